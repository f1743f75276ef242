import type { Policy } from '../../../standards/index.ts';
import { breachSteps, deputyDue, deputyToTell, type Incident } from '../incident/index.ts';
import type { FollowUp } from './types.ts';

/** Tells the deputy of the clinical safety officer when the officer has not acted in time or was not reached, closed or not. */
export function safetyDeputyOf(incident: Incident, policy: Policy): readonly FollowUp[] {
  const at = deputyDue(incident, policy, deputyToTell(incident, policy));
  return at === null ? [] : [{ at, command: { do: 'tellSafetyDeputy', planned: String(at) } }];
}

/** The steps towards the limit of a data-security incident, whatever the state of the incident. */
export const breachStepsOf = (incident: Incident, policy: Policy): readonly FollowUp[] =>
  breachSteps(incident, policy).map(({ after, planned }) => ({
    at: planned,
    command: { do: 'takeBreachStep', after, planned: String(planned) },
  }));
