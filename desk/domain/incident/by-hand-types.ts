/** What the desk cannot do by itself: `no-connection` is one to the supplier. */
export type WhyByHand = 'no-telephone' | 'no-mail' | 'no-connection';

/** `supplier`: a message that would go by its interface. */
export type ByHandKind = 'call' | 'letter' | 'supplier';

/** How a thing done by hand went. `answered`: they were reached; `acknowledged`: and take it on. */
export type ByHandOutcome = 'answered' | 'acknowledged' | 'unanswered' | 'busy' | 'sent' | 'refused' | 'not-needed';

/** One outgoing message that a person has to deliver. Whom it goes to, and its words, stay in the outbox. */
export interface ByHandTask {
  /** Id of the outbox row. */
  readonly row: number;
  readonly kind: ByHandKind;
  /** The message in a few words, such as "the call of escalation b-2". */
  readonly what: string;
  readonly why: WhyByHand;
  /** The role to be called. */
  readonly role?: string;
  readonly supplier?: string;
  readonly step?: string;
  readonly handOff?: number;
  /** Kind of the message to the supplier. */
  readonly message?: string;
  readonly document?: string;
}
