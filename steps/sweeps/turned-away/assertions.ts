import type { ScenarioEnvironment } from '../../environment/index.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import { assertShown, list } from '../../expectation.ts';
import { judgeRows } from '../rows.ts';

/** One event, under whatever name. */
const ANYTHING = 'an event';

export async function expectAnswers(environment: ScenarioEnvironment): Promise<void> {
  await judgeRows(environment, environment.state.came, {
    sentence: ({ row }) => `${row.what}: answered ${row.answered}`,
    check: ({ row, answered }) =>
      assertShown(answered === row.answered, `it was to be answered "${row.answered}"; it was "${answered}"`),
  });
}

export async function expectTraces(environment: ScenarioEnvironment): Promise<void> {
  await judgeRows(environment, environment.state.came, {
    sentence: ({ row }) => `${row.what}: opens ${row.opened}, records ${row.recorded || 'nothing'}, sends ${row.letters}`,
    check({ row, opened, recorded, letters }) {
      const wanted =
        row.recorded === '' ? [] : row.recorded === ANYTHING ? recorded.slice(0, 1) : [eventOf(environment, row.recorded)];
      assertShown(opened === row.opened, `it was to open ${row.opened} incidents; it opened ${opened}`);
      assertShown(
        recorded.join() === wanted.join() && (row.recorded !== ANYTHING || recorded.length === 1),
        `the incident was to record ${row.recorded || 'nothing'}; it recorded ${list(recorded)}`,
      );
      assertShown(letters === row.letters, `${row.letters} letters were to leave the desk; ${letters} did`);
    },
  });
}

/** The desk's own name of an event. */
function eventOf({ desk }: ScenarioEnvironment, event: string): string {
  const { events } = desk.wording;
  if (!(event in events)) throw new HarnessFault(`No event is called "${event}". Known: ${Object.keys(events).join(', ')}.`);
  return events[event as keyof typeof events];
}
