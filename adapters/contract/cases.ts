import assert from 'node:assert/strict';
import type { Reach } from '../desk-under-test.ts';
import { completeDataSet, type ContractEnvironment } from './environment.ts';

type Check = (environment: ContractEnvironment) => Promise<void>;

const logged = async ({ desk, contact }: ContractEnvironment) => (await desk.as('analyst')).logCall(null, contact);

/** The contract of each reach, and the case that checks it, at the other end of the connection where there is one. */
export const CONTRACT_CASES: Readonly<Record<Reach, readonly [rule: string, check: Check]>> = {
  phone: [
    'a call is logged while the caller waits, and the caller hears the reference',
    async ({ desk, outside, caller, contact, settle }) => {
      const call = await outside.telephone.call(caller.telephone);
      const { reference, channel } = await (await desk.as('analyst')).logCall(call.id, contact);
      await settle();
      assert.equal(channel, 'phone');
      assert.ok(
        call.heard.some((words) => words.includes(reference)),
        `the caller heard ${JSON.stringify(call.heard)}`,
      );
    },
  ],
  email: [
    'a mail becomes an incident of its sender, who gets an acknowledgement with the reference',
    async ({ desk, outside, caller, settle }) => {
      await outside.mail.send({ from: caller.mail, to: desk.addresses.mail, subject: 'No clinics', text: 'The list is empty.' });
      await settle();
      const [incident, ...more] = await desk.everything();
      assert.deepEqual(more, []);
      assert.equal(incident?.channel, 'email');
      assert.equal(incident.organisation, caller.organisation);
      assert.ok(outside.mail.inbox(caller.mail).some(({ subject, text }) => `${subject} ${text}`.includes(incident.reference)));
    },
  ],
  fax: [
    'a fax becomes an incident that holds its image, byte for byte',
    async ({ desk, outside, caller, settle }) => {
      const { tiff } = await outside.mail.fax({
        from: caller.telephone,
        to: desk.addresses.fax,
        lines: ['The printer is on fire'],
      });
      await settle();
      const [summary] = await desk.everything();
      assert.equal(summary?.channel, 'fax');
      const assessor = await desk.as('assessor');
      const { documents } = await assessor.incident(summary.reference);
      const image = documents.find(({ mediaType }) => mediaType === 'image/tiff');
      assert.ok(image, 'it holds no TIFF');
      assert.ok((await assessor.document(summary.reference, image.id)).equals(tiff), 'the TIFF differs');
    },
  ],
  portal: [
    'a requester reports an incident and sees it',
    async ({ desk, contact: { caller, ...report } }) => {
      const requester = await desk.as('requester', caller.organisation);
      const { reference, channel } = await requester.report(report);
      assert.equal(channel, 'portal');
      assert.deepEqual(
        (await requester.incidents()).map((i) => i.reference),
        [reference],
      );
    },
  ],
  pages: [
    'there is a page to sign in on, and credentials to sign in with',
    async ({ desk, caller }) => {
      assert.ok(desk.addresses.pages, 'it has no address of pages');
      const page = await fetch(desk.addresses.pages);
      assert.match(page.headers.get('content-type') ?? '', /text\/html/);
      assert.ok(desk.credentials('analyst').password);
      assert.ok(desk.credentials('requester', caller.organisation).password);
    },
  ],
  api: [
    'an incident goes from open to closed and is reopened, and a command in the wrong state is refused',
    async (environment) => {
      const { reference } = await logged(environment);
      const analyst = await environment.desk.as('analyst');
      await analyst.acknowledge(reference);
      await analyst.respond(reference, 'We are on it.');
      await assert.rejects(analyst.close(reference), { name: 'DeskRefusal' });
      await analyst.resolve(reference, 'The server was restarted.');
      assert.equal((await analyst.incident(reference)).state, 'resolved');
      await analyst.confirm(reference);
      await analyst.close(reference);
      assert.equal((await analyst.incident(reference)).state, 'closed');
      await analyst.reopen(reference, 'It is back.');
      assert.equal((await analyst.incident(reference)).state, 'open');
    },
  ],
  clock: [
    'the desk follows the clock of the harness',
    async (environment) => {
      const { reference } = await logged(environment);
      await environment.clock.advance(Temporal.Duration.from({ minutes: 7 }));
      const { clocks, openedAt } = await (await environment.desk.as('analyst')).incident(reference);
      assert.equal(Temporal.Instant.from(openedAt).until(environment.clock.now()).total('minutes'), 7);
      assert.equal(clocks.find(({ measures }) => measures === 'resolution')?.elapsedMs, 7 * 60_000);
    },
  ],
  escalation: [
    'an unacknowledged incident of the highest severity leads to a call',
    async ({ desk, outside, clock, contact }) => {
      await (await desk.as('analyst')).logCall(null, { ...contact, impact: '1', urgency: '1' });
      await clock.advance(Temporal.Duration.from({ hours: 2 }));
      assert.ok(outside.telephone.placed.length > 0, 'nobody was called');
    },
  ],
  rota: [
    'each role of the rota is held without a gap over the days asked for',
    async ({ desk }) => {
      const turns = await (await desk.as('assessor')).rota('2026-12-21', '2026-12-28');
      assert.ok(turns.length > 0, 'it names nobody');
      for (const [role, own] of Map.groupBy(turns, (turn) => turn.role)) {
        assert.deepEqual([own[0]?.from, own.at(-1)?.to], ['2026-12-21T00:00:00Z', '2026-12-28T00:00:00Z'], role);
        for (const [i, { name, telephone, from }] of own.entries()) {
          assert.ok(name && telephone, role);
          if (i > 0) assert.equal(from, own[i - 1]!.to, role);
        }
      }
    },
  ],
  family: [
    'a child incident is resolved with its parent, and unlinked when it is reopened',
    async (environment) => {
      const analyst = await environment.desk.as('analyst');
      const [parent, child, other] = [await logged(environment), await logged(environment), await logged(environment)].map(
        (i) => i.reference,
      ) as [string, string, string];
      await analyst.linkToParent(child, parent);
      await analyst.linkToParent(other, parent);
      assert.equal((await analyst.incident(child)).parent, parent);
      assert.deepEqual((await analyst.incident(parent)).children, [child, other]);
      await assert.rejects(analyst.linkToParent(parent, child), { name: 'DeskRefusal', code: 'wrong-state' });
      await analyst.unlinkFromParent(other, 'Another fault.');
      assert.equal((await analyst.incident(other)).parent, null);
      await analyst.resolve(parent, 'The server was restarted.');
      assert.deepEqual([(await analyst.incident(child)).state, (await analyst.incident(other)).state], ['resolved', 'open']);
      await analyst.reopen(child, 'Not here.');
      assert.equal((await analyst.incident(child)).parent, null);
      assert.deepEqual((await analyst.incident(parent)).children, []);
    },
  ],
  agreements: [
    'the duty manager sets a deadline, an analyst may not, and the owner gets a reminder in time',
    async (environment) => {
      const { reference } = await logged(environment);
      const [analyst, manager] = [await environment.desk.as('analyst'), await environment.desk.as('duty-manager')];
      const due = environment.clock.now().add({ hours: 900 }).toString();
      await assert.rejects(analyst.setDeadline(reference, 'resolution', due, 'Agreed.'), { name: 'DeskRefusal' });
      await manager.setDeadline(reference, 'resolution', due, 'Agreed.');
      const { clocks } = await analyst.incident(reference);
      assert.equal(clocks.find(({ measures }) => measures === 'resolution')?.due, due);
      await analyst.acknowledge(reference);
      await analyst.remind(reference, environment.clock.now().add({ minutes: 5 }).toString(), 'Ask the ward.');
      await environment.clock.advance(Temporal.Duration.from({ hours: 96 }));
      const reminded = environment.outside.mail.delivered.filter(({ text }) => text.includes('Ask the ward.'));
      assert.equal(reminded.length, 1, 'the owner gets one reminder by mail');
      const closed = {
        from: environment.clock.now().add({ hours: 24 }).toString(),
        to: environment.clock.now().add({ hours: 30 }).toString(),
      };
      await assert.rejects(analyst.shut(environment.calendar, closed, 'A move.'), { name: 'DeskRefusal' });
      await manager.shut(environment.calendar, closed, 'A move.');
    },
  ],
  explain: [
    'the statement of a clock adds up to its target, and its last line ends at the deadline',
    async (environment) => {
      const { reference } = await logged(environment);
      await environment.clock.advance(Temporal.Duration.from({ minutes: 7 }));
      const assessor = await environment.desk.as('assessor');
      const { clocks } = await assessor.explain(reference);
      const { clocks: read } = await assessor.incident(reference);
      for (const measures of ['response', 'resolution']) {
        const clock = clocks.find((each) => each.measures === measures);
        assert.ok(clock, `no ${measures} clock`);
        assert.equal(clock.due, read.find((each) => each.measures === measures)?.due);
        assert.equal(
          clock.statement.reduce((sum, { countedMs }) => sum + countedMs, 0),
          clock.targetMs,
        );
        assert.equal(clock.statement.at(-1)?.to, clock.due);
        assert.ok(clock.arithmetic.length > 0);
      }
    },
  ],
  supplier: [
    'a hand-off creates one ticket at the supplier, and an incomplete hand-off is refused',
    async (environment) => {
      const { reference } = await logged(environment);
      const analyst = await environment.desk.as('analyst');
      await assert.rejects(analyst.handOff(reference, {}), { name: 'DeskRefusal', code: 'missing-data' });
      await environment.settle();
      assert.equal(environment.outside.supplier.tickets.length, 0);
      await analyst.handOff(reference, completeDataSet);
      await environment.settle();
      assert.equal(environment.outside.supplier.tickets.length, 1);
      const { supplier } = await analyst.incident(reference);
      assert.equal(supplier?.reference, environment.outside.supplier.tickets[0]?.id);
    },
  ],
  tickets: [
    'the desk of another organisation logs an incident by TMF621 with its own token, and gets the reference',
    async ({ desk, neighbour }) => {
      const access = desk.wire.tickets?.(neighbour);
      assert.ok(access, 'no other desk has access');
      const basic = Buffer.from(`${access.clientId}:${access.clientSecret}`).toString('base64');
      const granted = await fetch(access.tokenUrl, {
        method: 'POST',
        headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'grant_type=client_credentials',
      });
      const { access_token: token } = (await granted.json()) as { access_token: string };
      const answer = await fetch(`${access.url}/troubleTicket`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ description: 'No images load.', severity: 'Major', ticketType: 'incident', externalId: 'X-1' }),
      });
      assert.equal(answer.status, 201);
      const { id, status } = (await answer.json()) as { id: string; status: string };
      const [incident] = await desk.everything();
      assert.deepEqual([id, status, incident?.channel], [incident?.reference, 'acknowledged', 'partner']);
    },
  ],
  documents: [
    'an attached file is returned byte for byte, with its size',
    async (environment) => {
      const { reference } = await logged(environment);
      const analyst = await environment.desk.as('analyst');
      const content = Buffer.from('%PDF-1.4\nA floor plan\n%%EOF\n');
      const { id, size } = await analyst.attach(reference, { name: 'plan.pdf', mediaType: 'application/pdf', content });
      assert.equal(size, content.length);
      assert.ok((await analyst.document(reference, id)).equals(content));
    },
  ],
  audit: [
    'the desk verifies the hash chain of an incident',
    async (environment) => {
      const { reference, timeline } = await logged(environment);
      const { intact, events } = await (await environment.desk.as('assessor')).verifyHistory(reference);
      assert.ok(intact);
      assert.ok(events >= timeline.length && timeline.length > 0);
    },
  ],
  search: [
    'a search finds an incident by a word of it, and nothing for other words',
    async (environment) => {
      const { reference } = await logged(environment);
      const assessor = await environment.desk.as('assessor');
      assert.deepEqual(
        (await assessor.search('ward')).map((i) => i.reference),
        [reference],
      );
      assert.deepEqual(await assessor.search('unheard-of'), []);
    },
  ],
};
