import type { Unreached } from '../escalation-types.ts';
import type { NewEvent } from '../events.ts';
import type { Incident } from '../types.ts';

/** Reports of the telephone network about the call to the clinical safety officer or the deputy. */

/** Whoever was called has heard of it, and nobody else is told. It makes nobody the owner, and is no sign-off. */
export function officerAcknowledged({ safetyCase }: Incident, role: string): readonly NewEvent[] {
  const called = safetyCase?.told.findLast((each) => each.role === role);
  if (called === undefined || safetyCase?.heardAt !== null) return [];
  return [{ type: 'safetyOfficerAcknowledged', by: called.holder }];
}

/** Repeated reports about a call are recorded once. */
export function officerUnreached(
  { events, safetyCase }: Incident,
  { role, why, callId }: { readonly role: string; readonly why: Unreached; readonly callId: string },
): readonly NewEvent[] {
  const recorded = events.some((event) => event.type === 'safetyOfficerUnreached' && event.callId === callId);
  return recorded || safetyCase === null ? [] : [{ type: 'safetyOfficerUnreached', role, why, callId }];
}
