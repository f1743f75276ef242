import type { DeskCommand } from '../incident/commands.ts';
import type { Incident } from '../incident/types.ts';
import type { Policy } from '../../../standards/index.ts';

/** An automatic action on a waiting incident, and when it falls due if nothing else happens. */
export interface FollowUp {
  readonly at: Temporal.Instant;
  readonly command: Extract<
    DeskCommand,
    { do: 'chaseCaller' | 'returnToShift' | 'autoClose' | 'deliverReminder' | 'tellSafetyDeputy' | 'takeBreachStep' }
  >;
}
/** Earliest first. An action due in the past is to be done at once. Pure. */
export type FollowUps = (incident: Incident, policy: Policy) => readonly FollowUp[];
