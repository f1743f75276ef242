import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EdgeContext } from '../http/context.ts';
import { SESSION_COOKIE } from '../http/sessions.ts';
import type { Typed } from './fields.ts';
import { showSignIn, tryToSignIn } from './sign-in-page.ts';

/*
 * A form whose sender's session has ended. The answer is the sign-in page with the form's text in it, sealed under the desk's secret, so it
 * stands in no address, no log and not readable in the page. It goes back to the form's own address together with name and password; the
 * form is then shown as it was, and nothing is done until it is sent again.
 */

interface Kept {
  /** Whose session had ended; null when the browser did not say. */
  readonly by: string | null;
  readonly path: string;
  readonly typed: Typed;
}
const pathOf = (request: FastifyRequest): string => request.url.split('?')[0]!;

/** The answer to a form of somebody who is not signed in. */
export function signInFirst(context: EdgeContext, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const typed = (request.body ?? {}) as Typed;
  const kept: Kept = { by: context.sessions.lapsedAccountOf(request), path: pathOf(request), typed };
  return showSignIn(context, request, reply, {
    action: kept.path,
    kept: context.keptForms.seal(JSON.stringify(kept)),
    errors: [{ field: null, text: 'Your session has ended. Sign in, and you are back at your form with what you wrote.' }],
    status: 401,
  });
}

function keptIn(context: EdgeContext, request: FastifyRequest, sealed: string): Kept | null {
  const opened = context.keptForms.open(sealed);
  const kept = opened === null ? null : (JSON.parse(opened) as Kept);
  return kept?.path === pathOf(request) ? kept : null;
}

/** Signs the sender of a kept form in, and hands the form to its own page as it was. */
export function takeKeptForms(app: FastifyInstance, context: EdgeContext): void {
  app.addHook('preHandler', async (request, reply) => {
    const typed = request.body as Typed | null | undefined;
    if (request.method !== 'POST' || pathOf(request) === '/sign-in' || typeof typed?.['kept'] !== 'string') return;
    const sealed = typed['kept'];
    const { session, ...fault } = await tryToSignIn(context, request, typed);
    if (!session) return showSignIn(context, request, reply, { action: pathOf(request), kept: sealed, ...fault });
    void reply.setCookie(SESSION_COOKIE, session.token, context.sessions.cookie);
    const kept = keptIn(context, request, sealed);
    // Another person's text is not shown to whoever signs in on the same machine.
    if (kept === null || (kept.by !== null && kept.by !== session.actor.id)) return reply.redirect('/', 303);
    request.cookies[SESSION_COOKIE] = session.token;
    await context.sessions.identify(request);
    request.body = kept.typed;
    request.signedInAgain = true;
    return undefined;
  });
}
