import type { DocumentFinding } from '../../domain/documents/finding.ts';
import type { DismissedMailView, HeldMailView } from '../../views/types.ts';

export interface HeldFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
  /** What staff have marked in it. Absent: nothing. */
  readonly finding?: DocumentFinding;
}
/** A mail that waits for a decision, or was discarded, cleaned of patients' numbers. */
export interface HeldMail extends Omit<HeldMailView, 'files'> {
  /** Key that identifies a repeated delivery; null: each delivery is a new mail. */
  readonly key: string | null;
  readonly messageId: string | null;
  readonly files: readonly HeldFile[];
}
/** A held mail as it is stored. */
export interface StoredHeldMail extends HeldMail {
  /** Why it was discarded; null when it waits. */
  readonly dismissed: string | null;
  /** Another after each decision and each erasure. */
  readonly mark: string;
}
export interface HeldDecision {
  readonly at: string;
  readonly by: string;
  /** The incident opened from it. */
  readonly incident: number | null;
  /** Why it was dismissed. */
  readonly reason: string | null;
}
/** The words by which somebody tells what a held mail is about. */
export type HeldWords = Pick<HeldMail, 'id' | 'from' | 'subject' | 'text'>;

/** Mail that is no contact and belongs to no incident. */
export interface HeldMailsReads {
  /** Oldest first; only those still undecided. */
  waiting(limit: number): readonly HeldMailView[];
  count(): number;
  /** Newest decision first; only those that no incident was opened from. */
  dismissed(limit: number): readonly DismissedMailView[];
  dismissedCount(): number;
  /** Null when there is no mail with this id, or an incident was opened from it. */
  one(id: string): StoredHeldMail | null;
  /** Every mail that waits or was discarded. */
  words(): readonly HeldWords[];
}

export interface HeldMailsWrites {
  /** Does nothing when a mail with its key exists. */
  add(mail: HeldMail): void;
  /** Records the decision. Its text and files are deleted once they are in an incident. */
  decide(id: string, decision: HeldDecision): void;
  /** Replaces what a mail says, after a part of it was erased. */
  rewrite(mail: StoredHeldMail): void;
}

export type HeldMails = HeldMailsReads & HeldMailsWrites;
