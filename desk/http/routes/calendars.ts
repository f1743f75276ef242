import Type from 'typebox';
import type { CalendarEdit, CalendarView } from '../../domain/calendars/index.ts';
import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import { mayRead } from '../roles.ts';
import { Id, Instant, answers, oneOf, orNull, shown } from '../schemas/common.ts';

const tags = ['calendars'];
const short = (maxLength: number) => Type.String({ maxLength });
const Closure = Type.Unsafe<NonNullable<CalendarEdit['closures']>[number]>({
  anyOf: [
    short(40),
    Type.Object(
      { from: short(40), to: short(40) },
      { additionalProperties: false, description: 'Local times, the end not included' },
    ),
  ],
});
const windows = Type.Array(short(40), { maxItems: 100, description: 'HH:MM-HH:MM, local times of the calendar’s zone' });
const Week = Type.Record(Type.String(), windows, { description: 'By weekday, mon to sun; a day left out is closed' });

const EditBody = Type.Object(
  {
    from: Type.Optional(
      Type.String({
        maxLength: 60,
        description: 'A local time of the calendar’s zone, or an instant with its offset; left out: now',
      }),
    ),
    week: Week,
    closures: Type.Optional(Type.Array(Closure, { maxItems: 2000 })),
    reason: Type.String({ minLength: 1, maxLength: 500 }),
  },
  { additionalProperties: false },
);
const Calendar = shown<CalendarView>(
  Type.Object({
    id: Type.String(),
    zone: Type.String({ description: 'IANA name' }),
    usedBy: Type.Array(Type.String()),
    versions: Type.Array(
      Type.Object({
        from: Type.Optional(Instant),
        week: Week,
        closures: Type.Optional(Type.Array(Closure)),
        holds: oneOf(['past', 'now', 'to come']),
        edited: orNull(Type.Object({ at: Instant, by: Type.String(), reason: Type.String() })),
      }),
    ),
  }),
);

/** The calendars that clocks use, and the duty manager's edits of them. */
export function calendarRoutes(app: App, { service, sessions }: EdgeContext): void {
  app.get(
    '/api/calendars',
    {
      schema: {
        tags,
        operationId: 'calendars',
        summary: 'Calendars of the clocks, with every version',
        response: answers(200, Type.Array(Calendar)),
      },
    },
    async (request) => {
      mayRead(sessions.actorOf(request), 'assessor');
      return [...(await service.calendars())];
    },
  );
  app.post(
    '/api/calendars/:id/versions',
    {
      schema: {
        tags,
        operationId: 'editCalendar',
        summary: 'A new version of a calendar, from now or later; for the duty manager',
        params: Id,
        body: EditBody,
        response: answers(201, Calendar),
      },
    },
    async (request, reply) => {
      const calendar = await service.editCalendar(request.params.id, request.body, sessions.actorOf(request));
      return reply.code(201).send(calendar);
    },
  );
}
