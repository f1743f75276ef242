import type { NewEvent, RecordedEvent } from '../../incident/index.ts';
import { factsOf } from '../incident-facts.ts';
import type { IncidentFacts } from '../facts.ts';
import type { PolicySince } from '../verdicts.ts';
import { loadStandard } from '../../../../standards/index.ts';

export const standard = await loadStandard('standards/nhs-lsd');
export const SHIPPED: readonly PolicySince[] = [{ since: 0, policy: standard }];
export const msOf = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;

type Opened = Extract<NewEvent, { type: 'opened' }>;
const OPENED: Opened = {
  type: 'opened',
  channel: 'phone',
  organisation: 'northgate',
  service: 'crs',
  contactType: 'incident',
  impact: '3',
  urgency: '3',
  severity: '3',
  safety: [],
  texts: { caller: 'Ada Jones', summary: 'No records', description: 'No records on 4F' },
};
const ANALYST = { id: 'analyst', name: 'Bo Smith', role: 'analyst' } as const;

/** One row of a log: an instant and an event. */
export type Row = readonly [at: string, event: NewEvent];
export const opened = (at: string, more: Partial<Opened> = {}): Row => [at, { ...OPENED, ...more }];

/** The rows as a recorded log. Their texts are kept, their hashes are none. */
export const recorded = (rows: readonly Row[]): readonly RecordedEvent[] =>
  rows.map(([at, event], i) => ({
    ...event,
    texts: event.texts ?? {},
    seq: i + 1,
    at: String(Temporal.Instant.from(at)),
    actor: ANALYST,
    hash: String(i + 1),
    previous: String(i),
  }));

/** The facts of an incident with these events. */
export const incident = (reference: string, rows: readonly Row[], policies = SHIPPED): IncidentFacts =>
  factsOf(reference, recorded(rows), policies);

export const resolved = (at: string, more: { readonly withdrawn?: true; readonly firstContact?: true } = {}): Row => [
  at,
  { type: 'resolved', ...more },
];
export const reopened = (at: string): Row => [at, { type: 'reopened', supplierAgain: false }];
export const responded = (at: string): Row => [at, { type: 'responded', by: 'analyst', channel: 'phone' }];
