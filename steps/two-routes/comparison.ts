import type { ScenarioEnvironment } from '../environment/index.ts';
import type { RouteOutcome, RoutedIncident } from '../environment/remembered.ts';
import { list } from '../expectation.ts';
import { total } from './observations.ts';

/** Keeps the figures of both routes as a table, and each incident's minutes for the report's plot. */
export async function keepComparison(environment: ScenarioEnvironment): Promise<void> {
  const routes = environment.state.routes;
  const each = (figure: (of: RouteOutcome['incidents']) => string): readonly string[] =>
    routes.map(({ incidents }) => figure(incidents));
  const count = (fits: (one: RoutedIncident) => boolean) => each((of) => String(of.filter(fits).length));
  const share = (part: (one: RoutedIncident) => number, whole: (one: RoutedIncident) => number) =>
    each((of) => `${total(of, part)} of ${total(of, whole)}`);
  const minutes = ({ incidents }: RouteOutcome) =>
    incidents.flatMap(({ minutes: after }) => (after === null ? [] : [round(after)]));
  const row = (measure: string, values: readonly string[]) => ({ measure, values });
  const comparison = {
    comparison: `The same ${routes[0].incidents.length} incidents by two routes to ${environment.lsp.name}; the national desk, its form and its delays are our own model`,
    columns: ['Straight to the supplier', 'By the national desk'],
    rows: [
      row(
        'Incidents handed over',
        count(() => true),
      ),
      row(
        'The resolver has a ticket for it',
        count(({ minutes: after }) => after !== null),
      ),
      row('Minutes until it has: half of them within', each(quantile(0.5, ({ minutes: after }) => after))),
      row('Minutes until it has: nine in ten within', each(quantile(0.9, ({ minutes: after }) => after))),
      row(
        'The resolver knows our reference',
        count(({ theyNameUs }) => theyNameUs),
      ),
      row(
        'We know the resolver\u2019s reference',
        count(({ weNameThem }) => weNameThem),
      ),
      row(
        'Fields that the resolver reads as they were given',
        share(
          ({ fields, lost }) => fields.length - lost.length,
          ({ fields }) => fields.length,
        ),
      ),
      row(
        'Fields changed or lost on the way',
        each((of) => list([...new Set(of.flatMap(({ lost }) => lost))].sort())),
      ),
      row(
        'What the resolver wrote that is in our record, in its words',
        share(
          ({ reached }) => reached,
          ({ wrote }) => wrote,
        ),
      ),
      row(
        'Mended by the resolver',
        count(({ resolved }) => resolved),
      ),
      row('Minutes from there until our caller is asked: half within', each(quantile(0.5, ({ askedAfter }) => askedAfter))),
      row(
        'Minutes from there until our caller is asked: nine in ten within',
        each(quantile(0.9, ({ askedAfter }) => askedAfter)),
      ),
    ],
    until: { says: 'How many the resolver has a ticket for, by the time since the hand-off', minutes: routes.map(minutes) },
  };
  await environment.keep({
    kind: 'comparison',
    title: comparison.comparison,
    mediaType: 'application/json',
    content: `${JSON.stringify(comparison, null, 2)}\n`,
  });
}

const round = (n: number) => Math.round(n * 10) / 10;

/** By nearest rank. */
const quantile =
  (share: number, figure: (one: RoutedIncident) => number | null) =>
  (of: RouteOutcome['incidents']): string => {
    const known = of.flatMap((one) => figure(one) ?? []).sort((a, b) => a - b);
    const at = known[Math.ceil(share * known.length) - 1];
    return at === undefined ? 'none' : String(round(at));
  };
