import type { DeskCommand } from '../incident/commands.ts';
import type { Incident } from '../incident/types.ts';
import type { Policy } from '../../../standards/index.ts';

/** What the desk does by itself with an incident that waits, and when, if nothing else happens. */
export interface FollowUp {
  readonly at: Temporal.Instant;
  readonly command: Extract<DeskCommand, { do: 'chaseCaller' | 'returnToShift' | 'autoClose' | 'deliverReminder' }>;
}
/** Earliest first; one that lies in the past is to be done at once. Pure. */
export type FollowUps = (incident: Incident, policy: Policy) => readonly FollowUp[];
