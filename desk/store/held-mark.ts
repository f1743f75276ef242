import type { HeldMail } from './areas/held-mails.ts';
import { sha256 } from '../../kernel/index.ts';

/** Tells a held mail from itself before a decision, or before an erasure. */
export function heldMark({ from, name, subject, text, notKept, files }: HeldMail, decided: string | null): string {
  const content = files.map((file) => [file.name, sha256(file.content), file.finding ?? '']);
  return sha256(JSON.stringify([decided, from, name, subject, text, notKept, content]));
}
