import type { HeldMailView } from '../../views/types.ts';

export interface HeldFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}
/** A mail that waits for a decision, cleaned of patients' numbers. */
export interface HeldMail extends Omit<HeldMailView, 'files'> {
  /** Key that identifies a repeated delivery; null: each delivery is a new mail. */
  readonly key: string | null;
  readonly messageId: string | null;
  readonly files: readonly HeldFile[];
}
export interface HeldDecision {
  readonly at: string;
  readonly by: string;
  /** The incident opened from it. */
  readonly incident: number | null;
  /** Why it was dismissed. */
  readonly reason: string | null;
}

/** Mail that is no contact and belongs to no incident. */
export interface HeldMailsReads {
  /** Oldest first; only those still undecided. */
  waiting(limit: number): readonly HeldMailView[];
  count(): number;
  /** Null when there is no mail with this id, or it was already decided. */
  one(id: string): HeldMail | null;
}

export interface HeldMailsWrites {
  /** Does nothing when a mail with its key exists. */
  add(mail: HeldMail): void;
  /** Records the decision. Its text and files are deleted once they are in an incident. */
  decide(id: string, decision: HeldDecision): void;
}

export type HeldMails = HeldMailsReads & HeldMailsWrites;
