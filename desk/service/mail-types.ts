import type { Actor } from '../domain/access/actor.ts';
import type { DismissedMailView, HeldBecause, HeldMailView, IncidentView } from '../views/types.ts';

/** What a mail answers: the ids in its header, the nearest last, and its subject. */
export interface Answered {
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly subject: string;
}
export interface MailToHold {
  /** Key that identifies a repeated delivery; null: each delivery is a new mail. */
  readonly key: string | null;
  readonly why: HeldBecause;
  readonly from: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly subject: string;
  readonly text: string;
  readonly notKept: string;
  readonly messageId: string | null;
  readonly files: readonly { readonly name: string; readonly mediaType: string; readonly content: Buffer }[];
}

/** The desk's operations on mail. */
export interface MailDesk extends HeldMailDesk {
  /**
   * The incidents that a mail may belong to, the likeliest first: by a Message-ID the desk sent or received, then by
   * `[INC-000042]` in the subject.
   */
  threadsOf(mail: Answered): Promise<readonly string[]>;
  /** The incidents in the letter of warnings that a mail answers, by the letter's Message-ID; null when it answers none. */
  warnedOf(mail: Omit<Answered, 'subject'>): Promise<readonly string[] | null>;
  /** The ids among these that are Message-IDs of letters the desk sent. */
  lettersAmong(ids: readonly string[]): Promise<readonly string[]>;
  /** Records returned letters on their incidents. `note` is the other side's reason. */
  letterReturned(letters: readonly string[], note: string): Promise<void>;
  /** Attaches a file, unless the incident already has one of the same name and stored content. */
  attachOnce(reference: string, file: MailToHold['files'][number], actor: Actor): Promise<void>;
}

/** Mail that is no contact: held until a person decides about it, and kept when it was discarded. */
export interface HeldMailDesk {
  /** Holds a mail that is no contact until a person decides about it. */
  hold(mail: MailToHold): Promise<void>;
  /** Oldest first; `total` also counts those not listed. */
  heldMail(viewer: Actor): Promise<{ readonly items: readonly HeldMailView[]; readonly total: number }>;
  /** Turns it into a contact, also after it was discarded, of the given organisation, or of its sender's. */
  openHeldMail(
    id: string,
    as: { readonly organisation?: string; readonly service?: string },
    actor: Actor,
  ): Promise<IncidentView>;
  /** Newest decision first; `total` also counts those not listed. */
  dismissedMail(viewer: Actor): Promise<{ readonly items: readonly DismissedMailView[]; readonly total: number }>;
  /** Removes words that staff marked as a patient's, from one that waits or was discarded. */
  eraseInHeldMail(id: string, passage: string, actor: Actor): Promise<void>;
  dismissHeldMail(id: string, reason: string, actor: Actor): Promise<void>;
}
