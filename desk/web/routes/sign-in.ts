import type { FastifyInstance } from 'fastify';
import type { EdgeContext } from '../../http/context.ts';
import { SESSION_COOKIE } from '../../http/sessions.ts';
import { text, type Typed } from '../fields.ts';
import { localPath } from '../page.ts';
import { showSignIn, tryToSignIn } from '../sign-in-page.ts';

export function signInPages(app: FastifyInstance, context: EdgeContext): void {
  app.get<{ Querystring: { next?: string } }>('/sign-in', async (request, reply) => {
    const next = localPath(request.query.next);
    if (context.sessions.actorIfAny(request)) return reply.redirect(next, 303);
    return showSignIn(context, request, reply, { next });
  });

  app.post<{ Body: Typed | undefined }>('/sign-in', async (request, reply) => {
    const typed = request.body ?? {};
    const next = localPath(text(typed, 'next'));
    const { session, ...fault } = await tryToSignIn(context, request, typed);
    if (!session) return showSignIn(context, request, reply, { next, ...fault });
    return reply.setCookie(SESSION_COOKIE, session.token, context.sessions.cookie).redirect(next, 303);
  });

  app.post('/sign-out', async (request, reply) => {
    await context.sessions.signOut(request);
    return reply.clearCookie(SESSION_COOKIE, context.sessions.cookie).redirect('/sign-in', 303);
  });
}
