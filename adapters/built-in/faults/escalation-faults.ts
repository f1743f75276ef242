import type { Wiring } from '../../../desk/index.ts';

/** No response clock for what came by telephone: the desk counts the analyst who logs it as the response. */
export const phoneWithoutResponse = (): Wiring => (parts) => ({
  ...parts,
  clocks: (incident, policy) =>
    parts.clocks(incident, policy).filter(({ measures }) => !(measures === 'response' && incident.channel === 'phone')),
});

export const skippedBankHoliday = (): Wiring => (parts) => ({
  ...parts,
  dueSteps: (incident, policy, clocks) =>
    parts.dueSteps(incident, policy, clocks).filter(({ step }) => step.period !== 'bank-holiday'),
});

/** Calls and mails to the plan's people vanish; the desk's own record says that they were made. */
export const escalationNeverSent = (): Wiring => (parts) => {
  const people = new Set(parts.policy.contacts.flatMap(({ telephone, mail }) => [telephone, mail]));
  let calls = 0;
  return {
    ...parts,
    outbound: {
      ...parts.outbound,
      mail: async (letter) => (people.has(letter.to) ? undefined : parts.outbound.mail(letter)),
      telephone: async (call) => (people.has(call.to) ? { callId: `never-made-${++calls}` } : parts.outbound.telephone(call)),
    },
  };
};
