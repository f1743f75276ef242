import type { Actor } from '../domain/access/actor.ts';
import type { HeldBecause, HeldMailView, IncidentView } from '../views/types.ts';

/** What a mail answers: the ids in its header, the nearest last, and its subject. */
export interface Answered {
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly subject: string;
}
export interface MailToHold {
  /** What it is known by when it is delivered again; null: each delivery is another. */
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

/** What the desk can be asked about mail. */
export interface MailDesk {
  /** The incidents that a mail may belong to, the likeliest first: by a Message-ID the desk sent or received, then by `[INC-000042]` in the subject. */
  threadsOf(mail: Answered): Promise<readonly string[]>;
  /** The incidents of the letter of warnings that a mail answers, by the letter's Message-ID; null when it answers none. */
  warnedOf(mail: Omit<Answered, 'subject'>): Promise<readonly string[] | null>;
  /** Those of the Message-IDs under which the desk sent a letter. */
  lettersAmong(ids: readonly string[]): Promise<readonly string[]>;
  /** Letters of ours came back: their incidents say so. `note` is what the other side said. */
  letterReturned(letters: readonly string[], note: string): Promise<void>;
  /** Attaches a file, unless the incident has one with what is kept of its content. */
  attachOnce(reference: string, file: MailToHold['files'][number], actor: Actor): Promise<void>;
  /** Keeps a mail that is no contact until somebody has decided about it. */
  hold(mail: MailToHold): Promise<void>;
  /** Oldest first; `total` counts those too that are not listed. */
  heldMail(viewer: Actor): Promise<{ readonly items: readonly HeldMailView[]; readonly total: number }>;
  /** Makes it a contact of the organisation given, or of its sender's. */
  openHeldMail(
    id: string,
    as: { readonly organisation?: string; readonly service?: string },
    actor: Actor,
  ): Promise<IncidentView>;
  dismissHeldMail(id: string, reason: string, actor: Actor): Promise<void>;
}
