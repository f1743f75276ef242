import type { IncidentSummary, IncidentView } from '../../../adapters/desk-under-test.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import type { ChangedIncident } from '../../environment/remembered.ts';
import { assertShown } from '../../expectation.ts';
import { judgeRows } from '../rows.ts';

/** What a row of a list says of an incident too. */
const IN_ROWS = [
  'organisation',
  'service',
  'channel',
  'type',
  'summary',
  'severity',
  'state',
  'openedAt',
] as const satisfies readonly (keyof IncidentSummary)[];

/** How one view of an incident differs from its own record, in words; null: not at all. */
type View = (environment: ScenarioEnvironment, incident: IncidentView, changed: ChangedIncident) => Promise<string | null>;

function rowAgainst(incident: IncidentView, rows: readonly IncidentSummary[], place: string): string | null {
  const found = rows.filter(({ reference }) => reference === incident.reference);
  if (found.length !== 1) return `${place} has ${found.length} rows of it`;
  const field = IN_ROWS.find((each) => found[0]![each] !== incident[each]);
  return field === undefined ? null : `${place} has ${field} "${found[0]![field]}", its own record has "${incident[field]}"`;
}

const VIEWS: Readonly<Record<string, View>> = {
  record: async (_environment, incident, { state, severity, parent }) => {
    const meant = { state, severity, parent };
    const field = (['state', 'severity', 'parent'] as const).find((each) => incident[each] !== meant[each]);
    return field === undefined ? null : `its own record has ${field} "${incident[field]}", it was to be "${meant[field]}"`;
  },
  list: async (environment, incident) =>
    rowAgainst(incident, await (await environment.as('analyst')).incidents(), "the analyst's list"),
  search: async (environment, incident, { word }) =>
    rowAgainst(incident, await (await environment.as('analyst')).search(word), `the search for "${word}"`),
  'search by reference': async (environment, incident) =>
    rowAgainst(incident, await (await environment.as('analyst')).search(incident.reference), 'the search for the reference'),
  history: async (environment, { reference, timeline }) => {
    const { intact, events } = await (await environment.as('assessor')).verifyHistory(reference);
    if (!intact) return 'its history is not intact';
    return events === timeline.length ? null : `its history has ${events} events, its own record shows ${timeline.length}`;
  },
  'explanation of its clocks': async (environment, { reference, clocks }) => {
    const { clocks: explained } = await (await environment.as('assessor')).explain(reference);
    const differs = clocks.find(({ measures, due, state }) => {
      const same = explained.find((each) => each.measures === measures);
      return same === undefined || same.due !== due || same.state !== state;
    });
    return differs === undefined
      ? null
      : `the explanation of the ${differs.measures} clock differs from the clock, ${differs.state}`;
  },
  family: async (environment, { reference, parent }) => {
    if (parent === null) return null;
    const { children } = await (await environment.as('analyst')).incident(parent);
    return children.includes(reference) ? null : `it is a part of ${parent}, whose own record does not name it`;
  },
};

/** Each view of each incident against its own record, and that against what was done with it. */
export async function expectViewsAgree(environment: ScenarioEnvironment): Promise<void> {
  const assessor = await environment.as('assessor');
  const rows = environment.state.changed.flatMap((changed) => Object.keys(VIEWS).map((view) => ({ changed, view })));
  await judgeRows(environment, rows, {
    sentence: ({ changed: { channel, done }, view }) => `${view} of an incident by ${channel}, ${done}`,
    check: async ({ changed, view }) => {
      const differs = await VIEWS[view]!(environment, await assessor.incident(changed.reference), changed);
      assertShown(differs === null, () => `${changed.reference}, ${changed.done}: ${differs}`);
    },
  });
}

const tally = (values: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...new Set(values)].map((value) => [value, values.filter((each) => each === value).length]));

/** The figures of the desk against a count of the incidents' own records. */
export async function expectCountsAgree(environment: ScenarioEnvironment): Promise<void> {
  const assessor = await environment.as('assessor');
  const counts = await (await environment.as('analyst')).counts();
  const incidents = await Promise.all(
    (await environment.desk.everything()).map(async ({ reference }) => assessor.incident(reference)),
  );
  const counted: Readonly<Record<'bySeverity' | 'byState', Readonly<Record<string, number>>>> = {
    bySeverity: tally(incidents.map(({ severity }) => severity)),
    byState: tally(incidents.map(({ state }) => state)),
  };
  const rows = (Object.keys(counted) as (keyof typeof counted)[]).flatMap((kind) =>
    Object.entries(counted[kind]).map(([of, number]) => ({ kind, of, number })),
  );
  await judgeRows(environment, [{ kind: 'total' as const, of: '', number: incidents.length }, ...rows], {
    sentence: ({ kind, of }) => `count ${kind} ${of}`.trim(),
    check: ({ kind, of, number }) => {
      const shown = kind === 'total' ? counts.total : (counts[kind] as Readonly<Record<string, number>>)[of];
      assertShown(shown === number, `the count ${kind} ${of} was to be ${number}, as the records are; it is ${shown ?? 0}`);
    },
  });
}
