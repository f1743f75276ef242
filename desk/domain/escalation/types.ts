import type { ClockDefinition } from '../../../service-levels/index.ts';
import type { Incident, DeputyCallReason } from '../incident/types.ts';
import type { EscalationStep, Policy } from '../../../standards/index.ts';

/** A step of the plan with the instant at which it falls due if nothing else happens. Steps already taken are excluded. */
export interface PlannedStep {
  readonly step: EscalationStep;
  readonly planned: Temporal.Instant;
  /** The deputy to call, by role, when the step was taken and not acknowledged. Absent: the step itself. */
  readonly deputy?: { readonly role: string; readonly because: DeputyCallReason };
}
/** Steps of the plan still to take for an incident, earliest first. Pure. */
export type DueSteps = (incident: Incident, policy: Policy, clocks: readonly ClockDefinition[]) => readonly PlannedStep[];
