import type { Clock, Ids } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';
import type { DeskParts, DeskService } from '../service-types.ts';
import type { Actor, DeskOptions, NewContact } from '../types.ts';
import type { IncidentView } from '../views.ts';
import type { Sessions } from './sessions.ts';

/** A call that rings at the desk, or that an analyst has taken and not yet ended. */
export interface RingingCall {
  readonly callId: string;
  readonly from: string;
  /** ISO instant of the first ring. */
  readonly since: string;
  readonly state: 'ringing' | 'answered';
}

/** The desk's telephones, as analysts use them. */
export interface Calls {
  /** Calls that ring now, longest waiting first. */
  ringing(): readonly RingingCall[];
  /** Takes a ringing call. Refuses with `not-found` when it does not ring here (any more). */
  answer(callId: string): Promise<void>;
  /** Opens the incident; when it came by a call: takes the call first, and afterwards says the reference to the caller and hangs up. */
  log(contact: NewContact, actor: Actor): Promise<IncidentView>;
}

/** What the API and the pages are given. Both are Fastify plugins on one server; hooks, cookies and headers are already in place. */
export interface EdgeContext {
  readonly service: DeskService;
  readonly sessions: Sessions;
  readonly calls: Calls;
  readonly policy: Policy;
  readonly reading: DeskParts['reading'];
  readonly clock: Clock;
  readonly ids: Ids;
  readonly addresses: DeskOptions['addresses'];
}
/*
 * For pages:
 * - `sessions.actorIfAny(request)`; sign in: `const session = await sessions.signIn(username, password, request.ip)`, then
 *   `reply.setCookie(SESSION_COOKIE, session.token, sessions.cookie)`; out: `sessions.signOut(request)` and `reply.clearCookie(SESSION_COOKIE, sessions.cookie)`.
 * - A thrown `Refusal` becomes JSON unless the plugin sets an error handler of its own (`app.setErrorHandler` inside it does not touch the API).
 * - Forms: the plugin registers @fastify/formbody (and multipart) itself. Posts are already checked: one with a session cookie, or form-encoded,
 *   must come from our own origin (Sec-Fetch-Site or Origin); a test sends `origin: desk.url`.
 * - Headers set for every answer: CSP ('self' only), nosniff, no-referrer, no-store. Pages and assets set their own over them: a page allows
 *   the template's one inline script by its hash, and sends its own origin with its forms.
 * - A body is 64 kB at most unless the route sets `bodyLimit`.
 */
