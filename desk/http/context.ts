import type { Directory } from '../domain/access/directory.ts';
import type { Calls } from '../channels/telephone/types.ts';
import type { Sessions } from './sessions.ts';
import type { DeskOptions } from '../options.ts';
import type { Reading } from '../views/reading.ts';
import type { DeskService } from '../service/types.ts';
import type { Clock, Ids, TextSeal } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';

/** Dependencies of the API and the pages. Both are Fastify plugins on one server; hooks, cookies and headers are already in place. */
export interface EdgeContext {
  readonly service: DeskService;
  readonly sessions: Sessions;
  readonly calls: Calls;
  readonly policy: Policy;
  readonly reading: Reading;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly addresses: DeskOptions['addresses'];
  /** Seals what was typed into a form while its sender signs in again. */
  readonly keptForms: TextSeal;
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
 * - A body is 64 kB at most unless the route sets `bodyLimit`; a form is 1 MB at most.
 */
