import assert from 'node:assert/strict';
import { realTime } from '../../kernel/index.ts';
import type { Reach } from '../desk-under-test.ts';
import { CHANNEL_CASES } from './channels.ts';
import { PRACTICE_CASES } from './practices.ts';
import { clockOf, completeDataSet, logged, type Check } from './environment.ts';

const minutes = (n: number) => Temporal.Duration.from({ minutes: n });

/**
 * The contract of each part, and the case that shows that the adapter reaches it, at the other end of the connection where there is one.
 * Whether the desk does right is for scenarios: a desk that does wrong is reached all the same.
 */
export const CONTRACT_CASES: Readonly<Record<Reach, readonly [rule: string, check: Check]>> = {
  ...CHANNEL_CASES,
  ...PRACTICE_CASES,
  record: [
    'a logged incident is in the list, and its reference opens it',
    async (environment) => {
      const { reference } = await logged(environment);
      assert.deepEqual(
        (await environment.desk.everything()).map((each) => each.reference),
        [reference],
      );
      assert.equal((await (await environment.desk.as('assessor')).incident(reference)).reference, reference);
    },
  ],
  'life-cycle': [
    'an incident goes from open to closed, and is reopened',
    async (environment) => {
      const { reference } = await logged(environment);
      const analyst = await environment.desk.as('analyst');
      await analyst.acknowledge(reference);
      await analyst.respond(reference, 'We are on it.');
      await analyst.resolve(reference, 'The server was restarted.');
      assert.equal((await analyst.incident(reference)).state, 'resolved');
      await analyst.confirm(reference);
      await analyst.close(reference);
      assert.equal((await analyst.incident(reference)).state, 'closed');
      await analyst.reopen(reference, 'It is back.');
      assert.equal((await analyst.incident(reference)).state, 'open');
    },
  ],
  'follows-time': [
    'incidents are stamped by the clock of the harness, which stands still between steps',
    async (environment) => {
      const stamps = [];
      for (const moved of [0, 0, 7]) {
        await environment.clock.advance(minutes(moved));
        await realTime.sleep(400);
        const { openedAt } = await logged(environment);
        assert.ok(Temporal.Instant.from(openedAt).equals(environment.clock.now()), `${openedAt} at ${environment.clock.now()}`);
        stamps.push(openedAt);
      }
      assert.equal(new Set(stamps).size, 2, stamps.join());
    },
  ],
  'shows-response': [
    'a reply ends the response clock',
    async (environment) => {
      const { reference } = await logged(environment);
      const analyst = await environment.desk.as('analyst');
      const before = await clockOf(environment, reference, 'response');
      assert.ok(before.due === null || before.due !== '', 'its deadline is not told');
      await analyst.respond(reference, 'We are on it.');
      assert.notEqual((await clockOf(environment, reference, 'response')).state, 'running');
    },
  ],
  'shows-resolution': [
    'a reply does not end the resolution clock, and a resolution does',
    async (environment) => {
      const { reference } = await logged(environment);
      const analyst = await environment.desk.as('analyst');
      const { due } = await clockOf(environment, reference, 'resolution');
      await analyst.respond(reference, 'We are on it.');
      const after = await clockOf(environment, reference, 'resolution');
      assert.deepEqual([after.state, after.due], ['running', due], 'another measure was read');
      await analyst.resolve(reference, 'The server was restarted.');
      assert.notEqual((await clockOf(environment, reference, 'resolution')).state, 'running');
    },
  ],
  escalation: [
    'a major incident that is declared shows as one',
    async (environment) => {
      const { reference } = await logged(environment, { impact: '2', urgency: '2' });
      const manager = await environment.desk.as('duty-manager');
      assert.equal((await manager.incident(reference)).majorIncident, null);
      await manager.declareMajorIncident(reference, 'Three wards are without records.');
      assert.ok((await manager.incident(reference)).majorIncident);
    },
  ],
  rota: [
    'the turns of a week can be read, each with its role, a name, a telephone and its ends',
    async ({ desk }) => {
      const turns = await (await desk.as('assessor')).rota('2026-12-21', '2026-12-28');
      assert.ok(turns.length > 0, 'it names nobody');
      for (const { role, name, telephone, from, to } of turns) {
        assert.ok(role && name && telephone, `${role} from ${from}`);
        assert.ok(Temporal.Instant.compare(Temporal.Instant.from(from), Temporal.Instant.from(to)) < 0, `${role} from ${from}`);
      }
    },
  ],
  family: [
    'a link shows at both ends, and can be undone',
    async (environment) => {
      const analyst = await environment.desk.as('analyst');
      const [parent, child] = [(await logged(environment)).reference, (await logged(environment)).reference];
      await analyst.linkToParent(child, parent);
      assert.equal((await analyst.incident(child)).parent, parent);
      assert.deepEqual((await analyst.incident(parent)).children, [child]);
      await analyst.unlinkFromParent(child, 'Another fault.');
      assert.equal((await analyst.incident(child)).parent, null);
      assert.deepEqual((await analyst.incident(parent)).children, []);
    },
  ],
  agreements: [
    'an agreed deadline reads back, a reminder comes by mail, and a calendar can be closed',
    async (environment) => {
      const { reference } = await logged(environment);
      const [analyst, manager] = [await environment.desk.as('analyst'), await environment.desk.as('duty-manager')];
      const due = environment.clock.now().add({ hours: 900 }).toString();
      await manager.setDeadline(reference, 'resolution', due, 'Agreed.');
      assert.equal((await clockOf(environment, reference, 'resolution')).due, due);
      await analyst.acknowledge(reference);
      await analyst.remind(reference, environment.clock.now().add({ minutes: 5 }).toString(), 'Ask the ward.');
      await environment.clock.advance(Temporal.Duration.from({ hours: 96 }));
      assert.ok(
        environment.outside.mail.delivered.some(({ text }) => text.includes('Ask the ward.')),
        'no mail reminds',
      );
      const inHours = (hours: number) => environment.clock.now().add({ hours }).toString();
      await manager.shut(environment.calendar, { from: inHours(24), to: inHours(30) }, 'A move.');
    },
  ],
  explain: [
    'the explanation names the deadlines of the record, with lines',
    async (environment) => {
      const { reference } = await logged(environment);
      const { clocks } = await (await environment.desk.as('assessor')).explain(reference);
      for (const measures of ['response', 'resolution'] as const) {
        const clock = clocks.find((each) => each.measures === measures);
        assert.ok(clock, `no ${measures} clock`);
        assert.equal(clock.due, (await clockOf(environment, reference, measures)).due);
        assert.ok(clock.statement.length > 0 && clock.arithmetic.length > 0);
      }
    },
  ],
  supplier: [
    'a hand-off creates one ticket at the supplier, whose number the record names',
    async (environment) => {
      const { reference } = await logged(environment);
      const analyst = await environment.desk.as('analyst');
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
      const { id } = (await answer.json()) as { id: string };
      const [incident] = await desk.everything();
      assert.equal(id, incident?.reference);
    },
  ],

  attachments: [
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

  procedures: [
    'the procedures that are offered can be read, each with an id, a title and a version',
    async ({ desk }) => {
      const offered = await (await desk.as('analyst')).procedures();
      assert.ok(offered.length > 0, 'none is offered');
      for (const { id, title, version } of offered) assert.ok(id && title && version, id);
    },
  ],
  catalogue: [
    'the services that incidents are filed under are in the catalogue',
    async ({ desk, contact }) => {
      const services = await (await desk.as('analyst')).catalogue();
      assert.ok(services.some(({ id, name }) => id === contact.service && name !== ''));
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
    'a search finds an incident by a word of it, and nothing for other words; counts count it',
    async (environment) => {
      const { reference } = await logged(environment);
      const assessor = await environment.desk.as('assessor');
      assert.deepEqual(
        (await assessor.search('ward')).map((i) => i.reference),
        [reference],
      );
      assert.deepEqual(await assessor.search('unheard-of'), []);
      const { open, total } = await assessor.counts();
      assert.deepEqual([open, total], [1, 1]);
    },
  ],
  erasure: [
    'an erased passage is no longer in the record',
    async (environment) => {
      const { reference, description } = await logged(environment);
      const analyst = await environment.desk.as('analyst');
      const passage = description.split(' ').slice(-2).join(' ');
      await analyst.erase(reference, passage);
      assert.ok(!(await analyst.incident(reference)).description.includes(passage));
    },
  ],
  detector: [
    'a number that the detector finds is not kept',
    async (environment) => {
      const { reference } = await logged(environment);
      const analyst = await environment.desk.as('analyst');
      await analyst.note(reference, 'The NHS number is 943 476 5919, please look.');
      const { timeline } = await analyst.incident(reference);
      assert.ok(!timeline.some(({ says }) => says.includes('943 476 5919')));
    },
  ],
};
