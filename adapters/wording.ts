import type { Severity } from '../standards/index.ts';

/**
 * What a desk says in words of its own and a scenario has to recognise. Data of the adapter: no step knows the words of any desk. What
 * can be told by structure, such as a mail to the caller after the closing, is told so and needs no word here.
 */
export interface DeskWording {
  /** A reference in the desk's form that it has not given. */
  readonly unknownReference: string;
  /** The reference as a caller quotes it in the subject of a mail. */
  readonly tag: (reference: string) => string;
  /** The code of the reason for which it waits for the caller. */
  readonly awaitingCaller: string;
  /** How its history states a severity. */
  readonly severity: (severity: Severity) => string;
  /** Names of events in its history. */
  readonly events: Readonly<Record<'numberRemoved' | 'erased' | 'supplierUpdated' | 'callerAsked' | 'callerNotReached', string>>;
  /** Names with which its history signs what no person did. */
  readonly machines: readonly string[];
  /** Passages of its letters and of its history, by what they say. Compared without regard to case. */
  readonly says: Readonly<Record<Saying, string>>;
}

export type Saying =
  /** To a sender: leave patient data out. */
  | 'leave-patients-out'
  /** To a caller: does it work again? */
  | 'asks-whether-it-works'
  /** To its own people, of a supplier. */
  | 'cannot-be-reached'
  | 'no-such-ticket'
  | 'not-our-ticket'
  | 'no-answer'
  /** In the history: a document stays here. */
  | 'not-sent'
  /** In the history: a message of the supplier was heard late, and maybe twice. */
  | 'heard-late'
  /** On the page of a call that nobody took: its caller rang off. */
  | 'gave-up';

/** Whether a text says it, in the words of that desk. */
export const says = (wording: DeskWording, saying: Saying, text: string): boolean =>
  text.toLowerCase().includes(wording.says[saying].toLowerCase());
