import type { HandOffDocument, LeftThere, Withheld } from './document-types.ts';

const WITHHELD: Readonly<Record<Withheld, string>> = {
  type: 'documents of this type are not sent to suppliers',
  'not-released': "nothing can be removed from it, and no analyst has marked it as free of patients' data",
  'holds-number': "it holds a patient's NHS number, and no analyst has released it",
  'holds-passage': "it holds words that were marked as a patient's, and no analyst has released it",
  'holds-pictures': 'it contains pictures, which cannot be searched for numbers, and no analyst has released it',
  unreadable: 'it could not be read, and no analyst has released it',
  'not-read': 'it was not read when it arrived, and no analyst has released it',
  'too-large': 'it is larger than the policy allows',
  'too-much': 'with it the documents would exceed the size that the policy allows',
  'too-many': 'the policy allows no further document',
};
const LEFT: Readonly<Record<LeftThere, string>> = {
  type: 'the desk does not store documents of this type',
  'too-large': 'it is larger than the policy allows',
  'too-much': 'with it their documents would exceed the size that the policy allows',
  'too-many': 'the policy allows no further document from them',
  address: 'it is only an address, and the desk fetches nothing',
  unreadable: 'its content does not match its type, or is not base64',
};

export const describeWithheld = (why: Withheld): string => WITHHELD[why];
export const describeLeftThere = (why: LeftThere): string => LEFT[why];

/** State of a document on a hand-off, in words; `isInProgress`: whether the hand-off is in progress. */
export function describeDocument(
  { state, withheld }: Pick<HandOffDocument, 'state' | 'withheld'>,
  isInProgress: boolean,
): string {
  switch (state) {
    case 'going':
      return isInProgress ? 'on its way' : 'not sent: the supplier no longer had the incident';
    case 'sent':
      return 'sent';
    case 'withheld':
      return `not sent: ${withheld === undefined ? 'it is withheld' : WITHHELD[withheld]}`;
    case 'undelivered':
      return 'not delivered: a person has to decide';
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
