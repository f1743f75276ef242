/** Why the desk cannot deliver a message: `no-connection` is one to the supplier. */
export type WhyByHand = 'no-telephone' | 'no-mail' | 'no-connection';

/** `supplier`: a message for the interface of a supplier. */
export type ByHandKind = 'call' | 'letter' | 'supplier';

/** Outcome of a task done by hand. `answered`: the person was reached; `acknowledged`: and acknowledged it. */
export type ByHandOutcome = 'answered' | 'acknowledged' | 'unanswered' | 'busy' | 'sent' | 'refused' | 'not-needed';

/** One outgoing message that a person has to deliver. Its recipient and its text stay in the outbox. */
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
