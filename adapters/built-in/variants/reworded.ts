import { withoutNhsNumbers } from '../../../kernel/index.ts';
import { WORDING } from '../wording.ts';
import type { Variant } from './types.ts';

const PREFIX = 'SR-2026-';

/** Another desk's words: each letter becomes the one thirteen places on, so that no word of ours is left. */
const turned = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const first = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(first + ((letter.charCodeAt(0) - first + 13) % 26));
  });

/** Gives other references, and says everything in its letters and calls in other words. What people told it stays as they said it. */
export const reworded: Variant = {
  says: 'Its references have another form, and every letter and spoken message is worded otherwise.',
  referencePrefix: PREFIX,
  wording: {
    ...WORDING,
    unknownReference: `${PREFIX}999999`,
    says: {
      ...WORDING.says,
      'leave-patients-out': turned(WORDING.says['leave-patients-out']),
      'asks-whether-it-works': turned(WORDING.says['asks-whether-it-works']),
      'cannot-be-reached': turned(WORDING.says['cannot-be-reached']),
      'no-such-ticket': turned(WORDING.says['no-such-ticket']),
      'not-our-ticket': turned(WORDING.says['not-our-ticket']),
      'no-answer': turned(WORDING.says['no-answer']),
    },
  },
  wiring: () => (parts) => {
    const { services, organisations } = parts.policy;
    const kept = new Set([...services, ...organisations].map(({ name }) => name));
    const reword = (text: string) => rewordedBut(kept, text);
    return {
      ...parts,
      decide: (command, ...rest) => {
        for (const text of textsIn(command)) kept.add(text).add(withoutNhsNumbers(text).text);
        return parts.decide(command, ...rest);
      },
      outbound: {
        ...parts.outbound,
        mail: async (letter) => parts.outbound.mail({ ...letter, subject: reword(letter.subject), text: reword(letter.text) }),
        telephone: async (call) => parts.outbound.telephone({ ...call, text: reword(call.text) }),
      },
    };
  },
};

/** Fields of a command that hold codes, and no words of a person. */
const CODES = new Set(['do', 'channel', 'type', 'service', 'organisation', 'impact', 'urgency', 'severity', 'safety']);

/** What people told the desk. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.length >= 3 ? [value] : [];
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([field, inner]) => (CODES.has(field) ? [] : textsIn(inner)));
}

function rewordedBut(kept: ReadonlySet<string>, text: string): string {
  const longestFirst = [...kept].filter((each) => text.includes(each)).sort((a, b) => b.length - a.length);
  const whole = [String.raw`${PREFIX}\d+`, ...longestFirst.map((each) => RegExp.escape(each))].join('|');
  return text
    .split(new RegExp(`(${whole})`))
    .map((part, place) => (place % 2 === 1 ? part : turned(part)))
    .join('');
}
