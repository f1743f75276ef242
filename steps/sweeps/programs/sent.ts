/** What becomes of a mail, in the words of the tables. */
export const BECOMES = ['an answer', 'a remark', 'nothing', 'a contact', 'an unanswered contact', 'not reached'] as const;
export type Becomes = (typeof BECOMES)[number];

/** A mail of a table, and the trace that it left. */
export interface ProgramSent {
  /** The row, for the report. */
  readonly what: string;
  /** The incident that the mail may be about. */
  readonly reference: string;
  readonly becomes: Becomes;
  /** What has to be found again in the history of the incident; empty: nothing. */
  readonly words: string;
  /** The SMTP code with which it was turned away, or null. */
  readonly refused: string | null;
  readonly opened: number;
  /** Events that the incident gained: type and sentence. */
  readonly recorded: readonly { readonly type: string; readonly says: string }[];
  readonly lettersToStaff: number;
  readonly lettersElsewhere: number;
}

/** The incident that the mails are about, and the desk's last letter to its caller. */
export interface Answered {
  readonly reference: string;
  readonly caller: string;
  readonly letter: { readonly messageId: string; readonly subject: string };
}
