import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hmacSha256, sameBytes } from '../../kernel/hash.ts';

const SECRET = '.link-secret';

/** Tokens of the links in mails: the same after a restart, and no one else's to work out. */
export interface Tokens {
  of(exercise: string, person: string): string;
  /** The person to whom this token of the exercise was sent; null for any other text. */
  holder(exercise: string, people: readonly { readonly id: string }[], token: string): string | null;
}

/** The secret lies in the store's folder and is no answer: whoever may read the answers cannot answer for others without it. */
export function tokensIn(folder: string): Tokens {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, SECRET);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  const secret = readFileSync(file, 'utf8').trim();
  const of: Tokens['of'] = (exercise, person) => hmacSha256(secret, `${exercise}/${person}`).toString('base64url');
  return {
    of,
    holder: (exercise, people, token) => people.find(({ id }) => sameBytes(of(exercise, id), token))?.id ?? null,
  };
}
