import type { Route } from '../../adapters/desk-under-test.ts';
import type { SupplierControl, Ticket } from '../../simulators/lsp/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import type { RouteOutcome, RoutedIncident } from '../environment/remembered.ts';
import { assertShown } from '../expectation.ts';

/** When each incident was handed off, and with which data; by our reference. */
export type HandedOff = ReadonlyMap<string, { readonly at: Temporal.Instant; readonly gave: Readonly<Record<string, string>> }>;

const minutesTo = (from: Temporal.Instant, to: string) => Temporal.Instant.from(to).since(from).total('minutes');

/** The supplier that receives the desk's hand-offs on that route. */
export function firstReceiver({ standard, lsp, other }: ScenarioEnvironment, route: Route): SupplierControl {
  const national = standard.suppliers.find((supplier) => supplier.route === 'national-desk');
  assertShown(
    route === 'direct' || national !== undefined,
    'The standard was to have a national desk; it has none, so no incident can go by it.',
  );
  return other.suppliers[route === 'direct' ? lsp.id : national!.id]!;
}

/** Reads each incident at both ends: the resolver's ticket and our own record. */
export async function measureRoute(environment: ScenarioEnvironment, route: Route, handed: HandedOff): Promise<RouteOutcome> {
  const { lsp, other } = environment;
  const tickets = other.suppliers[lsp.id]!.tickets;
  const first = firstReceiver(environment, route);
  const assessor = await environment.as('assessor');
  const theirs = (reference: string): Ticket | undefined => {
    if (route === 'direct') return tickets.find(({ externalId }) => externalId === reference);
    const between = first.tickets.find(({ externalId }) => externalId === reference);
    const passed = between && first.passedOn[between.id];
    return passed && tickets.find(({ id }) => id === passed.ticket);
  };
  const incidents: RoutedIncident[] = [];
  for (const [reference, { at, gave }] of handed) {
    const ticket = theirs(reference);
    const { timeline, supplier } = await assessor.incident(reference);
    const record = timeline.map(({ says }) => says);
    const read = ticket && new Set([ticket.description, ...Object.values(ticket.characteristic)]);
    const wrote = ticket?.note.filter(({ source }) => source === 'seller') ?? [];
    const asked = timeline.find(({ type }) => type === environment.desk.wording.events.callerAsked);
    incidents.push({
      minutes: ticket ? minutesTo(at, ticket.creationDate) : null,
      theyNameUs: ticket?.externalId === reference,
      weNameThem: ticket !== undefined && supplier?.id === lsp.id && supplier.reference === ticket.id,
      fields: Object.keys(gave),
      lost: Object.entries(gave).flatMap(([field, value]) => (read?.has(value) ? [] : [field])),
      wrote: wrote.length,
      reached: wrote.filter(({ text }) => record.some((says) => says.includes(text))).length,
      askedAfter: ticket?.resolutionDate && asked ? minutesTo(Temporal.Instant.from(ticket.resolutionDate), asked.at) : null,
      resolved: ticket?.resolutionDate !== undefined,
    });
  }
  return { route, incidents };
}

export const total = (of: RouteOutcome['incidents'], figure: (one: RoutedIncident) => number) =>
  of.reduce((sum, one) => sum + figure(one), 0);
