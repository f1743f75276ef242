import type { FastifyInstance } from 'fastify';
import type { EdgeContext } from '../../http/context.ts';
import { SESSION_COOKIE } from '../../http/sessions.ts';
import { check, FormRefused, text, type FieldError, type Typed } from '../fields.ts';
import type { Field } from '../form-types.ts';
import { localPath, send } from '../page.ts';

const FIELDS: readonly (Field & { readonly type?: string; readonly autocomplete: string })[] = [
  { name: 'username', label: 'User name', kind: 'text', missing: 'Write your user name', autocomplete: 'username' },
  {
    name: 'password',
    label: 'Password',
    kind: 'text',
    missing: 'Write your password',
    type: 'password',
    autocomplete: 'current-password',
  },
];

export function signInPages(app: FastifyInstance, context: EdgeContext): void {
  const page = (next: string, username: string, errors: readonly FieldError[] = [], status = 200) =>
    [
      { title: 'Sign in', errors, status },
      { fields: FIELDS, next, typed: { username }, telephone: context.addresses.telephone },
    ] as const;

  app.get<{ Querystring: { next?: string } }>('/sign-in', async (request, reply) => {
    if (context.sessions.actorIfAny(request)) return reply.redirect(localPath(request.query.next), 303);
    return send(context, request, reply, 'sign-in', ...page(localPath(request.query.next), ''));
  });

  app.post<{ Body: Typed | undefined }>('/sign-in', async (request, reply) => {
    const typed = request.body ?? {};
    const [username, next] = [text(typed, 'username'), localPath(text(typed, 'next'))];
    // The password is used as typed, without trimming.
    const password = typeof typed['password'] === 'string' ? typed['password'] : '';
    const faults = check(
      typed,
      FIELDS.map(({ name, missing }) => ({ name, ...(missing ? { missing } : {}) })),
    );
    if (faults.length)
      return send(context, request, reply, 'sign-in', ...page(next, username, faults, new FormRefused(faults).status));
    const session = await context.sessions.signIn(username, password, request.ip);
    if (!session) {
      // One message for both errors, so that it does not reveal which user names exist.
      const fault = { field: 'username', text: 'User name or password is not right. Try again.' };
      return send(context, request, reply, 'sign-in', ...page(next, username, [fault], 401));
    }
    return reply.setCookie(SESSION_COOKIE, session.token, context.sessions.cookie).redirect(next, 303);
  });

  app.post('/sign-out', async (request, reply) => {
    await context.sessions.signOut(request);
    return reply.clearCookie(SESSION_COOKIE, context.sessions.cookie).redirect('/sign-in', 303);
  });
}
