import assert from 'node:assert/strict';
import type { Reach } from '../desk-under-test.ts';
import { logged, type Check } from './environment.ts';

/** The contract of the practices beside incidents. */
export const PRACTICE_CASES = {
  knowledge: [
    'an article that is written is in the list, and its words find it',
    async (environment) => {
      const analyst = await environment.desk.as('analyst');
      const { service } = environment.contact;
      const reference = await analyst.knowledge.draft({
        service,
        title: 'Green screen',
        symptom: 'A screen is green',
        answer: 'Wait.',
      });
      for (const words of [undefined, 'green screen'])
        assert.deepEqual(
          (await analyst.knowledge.articles(words)).map((each) => each.reference),
          [reference],
        );
    },
  ],
  reports: [
    'the report of a day counts an incident that was logged on it, by its reference',
    async (environment) => {
      const { reference, openedAt } = await logged(environment);
      const day = Temporal.Instant.from(openedAt).toZonedDateTimeISO('Europe/London').toPlainDate().toString();
      const { figures } = await (await environment.desk.as('assessor')).reports.report(day);
      assert.deepEqual(figures.find(({ id }) => id === 'logged')?.counted, [reference]);
    },
  ],
  safety: [
    'possible harm is flagged, and the record says so',
    async (environment) => {
      const { reference } = await logged(environment);
      const analyst = await environment.desk.as('analyst');
      await analyst.safety.flagHarm(reference, ['possible-harm'], 'A dose was shown twice.');
      assert.equal((await analyst.safety.record(reference)).flagged, true);
    },
  ],
  room: [
    'an organisation that is named as affected, and an entry of the bridge log, are read back',
    async (environment) => {
      const { reference } = await logged(environment, { impact: '2', urgency: '2' });
      const manager = await environment.desk.as('duty-manager');
      await manager.declareMajorIncident(reference, 'Three wards are without records.');
      const before = await manager.room.state(reference);
      assert.deepEqual([before.affected, before.bridge], [[], []]);
      await manager.room.affected(reference, [(await manager.incident(reference)).organisation]);
      await manager.room.bridge(reference, 'All on the line.');
      const { affected, bridge } = await manager.room.state(reference);
      assert.deepEqual([affected.length, bridge.map(({ text }) => text)], [1, ['All on the line.']]);
    },
  ],
  changes: [
    'a change is raised, read, and in the schedule once it is approved',
    async (environment) => {
      const analyst = await environment.desk.as('analyst');
      const [organisation, service] = [environment.caller.organisation, environment.contact.service];
      const { reference } = await analyst.changes.raise({
        ...{ type: 'emergency', title: 'Restart', services: [service], organisations: [organisation] },
      });
      assert.equal((await analyst.changes.one(reference)).state, 'new');
      assert.deepEqual(await analyst.changes.schedule(), []);
      await analyst.changes.submit(reference);
      await (await environment.desk.as('change-manager')).changes.approve(reference);
      assert.deepEqual(
        (await analyst.changes.schedule()).map((each) => each.reference),
        [reference],
      );
    },
  ],
} satisfies Partial<Record<Reach, readonly [rule: string, check: Check]>>;
