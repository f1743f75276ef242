import type { IncidentView } from '../../adapters/desk-under-test.ts';
import { sha256 } from '../../kernel/hash.ts';
import { steady } from './steady.ts';
import type { ScenarioEnvironment } from './types.ts';

/** Of longer lists, such as every incident of a sweep, the first are kept and the rest is counted. */
const MOST_IN_A_LIST = 500;

/** The text of a piece of evidence. A field that the adapter cannot tell is kept as such. */
export const json = (value: unknown): string => `${JSON.stringify(told(value), null, 2)}\n`;

function told(value: unknown): unknown {
  if (Array.isArray(value)) {
    const first = value.slice(0, MOST_IN_A_LIST).map(told);
    return value.length > MOST_IN_A_LIST ? [...first, `(and ${value.length - MOST_IN_A_LIST} more)`] : first;
  }
  if (value instanceof Map) return told(Object.fromEntries(value));
  if (value instanceof Uint8Array) return `(${value.length} bytes, SHA-256 ${sha256(value)})`;
  if (value instanceof Error)
    return told({ error: value.name, ...Object.fromEntries(Object.entries(value)), message: value.message });
  if (value === null || typeof value !== 'object' || 'toJSON' in value) return value;
  return Object.fromEntries(Object.keys(value).map((field) => [field, fieldOf(value, field)]));
}

function fieldOf(of: object, field: string): unknown {
  try {
    return told((of as Record<string, unknown>)[field]);
  } catch (error) {
    return `(not told: ${(error as Error).message})`;
  }
}

/** What the evidence keeps of an incident. Its clocks are kept apart. */
const OF_TIMELINE = [
  'reference',
  'organisation',
  'service',
  'channel',
  'severity',
  'state',
  'owner',
  'parent',
  'children',
  'supplier',
  'openedAt',
  'timeline',
  'escalations',
  'documents',
  'redactions',
] as const satisfies readonly (keyof IncidentView)[];

type Around = Pick<ScenarioEnvironment, 'desk' | 'other' | 'clock'>;

export const timelineOf = (incident: IncidentView, environment: Around): string =>
  steady(json(Object.fromEntries(OF_TIMELINE.map((field) => [field, fieldOf(incident, field)]))), environment);

export const clockOf = (reference: string, incident: IncidentView, { clock }: Around): string =>
  json({ reference, at: String(clock.now()), clocks: fieldOf(incident, 'clocks') });
