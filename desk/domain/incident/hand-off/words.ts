import { truncate } from '../../../../kernel/index.ts';

const LONGEST_SUPPLIER_TEXT = 5000;
/** What a supplier says, as long as it is kept. Ours that comes back is cut alike, or it would be no echo any more. */
export const supplierText = (text: string): string => truncate(text, LONGEST_SUPPLIER_TEXT);

/** What a call to a person of ours about a hand-off is known by, where the calls of the plan go by their step. */
export const callAbout = (handOff: number): string => `hand-off ${handOff}`;
/** The hand-off that such a call is about; null for a call of the plan. */
export const handOffOf = (step: string): number | null => {
  const number = /^hand-off (\d+)$/.exec(step)?.[1];
  return number === undefined ? null : Number(number);
};

/** What the desk tells a supplier. In one place, because what comes back in the same words is an echo and no news. */
export const closing = (autoClosed: 'confirmed' | 'unanswered' | undefined): string =>
  autoClosed === 'unanswered'
    ? 'The caller was asked twice whether it works again and did not answer.'
    : 'The caller confirmed that it works again.';
export const takingBack = (reason: string): string => `The desk has taken this back. ${reason}`.trim();
export const reopening = (reason: string): string => `It does not work yet. ${reason}`.trim();
export const reclassifying = (severity: string, reason: string): string =>
  `For the desk this is severity ${severity} from now on. ${reason}`.trim();
