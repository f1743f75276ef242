import type { Route } from '../../adapters/desk-under-test.ts';
import type { SupplierControl, Ticket } from '../../simulators/lsp/index.ts';
import type { Stage } from '../stage/index.ts';
import { list, show } from './shown.ts';

/** Which incidents were handed over when, and with what; by our reference. */
export type HandedOver = ReadonlyMap<string, { readonly at: Temporal.Instant; readonly gave: Readonly<Record<string, string>> }>;

/** What became of one incident, as both ends have it. */
interface Became {
  /** Minutes until the resolver held a ticket for it; null: never. */
  readonly minutes: number | null;
  readonly theyNameUs: boolean;
  readonly weNameThem: boolean;
  /** Fields that the analyst gave, and those of them that the resolver cannot read as they were given. */
  readonly fields: readonly string[];
  readonly lost: readonly string[];
  /** What the resolver wrote, and how much of it can be read in our record. */
  readonly wrote: number;
  readonly reached: number;
  /** Minutes from the resolver's word that it is mended until our caller was asked; null: not yet, or never. */
  readonly askedAfter: number | null;
  readonly mended: boolean;
}
export interface Measured {
  readonly route: Route;
  readonly of: readonly Became[];
}

const minutesTo = (from: Temporal.Instant, to: string) => Temporal.Instant.from(to).since(from).total('minutes');

/** The supplier that the desk hands over to by that route. */
export function firstOf({ standard, lsp, other }: Stage, route: Route): SupplierControl {
  const national = standard.suppliers.find((supplier) => supplier.route === 'national-desk');
  show(route === 'direct' || national !== undefined, 'The standard knows no national desk, so nothing can go by it.');
  return other.suppliers[route === 'direct' ? lsp.id : national!.id]!;
}

/** Reads both ends: the resolver's tickets, and our own record of the same incident. */
export async function measured(stage: Stage, route: Route, handed: HandedOver): Promise<Measured> {
  const { lsp, other } = stage;
  const tickets = other.suppliers[lsp.id]!.tickets;
  const first = firstOf(stage, route);
  const assessor = await stage.as('assessor');
  const theirs = (reference: string): Ticket | undefined => {
    if (route === 'direct') return tickets.find(({ externalId }) => externalId === reference);
    const between = first.tickets.find(({ externalId }) => externalId === reference);
    const passed = between && first.passedOn[between.id];
    return passed && tickets.find(({ id }) => id === passed.ticket);
  };
  const of: Became[] = [];
  for (const [reference, { at, gave }] of handed) {
    const ticket = theirs(reference);
    const { timeline } = await assessor.incident(reference);
    const record = timeline.map(({ says }) => says);
    const read = ticket && new Set([ticket.description, ...Object.values(ticket.characteristic)]);
    const wrote = ticket?.note.filter(({ source }) => source === 'seller') ?? [];
    const asked = timeline.find(({ type }) => type === 'callerAsked');
    of.push({
      minutes: ticket ? minutesTo(at, ticket.creationDate) : null,
      theyNameUs: ticket?.externalId === reference,
      weNameThem: ticket !== undefined && record.some((says) => says.startsWith(`${lsp.name} accepted it as ${ticket.id} `)),
      fields: Object.keys(gave),
      lost: Object.entries(gave).flatMap(([field, value]) => (read?.has(value) ? [] : [field])),
      wrote: wrote.length,
      reached: wrote.filter(({ text }) => record.some((says) => says.includes(text))).length,
      askedAfter: ticket?.resolutionDate && asked ? minutesTo(Temporal.Instant.from(ticket.resolutionDate), asked.at) : null,
      mended: ticket?.resolutionDate !== undefined,
    });
  }
  return { route, of };
}

const both = ({ memory }: Stage) => memory.noted.get('routes') as readonly [Measured, Measured];
const straight = (stage: Stage): Measured['of'] => both(stage)[0].of;

export function expectEachAtOnce(stage: Stage, span: Temporal.Duration): void {
  const most = span.total('minutes');
  const of = straight(stage);
  const late = of.filter(({ minutes }) => minutes === null || minutes > most);
  show(late.length === 0, () => `All ${of.length} were to be with the LSP within ${most} minutes, and ${late.length} were not.`);
  const changed = [...new Set(of.flatMap(({ lost }) => lost))];
  show(changed.length === 0, () => `The LSP was to read every field as it was given, and could not read ${list(changed)}.`);
}

export function expectBothNamed(stage: Stage): void {
  const unnamed = straight(stage).filter(({ theyNameUs, weNameThem }) => !theyNameUs || !weNameThem);
  show(unnamed.length === 0, () => `Both sides were to know both references; of ${unnamed.length} incidents one side does not.`);
}

export function expectAllHeard(stage: Stage): void {
  const wrote = total(straight(stage), ({ wrote: words }) => words);
  const reached = total(straight(stage), ({ reached: words }) => words);
  show(wrote > 0, 'The LSP was to write something, and wrote nothing: nothing is shown about what comes back.');
  show(reached === wrote, () => `The LSP wrote ${wrote} times, and our record has ${reached} of what it wrote.`);
}

/** The figures as a table and, for a drawing, each incident's minutes: what the report lays side by side. */
export async function layOut(stage: Stage): Promise<void> {
  const routes = both(stage);
  const each = (figure: (of: Measured['of']) => string): readonly string[] => routes.map(({ of }) => figure(of));
  const count = (fits: (one: Became) => boolean) => each((of) => String(of.filter(fits).length));
  const share = (part: (one: Became) => number, whole: (one: Became) => number) =>
    each((of) => `${total(of, part)} of ${total(of, whole)}`);
  const minutes = ({ of }: Measured) => of.flatMap(({ minutes: after }) => (after === null ? [] : [round(after)]));
  const row = (measure: string, values: readonly string[]) => ({ measure, values });
  const comparison = {
    comparison: `The same ${routes[0].of.length} incidents by two routes to ${stage.lsp.name}; the national desk, its form and its delays are our own model`,
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
        count(({ mended }) => mended),
      ),
      row('Minutes from there until our caller is asked: half within', each(quantile(0.5, ({ askedAfter }) => askedAfter))),
      row(
        'Minutes from there until our caller is asked: nine in ten within',
        each(quantile(0.9, ({ askedAfter }) => askedAfter)),
      ),
    ],
    until: { says: 'How many the resolver has a ticket for, by the time since the hand-off', minutes: routes.map(minutes) },
  };
  await stage.keep({
    kind: 'comparison',
    title: comparison.comparison,
    mediaType: 'application/json',
    content: `${JSON.stringify(comparison, null, 2)}\n`,
  });
}

const total = (of: Measured['of'], figure: (one: Became) => number) => of.reduce((sum, one) => sum + figure(one), 0);
const round = (n: number) => Math.round(n * 10) / 10;
/** Nearest rank. */
const quantile =
  (share: number, figure: (one: Became) => number | null) =>
  (of: Measured['of']): string => {
    const known = of.flatMap((one) => figure(one) ?? []).sort((a, b) => a - b);
    const at = known[Math.ceil(share * known.length) - 1];
    return at === undefined ? 'none' : String(round(at));
  };
