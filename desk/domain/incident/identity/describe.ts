import type { RecordedEvent } from '../events.ts';
import type { IdentityEvent } from './types.ts';

type Recorded = Extract<RecordedEvent, { type: IdentityEvent['type'] }>;
const TYPES: ReadonlySet<RecordedEvent['type']> = new Set<IdentityEvent['type']>([
  'rungBack',
  'identityChecked',
  'accountChanged',
]);
export const isIdentityEvent = (event: RecordedEvent): event is Recorded => TYPES.has(event.type);

const RESULTS = { confirmed: 'is confirmed', 'not-confirmed': 'is not confirmed', refused: 'refused the check' } as const;

/** The sentence that describes a check of a caller, or what followed. It holds no answer. Pure. */
export function describeIdentityEvent(event: Recorded): string {
  const who = event.texts['who'] ?? '[erased]';
  switch (event.type) {
    case 'rungBack':
      return `${who} is rung back on the number of the directory${event.offered ? '; the caller offered another, which was not rung' : ''}.`;
    case 'identityChecked':
      return `Identity of ${who} (${event.method}): ${RESULTS[event.result]}.`;
    case 'accountChanged':
      return `Account of ${who}: ${event.action}.`;
    default:
      return event satisfies never;
  }
}
