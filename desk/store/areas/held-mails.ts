import type { HeldMailView } from '../../views/types.ts';

export interface HeldFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}
/** A mail that waits for somebody's decision, cleaned of patients' numbers. */
export interface HeldMail extends Omit<HeldMailView, 'files'> {
  /** What it is known by when it is delivered again; null: each delivery is another. */
  readonly key: string | null;
  readonly messageId: string | null;
  readonly files: readonly HeldFile[];
}
export interface HeldDecision {
  readonly at: string;
  readonly by: string;
  /** The incident that was opened from it. */
  readonly incident: number | null;
  /** Why it was let go. */
  readonly reason: string | null;
}

/** Mail that is no contact and belongs to no incident. */
export interface HeldMailsReads {
  /** Oldest first: those that nobody has decided about. */
  waiting(limit: number): readonly HeldMailView[];
  count(): number;
  /** Null when there is none of that id, or somebody has decided about it. */
  one(id: string): HeldMail | null;
}

export interface HeldMailsWrites {
  /** Does nothing when it is known by its key. */
  add(mail: HeldMail): void;
  /** Its words and files go once they are in an incident. */
  decide(id: string, decision: HeldDecision): void;
}

export type HeldMails = HeldMailsReads & HeldMailsWrites;
