import type { Handlers } from './types.ts';
import { flagHarm, ruleOutHarm, tellSafetyDeputy } from '../safety/harm.ts';
import { acceptRisk, linkHazard, signOffSafety, triageHarm } from '../safety/officer.ts';

/** Possible harm to a patient, until the clinical safety officer has signed it off. */
export const safety = {
  flagHarm: (command, { state }) => flagHarm(state, command),
  ruleOutHarm: ({ reason }, { state }) => ruleOutHarm(state, reason),
  triageHarm: (command, { state, policy, actor }) => triageHarm(state, command, policy, actor),
  linkHazard: ({ hazard }, { state, policy, actor }) => linkHazard(state, hazard, policy, actor),
  signOffSafety: (command, { state, policy, actor }) => signOffSafety(state, command, policy, actor),
  acceptRisk: ({ reason }, { state, policy, actor }) => acceptRisk(state, reason, policy, actor),
  tellSafetyDeputy: ({ planned }, { state, policy, now }) => tellSafetyDeputy(state, planned, policy, now),
} satisfies Partial<Handlers>;
