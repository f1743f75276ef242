import type { DeskCommand } from './commands.ts';
import type { NewEvent } from './events.ts';
import { becomesManager } from './major.ts';
import { isOver, refuse } from './refuse.ts';
import { DATA_SECURITY_STEP } from './data-security/types.ts';
import { CALL_BACK_STEP } from './identity/types.ts';
import { officerAcknowledged, officerUnreached } from './safety/calls.ts';
import { SAFETY_STEP } from './safety/types.ts';
import type { Incident } from './types.ts';
import { contactAt, type Policy } from '../../../standards/index.ts';

/** A step is taken once, even if its planned time changes afterwards. */
export function escalate(
  state: Incident,
  id: string,
  planned: string,
  policy: Policy,
  now: Temporal.Instant,
): readonly NewEvent[] {
  if (isOver(state) || state.escalations.some(({ step }) => step === id)) return [];
  const step = policy.escalation.steps.find((each) => each.id === id);
  if (!step) throw refuse.invalid(`"${id}" is not a step of the escalation plan.`);
  const { kind, to, channels } = step;
  return [{ type: 'escalated', step: id, kind, to, planned, channels, ...holderOf(to, policy, now) }];
}

/** Each deputy is called once for a step. */
export function escalateToDeputy(
  state: Incident,
  { step, to, planned, because }: Extract<DeskCommand, { do: 'escalateToDeputy' }>,
  policy: Policy,
  now: Temporal.Instant,
): readonly NewEvent[] {
  const taken = state.escalations.find((each) => each.step === step);
  if (isOver(state) || !taken || taken.acknowledgedAt !== null || taken.passedOn.some((each) => each.to === to)) return [];
  return [{ type: 'escalationPassedOn', step, to, planned, because, ...holderOf(to, policy, now) }];
}

/** The role's holder at the time of the call, so a later change of the rota does not alter the record. */
function holderOf(role: string, policy: Policy, now: Temporal.Instant): { readonly holder?: string } {
  const name = contactAt(policy, role, now)?.name;
  return name === undefined ? {} : { holder: name };
}

/** Repeated network reports about a call are recorded once. */
export function unreached(
  state: Incident,
  { step, to, why, callId }: Extract<DeskCommand, { do: 'unreached' }>,
): readonly NewEvent[] {
  if (step === SAFETY_STEP) return officerUnreached(state, { role: to, why, callId });
  const recorded = state.events.some((event) => event.type === 'escalationUnreached' && event.callId === callId);
  return recorded || !state.escalations.some((each) => each.step === step)
    ? []
    : [{ type: 'escalationUnreached', step, to, why, callId }];
}

/** After a crash a mail may be sent again under its Message-ID; its delivery is recorded once. */
export function delivered(
  state: Incident,
  { step, channel, callId }: Extract<DeskCommand, { do: 'delivered' }>,
): readonly NewEvent[] {
  const recorded = state.events.some(
    (event) =>
      event.type === 'escalationDelivered' && event.step === step && event.channel === channel && event.callId === callId,
  );
  return recorded ? [] : [{ type: 'escalationDelivered', step, channel, ...(callId !== undefined && { callId }) }];
}

/** Acknowledging the call makes that person the owner; the plan counts it as an acknowledgement of the incident. */
export function acknowledgeEscalation(state: Incident, id: string, by: string, policy: Policy): readonly NewEvent[] {
  // These calls inform; nobody becomes the owner by them.
  if (id === DATA_SECURITY_STEP || id === CALL_BACK_STEP) return [];
  if (id === SAFETY_STEP) return officerAcknowledged(state, by);
  const taken = state.escalations.find(({ step }) => step === id);
  if (!taken) throw refuse.invalid(`Step "${id}" of the plan was not taken for ${state.reference}.`);
  if (taken.acknowledgedAt !== null) return [];
  // The person who was called acknowledges, even if the role has passed to another since.
  const called = taken.passedOn.find(({ to }) => to === by) ?? taken;
  const name = called.holder ?? contactAt(policy, by, Temporal.Instant.from(called.takenAt))?.name ?? by;
  const acknowledged: NewEvent = { type: 'escalationAcknowledged', step: id, by: name };
  if (isOver(state)) return [acknowledged];
  return [acknowledged, { type: 'acknowledged', owner: name }, ...becomesManager(state, { name, role: by }, policy, 'call')];
}
