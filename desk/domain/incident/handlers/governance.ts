import type { Handlers } from './types.ts';
import { decideBreach, knowOfBreach, notifyBreach, suspectBreach, takeBreachStep } from '../data-security/clock.ts';
import { addInvolved, appointInvestigator } from '../data-security/people.ts';
import { changeAccount, checkIdentity, ringBack } from '../identity/checks.ts';

/** Data-security incidents, and the check of who calls before an account is changed. */
export const governance = {
  suspectBreach: (command, { state, policy }) => suspectBreach(state, command, policy),
  knowOfBreach: (command, { state, policy, now }) => knowOfBreach(state, command, policy, now),
  notifyBreach: (command, { state, policy, now, actor }) => notifyBreach(state, command, policy, now, actor),
  decideBreach: ({ reason }, { state, policy, actor }) => decideBreach(state, reason, policy, actor),
  takeBreachStep: (command, { state, policy, now }) => takeBreachStep(state, command, policy, now),
  addInvolved: (command, { state }) => addInvolved(state, command),
  appointInvestigator: ({ name }, { state, policy, actor }) => appointInvestigator(state, name, policy, actor),
  ringBack: (command) => ringBack(command),
  checkIdentity: (command, { state, policy }) => checkIdentity(state, command, policy),
  changeAccount: (command, { state, policy, now }) => changeAccount(state, command, policy, now),
} satisfies Partial<Handlers>;
