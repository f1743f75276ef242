import Type from 'typebox';
import { rotaSpan, type Turn } from '../../domain/rota/index.ts';
import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import { mayRead } from '../roles.ts';
import { Instant, answers, shown } from '../schemas/common.ts';

const date = Type.Optional(Type.String({ maxLength: 20, description: "A date in the desk's time zone, for example 2026-12-25" }));
const Turns = shown<readonly Turn[]>(
  Type.Array(
    Type.Object({
      role: Type.String(),
      title: Type.String(),
      name: Type.String(),
      telephone: Type.String(),
      mail: Type.String(),
      from: Instant,
      to: Instant,
    }),
  ),
);

/** The people on call, by time. */
export function rotaRoutes(app: App, { service, sessions, clock, policy }: EdgeContext): void {
  app.get(
    '/api/rota',
    {
      schema: {
        tags: ['escalation'],
        operationId: 'rota',
        summary: 'Who is on call for each role, turn by turn, from one date until another (not included), at most a year',
        querystring: Type.Object({ from: date, until: date }, { additionalProperties: false }),
        response: answers(200, Turns),
      },
    },
    async (request) => {
      mayRead(sessions.actorOf(request), 'assessor');
      const { from, until } = rotaSpan(request.query, clock.now(), policy.zone);
      return [...(await service.rota(from, until))];
    },
  );
}
