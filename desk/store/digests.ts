import type { DatabaseSync } from 'node:sqlite';

/** One warning of a letter that gathers them. */
export interface DigestWarning {
  readonly n: number;
  readonly step: string;
  /** Subject of the letter, should this warning be alone in it. */
  readonly subject: string;
  readonly text: string;
}

export interface Digests {
  /** The letter to `recipient` that still takes warnings, and when it leaves (epoch ms). */
  openFor(recipient: string): { readonly letter: number; readonly due: number } | null;
  /** When the last letter of warnings to `recipient` was closed (epoch ms). */
  lastSealed(recipient: string): number | null;
  add(letter: number, warning: DigestWarning): void;
  /** A letter never leaves later than its most pressing warning asks. */
  hasten(letter: number, due: number): void;
  of(letter: number): readonly DigestWarning[];
  /** The letter of warnings that left, or leaves, under this Message-ID. */
  byMessage(messageId: string): number | null;
}

/** Letters that gather warnings. They are rows of the outbox; what they hold stands here until and after they leave. */
export function openDigests(db: DatabaseSync): Digests {
  const openFor = db.prepare('select id as letter, due from outbox where recipient = ? and sealed is null');
  const lastSealed = db.prepare('select max(sealed) as sealed from outbox where recipient = ?');
  const add = db.prepare('insert into warning select ?1, count(*), ?2, ?3, ?4, ?5 from warning where letter = ?1');
  const hasten = db.prepare('update outbox set due = min(due, ?) where id = ?');
  const of = db.prepare('select n, step, subject, says as text from warning where letter = ? order by place');
  const byMessage = db.prepare('select id from outbox where key = ? and recipient is not null');
  return {
    openFor: (recipient) => (openFor.get(recipient) as { letter: number; due: number } | undefined) ?? null,
    lastSealed: (recipient) => (lastSealed.get(recipient) as { sealed: number | null }).sealed,
    add: (letter, { n, step, subject, text }) => void add.run(letter, n, step, subject, text),
    hasten: (letter, due) => void hasten.run(due, letter),
    byMessage: (messageId) => (byMessage.get(messageId) as { id: number } | undefined)?.id ?? null,
    of: (letter) => (of.all(letter) as unknown as readonly DigestWarning[]).map((row) => ({ ...row })),
  };
}
