import type { HandOffDocument, LeftThere, Withheld } from './document-types.ts';

const WITHHELD: Readonly<Record<Withheld, string>> = {
  type: 'documents of this kind do not leave the desk',
  'not-released': "nothing can be removed from it, and no analyst has marked it as free of patients' data",
  'holds-number': "it holds a patient's NHS number, and no analyst has released it",
  'holds-pictures': 'there are pictures in it, which cannot be read for numbers, and no analyst has released it',
  unreadable: 'it could not be read, and no analyst has released it',
  'not-read': 'it was not read when it came, and no analyst has released it',
  'too-large': 'it is larger than the policy lets a document be',
  'too-much': 'with it the documents would be more than the policy lets go',
  'too-many': 'more documents than the policy lets go went before it',
};
const LEFT: Readonly<Record<LeftThere, string>> = {
  type: 'the desk does not keep documents of this kind',
  'too-large': 'it is larger than the policy lets a document be',
  'too-much': 'with it their documents would be more than the policy lets in',
  'too-many': 'more of their documents than the policy lets in came before it',
  address: 'it is only an address, and the desk fetches nothing from there',
  unreadable: 'its content is not what its type says, or no base64',
};

export const describeWithheld = (why: Withheld): string => WITHHELD[why];
export const describeLeftThere = (why: LeftThere): string => LEFT[why];

/** State of a document on a hand-off, in words; `goesOn`: whether the hand-off is in progress. */
export function describeDocument({ state, withheld }: Pick<HandOffDocument, 'state' | 'withheld'>, goesOn: boolean): string {
  switch (state) {
    case 'going':
      return goesOn ? 'on its way' : 'not sent: the supplier had it no longer';
    case 'sent':
      return 'with them';
    case 'withheld':
      return `not sent: ${withheld === undefined ? 'it is withheld' : WITHHELD[withheld]}`;
    case 'undelivered':
      return 'not delivered: a person decides about it';
    default:
      return state satisfies never;
  }
}

/** Documents sent with a hand-off and documents withheld, by name, in sentences; empty when there are none. */
export function describeDecisions(decisions: readonly { readonly name: string; readonly withheld?: Withheld }[]): string {
  const going = decisions.filter(({ withheld }) => withheld === undefined).map(({ name }) => name);
  return [
    ...(going.length > 0 ? [`With it: ${going.join(', ')}.`] : []),
    ...decisions.flatMap(({ name, withheld }) => (withheld === undefined ? [] : [`${name} is not sent: ${WITHHELD[withheld]}.`])),
  ].join(' ');
}
