import { randomBytes, scrypt, scryptSync } from 'node:crypto';
import { promisify } from 'node:util';
import { sameBytes } from '../../kernel/index.ts';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);
const BYTES = 32;
/** Cost of a hash that carries none: 2^15 rounds, 32 MB, about a tenth of a second. */
const DEFAULT_COST = 15;
const work = (cost: number) => ({ N: 2 ** cost, r: 8, p: 1, maxmem: 256 * 2 ** cost * 8 + 2 ** 20 });

/**
 * `salt:hash:cost`, base64url, for an account's `passwordHash`. `cost` is the logarithm of scrypt's rounds. Keep the default for passwords
 * that people choose. Random ones of 96 bits need no slow hash, so example accounts use a low cost.
 */
export function hashPassword(
  password: string,
  { cost = DEFAULT_COST, salt = randomBytes(16) }: { cost?: number; salt?: Buffer } = {},
): string {
  const hash = scryptSync(password, salt, BYTES, work(cost));
  return `${salt.toString('base64url')}:${hash.toString('base64url')}:${cost}`;
}

/** Verifies `password` against `stored` (`salt:hash` or `salt:hash:cost`). Takes equally long for a right and a wrong password. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [salt = '', hash = '', cost = `${DEFAULT_COST}`] = stored.split(':');
  const found = await derive(password, Buffer.from(salt, 'base64url'), BYTES, work(Number(cost)));
  return sameBytes(found, Buffer.from(hash, 'base64url'));
}
