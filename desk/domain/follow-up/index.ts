import { chaseOf, confirmationOf } from './remind-waiting-caller.ts';
import { nightlyCloseOf } from './nightly.ts';
import { remindersDue } from './reminders.ts';
import { missedNotices, movesToTeam, reportReminders } from './room.ts';
import { breachStepsOf, safetyDeputyOf } from './safety.ts';
import type { FollowUps } from './types.ts';

export type { FollowUp, FollowUps } from './types.ts';
export { nightAfter } from './nightly.ts';

/** Every automatic action of the policy, computed from the log alone, so repeating the call gives the same answer. */
export const followUps: FollowUps = (incident, policy) =>
  [
    chaseOf,
    confirmationOf,
    nightlyCloseOf,
    remindersDue,
    safetyDeputyOf,
    breachStepsOf,
    missedNotices,
    reportReminders,
    movesToTeam,
  ]
    .flatMap((of) => of(incident, policy))
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at));
