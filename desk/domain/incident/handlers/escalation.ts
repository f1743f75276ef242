import type { Handlers } from './types.ts';
import { acknowledgeEscalation, delivered, escalate, escalateToDeputy, unreached } from '../escalations.ts';
import { appointManager, declareMajorIncident, standDown } from '../major.ts';

/** Steps of the escalation plan, and the major incident. */
export const escalation = {
  escalate: ({ step, planned }, { state, policy, now }) => escalate(state, step, planned, policy, now),
  escalateToDeputy: (command, { state, policy, now }) => escalateToDeputy(state, command, policy, now),
  unreached: (command, { state }) => unreached(state, command),
  delivered: (command, { state }) => delivered(state, command),
  acknowledgeEscalation: ({ step, by }, { state, policy }) => acknowledgeEscalation(state, step, by, policy),
  declareMajorIncident: ({ reason }, { state, policy, now, actor }) => declareMajorIncident(state, reason, policy, now, actor),
  standDown: ({ reason }, { state }) => standDown(state, reason),
  appointManager: ({ manager }, { state, policy, now }) => appointManager(state, manager, policy, now),
} satisfies Partial<Handlers>;
