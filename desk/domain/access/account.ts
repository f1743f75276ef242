import type { Role } from './actor.ts';

export interface Account {
  readonly id: string;
  readonly username: string;
  /** scrypt hash as `salt:hash`, base64url; null when the account can only use tokens. */
  readonly passwordHash: string | null;
  /** SHA-256 of API tokens. */
  readonly tokenHashes: readonly string[];
  readonly name: string;
  readonly role: Role;
  /** A requester's role in the standard's `portal`, which says what they read; absent: `requester`. */
  readonly portalRole?: string;
  /** Roles of the standard's contacts that this person holds. */
  readonly duties?: readonly string[];
  readonly organisation: string | null;
  readonly mail: string | null;
  /** Number in the directory: the only one on which somebody is rung back. */
  readonly telephone?: string;
  /** Several people use it: it is refused at sign-in. */
  readonly shared?: true;
}
