import assert from 'node:assert/strict';
import type { Reach } from '../desk-under-test.ts';
import { everything, type ContractEnvironment } from './environment.ts';

type Proof = (environment: ContractEnvironment) => Promise<void>;

const logged = async ({ desk, contact }: ContractEnvironment) => (await desk.as('analyst')).logCall(null, contact);

/** The promise behind each reach, and the case that checks it, at the other end of the wire where there is one. */
export const CONTRACT_CASES: Readonly<Record<Reach, readonly [promise: string, proof: Proof]>> = {
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
    'a letter becomes an incident of its sender, and an acknowledgement with the reference comes back',
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
    'a requester reports, and sees the incident',
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
    'there is a page to sign in on, and somebody to sign in as',
    async ({ desk, caller }) => {
      assert.ok(desk.addresses.pages, 'it has no address of pages');
      const page = await fetch(desk.addresses.pages);
      assert.match(page.headers.get('content-type') ?? '', /text\/html/);
      assert.ok(desk.credentials('analyst').password);
      assert.ok(desk.credentials('requester', caller.organisation).password);
    },
  ],
  api: [
    'an incident is led from open to closed and open again, and what is out of turn is refused',
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
    'its clocks read what the harness’s clock says',
    async (environment) => {
      const { reference } = await logged(environment);
      await environment.clock.advance(Temporal.Duration.from({ minutes: 7 }));
      const { clocks, openedAt } = await (await environment.desk.as('analyst')).incident(reference);
      assert.equal(Temporal.Instant.from(openedAt).until(environment.clock.now()).total('minutes'), 7);
      assert.equal(clocks.find(({ measures }) => measures === 'resolution')?.elapsedMs, 7 * 60_000);
    },
  ],
  escalation: [
    'an incident of the highest severity that nobody takes reaches somebody by telephone',
    async ({ desk, outside, clock, contact }) => {
      await (await desk.as('analyst')).logCall(null, { ...contact, impact: '1', urgency: '1' });
      await clock.advance(Temporal.Duration.from({ hours: 2 }));
      assert.ok(outside.telephone.placed.length > 0, 'nobody was called');
    },
  ],
  rota: [
    'somebody holds each role of the rota from the first day asked for until the last, turn by turn',
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
    'an incident becomes a part of another, is resolved with it, and is on its own once it is reopened or unlinked',
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
    'the duty manager sets a deadline by hand, an analyst may not, and whoever took the incident is reminded in its time',
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
      assert.equal(reminded.length, 1, 'whoever took it was to be reminded once, by mail');
      const closed = {
        from: environment.clock.now().add({ hours: 24 }).toString(),
        to: environment.clock.now().add({ hours: 30 }).toString(),
      };
      await assert.rejects(analyst.shut(environment.calendar, closed, 'A move.'), { name: 'DeskRefusal' });
      await manager.shut(environment.calendar, closed, 'A move.');
    },
  ],
  explain: [
    'the account of a clock adds up to its target, and its last line ends at the deadline',
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
    'a hand-off opens one ticket at the supplier, and an incomplete one is refused and opens none',
    async (environment) => {
      const { reference } = await logged(environment);
      const analyst = await environment.desk.as('analyst');
      await assert.rejects(analyst.handOff(reference, {}), { name: 'DeskRefusal', code: 'missing-data' });
      await environment.settle();
      assert.equal(environment.outside.supplier.tickets.length, 0);
      await analyst.handOff(reference, everything);
      await environment.settle();
      assert.equal(environment.outside.supplier.tickets.length, 1);
      const { supplier } = await analyst.incident(reference);
      assert.equal(supplier?.reference, environment.outside.supplier.tickets[0]?.id);
    },
  ],
  tickets: [
    "another organisation's desk logs an incident by TMF621, with a token of its own, and is given the reference",
    async ({ desk, neighbour }) => {
      const access = desk.wire.tickets?.(neighbour);
      assert.ok(access, 'it lets no other desk in');
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
    'a file comes back byte for byte, with its size and hash',
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
    'the history of an incident is a chain that the desk can recompute',
    async (environment) => {
      const { reference, timeline } = await logged(environment);
      const { intact, events } = await (await environment.desk.as('assessor')).verifyHistory(reference);
      assert.ok(intact);
      assert.ok(events >= timeline.length && timeline.length > 0);
    },
  ],
  search: [
    'words of an incident find it, and only for those who may see it',
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
