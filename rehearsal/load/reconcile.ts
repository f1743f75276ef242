import { leaksIn } from '../../evidence/index.ts';
import { realTime } from '../../kernel/index.ts';
import type { Ticket } from '../../simulators/index.ts';

interface Row {
  readonly reference: string;
  readonly severity: string;
  readonly state: string;
}
interface Clock {
  readonly measures: string;
  readonly state: string;
  readonly breached: boolean;
  readonly elapsedMs: number;
}
interface Detail extends Row {
  readonly supplier: { readonly reference: string | null } | null;
  readonly clocks: readonly Clock[];
  readonly redactions?: readonly { readonly kind: string; readonly count: number }[];
}

/** The desk's incidents after a load, read through its API as the assessor. */
export interface Stored {
  readonly references: ReadonlySet<string>;
  /** All rows of the list, as text. */
  readonly rows: string;
  /** Severity 1 and 2, each with its response clock. */
  readonly urgent: readonly Detail[];
}

export async function readStore(url: string, token: string): Promise<Stored> {
  const get = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`reading the desk after the load: GET ${path} was answered ${answer.status}`);
    return (await answer.json()) as T;
  };
  const rows: Row[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: { items: Row[]; next: string | null } = await get(
      `/api/incidents?limit=100${after && `&after=${encodeURIComponent(after)}`}`,
    );
    rows.push(...page.items);
    after = page.next;
  }
  const urgent: Detail[] = [];
  for (const { reference } of rows.filter((row) => row.severity === '1' || row.severity === '2'))
    urgent.push(await get(`/api/incidents/${reference}`));
  return { references: new Set(rows.map((row) => row.reference)), rows: JSON.stringify(rows), urgent };
}

/** Reads until every hand-off has its supplier's reference: the outbox delivers after the load is over. Bounded. */
export async function readOnceHandedOff(url: string, token: string, patienceMs = 40_000): Promise<Stored> {
  const until = realTime.elapsedMs() + patienceMs;
  for (;;) {
    const stored = await readStore(url, token);
    const waiting = stored.urgent.filter((incident) => incident.supplier !== null && incident.supplier.reference === null);
    if (waiting.length === 0 || realTime.elapsedMs() > until) return stored;
    await realTime.sleep(500);
  }
}

export interface Reconciliation {
  readonly acknowledged: number;
  readonly stored: number;
  readonly missing: readonly string[];
  readonly extra: number;
}

/** Compares acknowledged with stored contacts. Extra ones were stored, but their response was lost on the wire. */
export function reconcile(acknowledged: ReadonlyMap<string, string>, { references }: Stored): Reconciliation {
  const acknowledgedReferences = new Set(acknowledged.values());
  return {
    acknowledged: acknowledged.size,
    stored: references.size,
    missing: [...acknowledgedReferences].filter((reference) => !references.has(reference)).sort(),
    extra: [...references].filter((reference) => !acknowledgedReferences.has(reference)).length,
  };
}

export interface TicketFault {
  readonly says: string;
  /** A second ticket is wrong on any machine; a missing one may only be late. */
  readonly onAnyMachine: boolean;
}

/** Handed-off incidents without exactly one supplier ticket, each with what was found instead. */
export function ticketFaults(
  { urgent }: Stored,
  tickets: readonly Ticket[],
): { readonly handedOff: number; readonly faults: readonly TicketFault[] } {
  const byReference = Map.groupBy(tickets, (ticket) => ticket.externalId ?? '');
  const handedOff = urgent.filter((incident) => incident.supplier !== null);
  const faults = handedOff.flatMap(({ reference }) => {
    const n = byReference.get(reference)?.length ?? 0;
    return n === 1 ? [] : [{ says: `${reference} has ${n} tickets at the supplier`, onAnyMachine: n > 1 }];
  });
  return { handedOff: handedOff.length, faults };
}

/**
 * Patients' numbers that came with the load: how many incidents say that one was taken out, and how many are left in records, lists and tickets.
 * They are counted by what redacts the evidence and scans the pack, so that the three cannot disagree.
 */
export function numbersKept(
  { rows, urgent }: Stored,
  tickets: readonly Ticket[],
): { readonly planted: number; readonly kept: number } {
  const planted = urgent.filter(({ redactions = [] }) => redactions.some(({ kind }) => kind === 'nhs-number')).length;
  const found = [rows, ...urgent, ...tickets].flatMap((each) =>
    leaksIn('load.json', typeof each === 'string' ? each : JSON.stringify(each)),
  );
  return { planted, kept: found.filter(({ kind }) => kind === 'nhs-number').reduce((sum, { count }) => sum + count, 0) };
}
