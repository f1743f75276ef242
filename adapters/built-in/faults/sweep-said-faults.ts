import type { DeskParts, Wiring } from '../../../desk/index.ts';
import { policy, type Fault } from './types.ts';

/** Faults in what the desk says: each message still comes, to whom and when it must. */

type Outbound = DeskParts['outbound'];
type Letter = Parameters<Outbound['mail']>[0];
type Call = Parameters<Outbound['telephone']>[0];

const letters = (wrong: (letter: Letter, parts: DeskParts) => Letter) => (): Wiring => (parts) => ({
  ...parts,
  outbound: { ...parts.outbound, mail: async (letter) => parts.outbound.mail(wrong(letter, parts)) },
});
const calls = (wrong: (call: Call) => Call) => (): Wiring => (parts) => ({
  ...parts,
  outbound: { ...parts.outbound, telephone: async (call) => parts.outbound.telephone(wrong(call)) },
});

export const SWEEP_SAID_FAULTS: readonly Fault[] = [
  {
    id: 'letters-name-the-next-service',
    says: 'A letter names the service that follows in the catalogue.',
    mustChange: ['LOG-02'],
    wiring: letters((letter, { policy: { services } }) => {
      const place = services.findIndex(({ name }) => letter.text.includes(name));
      const next = services[(place + 1) % services.length]!.name;
      return place === -1 ? letter : { ...letter, text: letter.text.replaceAll(services[place]!.name, next) };
    }),
  },
  {
    id: 'answer-without-its-words',
    says: "The letter about a caller's answer does not quote it.",
    mustChange: ['LOG-02'],
    wiring: letters((letter) =>
      letter.subject.includes('The caller answered') ? { ...letter, text: 'The caller answered. See the incident.' } : letter,
    ),
  },
  {
    id: 'next-update-in-seconds',
    says: 'The caller is promised the next update within so many seconds, which are minutes.',
    mustChange: ['ESC-06'],
    wiring: letters((letter) => ({ ...letter, text: letter.text.replace(/(within \d+) minutes/, '$1 seconds') })),
  },
  {
    id: 'times-of-greenwich',
    says: 'Letters and calls state times as they are in Greenwich, all summer too.',
    mustChange: ['LSP-01'],
    wiring: policy(() => ({ zone: 'UTC' })),
  },
  {
    id: 'plan-calls-it-less-severe',
    says: 'Calls of the plan name a severity one below that of the incident.',
    mustChange: ['ESC-01'],
    wiring: calls((call) => ({ ...call, text: call.text.replace(/(severity) 1\b/gi, '$1 2') })),
  },
  {
    id: 'supplier-rung-without-the-caller',
    says: 'The call that stands in for a hand-off does not say who the caller is.',
    mustChange: ['LSP-01'],
    wiring: calls((call) => ({ ...call, text: call.text.replace(/caller: [^;]*;/, '') })),
  },
];
