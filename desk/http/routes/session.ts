import type { Role } from '../../domain/access/actor.ts';
import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import { Nothing, answers } from '../schemas/common.ts';
import * as schemas from '../schemas/session.ts';
import { SESSION_COOKIE } from '../sessions.ts';
import { Refusal } from '../../../kernel/index.ts';

const tags = ['session'];

export function sessionRoutes(app: App, { sessions }: EdgeContext): void {
  app.post(
    '/api/session',
    {
      bodyLimit: 4096,
      schema: {
        tags,
        operationId: 'signIn',
        summary: 'Sign in',
        security: [],
        body: schemas.SignIn,
        response: answers(200, schemas.SignedIn),
      },
    },
    async (request, reply) => {
      const session = await sessions.signIn(request.body.username, request.body.password, request.ip);
      if (!session) throw new Refusal('unauthenticated', 'Name and password do not match. Check both and try again.', 401);
      const { name, role, organisation } = session.actor;
      void reply.setCookie(SESSION_COOKIE, session.token, sessions.cookie);
      return { token: session.token, name, role: role as Role, organisation };
    },
  );
  app.delete(
    '/api/session',
    { schema: { tags, operationId: 'signOut', summary: 'Sign out', response: answers(204, Nothing) } },
    async (request, reply) => {
      await sessions.signOut(request);
      void reply.clearCookie(SESSION_COOKIE, sessions.cookie).code(204);
      return null;
    },
  );
  app.get(
    '/api/me',
    { schema: { tags, operationId: 'me', summary: 'Who you are', response: answers(200, schemas.Me) } },
    async (request) => {
      sessions.actorOf(request);
      const { username, name, role, organisation } = sessions.accountOf(request)!;
      return { username, name, role, organisation };
    },
  );
}
