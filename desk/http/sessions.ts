import type { FastifyRequest } from 'fastify';
import type { Account } from '../domain/access/account.ts';
import type { Actor } from '../domain/access/actor.ts';
import type { SignOuts } from '../service/types.ts';
import { signInAttempts } from './attempts.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { hmacSha256, Refusal, sameBytes, sha256, type Clock, type Ids } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';

export const SESSION_COOKIE = 'deskproof';
const LASTS = Temporal.Duration.from({ hours: 12 });
/** The browser keeps the cookie longer than the session lasts, so that whoever returns is known as the one whose session ended. */
const COOKIE_LASTS = LASTS.add({ hours: 36 });
/** Limit of concurrent password checks; each takes memory and a thread. */
const CHECKS_AT_ONCE = 64;

/** Identifies the user from a bearer token or the session cookie. Shared by API and pages. */
export interface Sessions {
  /** The sender of the request. Refuses with 401 `unauthenticated` when the sender is unknown. */
  actorOf(request: FastifyRequest): Actor;
  /** As `actorOf`, but null for an unknown sender: pages redirect them to the sign-in page. */
  actorIfAny(request: FastifyRequest): Actor | null;
  accountOf(request: FastifyRequest): Account | null;
  /** Whose session has ended by time, by the cookie; null: nobody's. It opens nothing: it only says to whom a form's text belongs. */
  lapsedAccountOf(request: FastifyRequest): string | null;
  /** Null when name and password do not match. Refuses a shared account with 403 `shared-account`, and with 429 after too many failures from `address` (`request.ip`). */
  signIn(username: string, password: string, address: string): Promise<{ readonly token: string; readonly actor: Actor } | null>;
  /** Finds out who sends the request; null when that is known at once. Must be awaited before any of the others; done for every request. */
  identify(request: FastifyRequest): Promise<void> | null;
  /** Ends the request's session, in every process and for good. It cannot end an API token. */
  signOut(request: FastifyRequest): Promise<void>;
  /** Called after each sign-out in this process. */
  onSignOut(listener: () => Promise<void>): void;
  /** The request's session, for what outlives the request; null for an API token. */
  sessionOf(request: FastifyRequest): Session | null;
  /** Options for `reply.setCookie(SESSION_COOKIE, token, …)`. */
  readonly cookie: { readonly path: '/'; readonly httpOnly: true; readonly sameSite: 'strict'; readonly maxAge: number };
}

/** A session that goes on: false after it was signed out or has expired. */
export interface Session {
  isOn(): Promise<boolean>;
}

export interface SessionOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secret: string;
  readonly accounts: readonly Account[];
  readonly signOuts: SignOuts;
  /** Why an account belongs to no one person; null when it does. */
  readonly sharedBecause: (account: Account) => string | null;
  /** What each role on the portal reads, by the standard. */
  readonly portal: Policy['portal'];
}

/** The account's owner as an actor. A portal role that the standard does not name reads the least: its own incidents. */
export const actorFor = (account: Account, portal: Policy['portal']): Actor => ({
  id: account.id,
  name: account.name,
  role: account.role,
  organisation: account.organisation,
  ...(account.duties !== undefined && { duties: account.duties }),
  ...(account.role === 'requester' && {
    mail: account.mail,
    reads: portal[account.portalRole ?? 'requester'] ?? 'own',
  }),
});

/**
 * Sessions are signed, not stored: `s.<account>.<expiry>.<nonce>.<mac>`, so 20,000 of them need no storage and survive a restart. A
 * signed-out session stays revoked until its expiry, which the store remembers.
 */
export function sessionsOf({ clock, ids, secret, accounts: every, portal, signOuts, sharedBecause }: SessionOptions): Sessions {
  const byUsername = new Map(every.map((account) => [account.username, account]));
  // A shared account opens nothing: by no password, token or session from before it was refused.
  const accounts = every.filter((account) => sharedBecause(account) === null);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  // Looked up by the digest of a random token, so the timing of the look-up reveals nothing about the token.
  const byTokenHash = new Map(accounts.flatMap((account) => account.tokenHashes.map((hash) => [hash, account] as const)));
  const key = hmacSha256(secret, 'desk session');
  const attempts = signInAttempts(clock);
  // An unknown user name is checked against this hash, so that it takes as long as a known one.
  const nobody = every.find((account) => account.passwordHash)?.passwordHash ?? hashPassword('nobody', { cost: 4 });
  let checking = 0;
  const listeners: (() => Promise<void>)[] = [];

  const nowSeconds = () => Math.floor(clock.now().epochMilliseconds / 1000);
  const mac = (body: string) => hmacSha256(key, body).toString('base64url');

  const issue = (account: Account) => {
    const body = `s.${Buffer.from(account.id).toString('base64url')}.${nowSeconds() + LASTS.total('seconds')}.${ids.secret('session', 12)}`;
    return `${body}.${mac(body)}`;
  };
  /** The account and expiry in a session that this desk signed, over or not, without regard to sign-outs. */
  const signedIn = (token: string): { readonly account: Account; readonly expiry: number } | null => {
    const cut = token.lastIndexOf('.');
    const body = token.slice(0, cut);
    const [, id = '', expiry = ''] = body.split('.');
    if (!sameBytes(mac(body), token.slice(cut + 1))) return null;
    const account = byId.get(Buffer.from(id, 'base64url').toString());
    return account ? { account, expiry: Number(expiry) } : null;
  };
  const accountOfSession = (token: string): Account | null => {
    const session = signedIn(token);
    return session && session.expiry > nowSeconds() ? session.account : null;
  };
  const isSession = (token: string | null): token is string => token?.startsWith('s.') ?? false;
  const tokenOf = (request: FastifyRequest): string | null => {
    const { authorization } = request.headers;
    if (authorization !== undefined) return /^Bearer ([\w.~+/=-]{1,512})$/i.exec(authorization)?.[1] ?? null;
    return request.cookies[SESSION_COOKIE] ?? null;
  };
  const known = new WeakMap<FastifyRequest, Account | null>();
  /** A session is known only after `identify`, which asks the store. */
  const accountOf = (request: FastifyRequest): Account | null => {
    const before = known.get(request);
    if (before !== undefined) return before;
    const token = tokenOf(request);
    const account = token === null || isSession(token) ? null : (byTokenHash.get(sha256(token)) ?? null);
    known.set(request, account);
    return account;
  };
  const liveAccountOf = async (token: string): Promise<Account | null> => {
    const account = accountOfSession(token);
    return account === null || (await signOuts.isSignedOut(sha256(token))) ? null : account;
  };
  const actorIfAny = (request: FastifyRequest) => {
    const account = accountOf(request);
    return account && actorFor(account, portal);
  };

  return {
    accountOf,
    actorIfAny,
    actorOf(request) {
      const actor = actorIfAny(request);
      if (!actor) throw new Refusal('unauthenticated', 'Sign in first, or send a valid token as "Authorization: Bearer …".', 401);
      return actor;
    },
    lapsedAccountOf: (request) => signedIn(request.cookies[SESSION_COOKIE] ?? '')?.account.id ?? null,
    async signIn(username, password, address) {
      if (checking >= CHECKS_AT_ONCE)
        throw new Refusal('busy', 'Too many people are signing in at this moment. Try again.', 503, { retryAfter: 1 });
      const attempt = attempts.begin(username, address);
      const account = byUsername.get(username);
      checking++;
      try {
        const matches = await isPassword(password, account?.passwordHash ?? nobody);
        if (!matches || !account?.passwordHash) return null;
      } finally {
        checking--;
      }
      const why = sharedBecause(account);
      if (why !== null)
        throw new Refusal('shared-account', `This account is refused: ${why}. Sign in with an account of your own.`, 403);
      attempt.succeeded();
      return { token: issue(account), actor: actorFor(account, portal) };
    },
    identify(request) {
      const token = tokenOf(request);
      return isSession(token) ? liveAccountOf(token).then((account) => void known.set(request, account)) : null;
    },
    async signOut(request) {
      const token = tokenOf(request);
      if (isSession(token) && accountOfSession(token) !== null)
        await signOuts.signOut(sha256(token), Number(token.split('.')[2]), nowSeconds());
      for (const listener of listeners) await listener();
    },
    onSignOut: (listener) => void listeners.push(listener),
    sessionOf(request) {
      const token = tokenOf(request);
      return isSession(token) ? { isOn: async () => (await liveAccountOf(token)) !== null } : null;
    },
    cookie: { path: '/', httpOnly: true, sameSite: 'strict', maxAge: COOKIE_LASTS.total('seconds') },
  };
}
