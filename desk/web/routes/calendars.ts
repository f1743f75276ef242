import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CalendarVersionView, CalendarView } from '../../domain/calendars/index.ts';
import type { EdgeContext } from '../../http/context.ts';
import { dateText } from '../../views/dates.ts';
import { calendarFields, comingClosures, editFrom, type Closure } from '../calendar-form.ts';
import { momentFields } from '../moments.ts';
import { attempt, FormRefused, mustFit, type Typed } from '../fields.ts';
import { mustBe, send, viewerOf } from '../page.ts';
import { drawWeek } from '../week-drawing.ts';
import type { Tag } from '../words.ts';
import { localTimes, Refusal } from '../../../kernel/index.ts';

type Named = FastifyRequest<{ Params: { id: string }; Body: Typed | undefined; Querystring: { saved?: string } }>;

const forStaff = (role: string) => role !== 'requester';

/** `Thu 24 Dec 2026`, or `Thu 24 Dec 2026, 12:00 to 24:00`, or with both dates. */
function describeClosure(closure: Closure): string {
  if (typeof closure === 'string') return dateText(closure);
  const [[from, since], [to, until]] = [closure.from.split('T'), closure.to.split('T')] as [[string, string], [string, string]];
  return `${dateText(from)}, ${since} to ${from === to ? '' : `${dateText(to)}, `}${until}`;
}

const TAGS: Readonly<Record<CalendarVersionView['holds'], Tag>> = {
  past: { text: 'Past', colour: 'grey' },
  now: { text: 'In force', colour: 'green' },
  'to come': { text: 'To come', colour: 'blue' },
};

/** Describes and draws a version. */
function shown(version: CalendarVersionView, { zone }: CalendarView, now: Temporal.Instant) {
  const all = version.closures ?? [];
  const coming = comingClosures(version, zone, now);
  return {
    ...version,
    tag: TAGS[version.holds],
    begins: version.from === undefined ? 'from the beginning' : `from ${localTimes(zone).short(version.from)}`,
    drawing: drawWeek(version.week),
    next: coming.slice(0, 8).map(describeClosure),
    later: coming.slice(8).map(describeClosure),
    past: all.length - coming.length,
  };
}

async function calendarOf({ service }: EdgeContext, { params }: Named): Promise<CalendarView> {
  const calendar = (await service.calendars()).find(({ id }) => id === params.id);
  if (!calendar) throw new Refusal('not-found', 'There is no calendar of that name.', 404);
  return calendar;
}

async function show(context: EdgeContext, request: Named, reply: FastifyReply, refused?: { typed: Typed; error: FormRefused }) {
  const viewer = viewerOf(context, request);
  mustBe(viewer, forStaff, 'read the calendars of the desk');
  const now = context.clock.now();
  const calendar = await calendarOf(context, request);
  const holding = calendar.versions.find(({ holds }) => holds === 'now')!;
  return send(
    context,
    request,
    reply,
    'calendar',
    {
      title: `Calendar ${calendar.id}`,
      ...(refused ? { status: refused.error.status, errors: refused.error.errors } : {}),
    },
    {
      calendar,
      saved: request.query.saved !== undefined && refused === undefined,
      versions: calendar.versions.map((version) => shown(version, calendar, now)).reverse(),
      fields:
        viewer.role === 'duty-manager'
          ? calendarFields(calendar, now, holding).flatMap((field) =>
              field.kind === 'moment' ? momentFields(field, calendar.zone, refused?.typed) : [field],
            )
          : [],
      typed: refused?.typed,
    },
  );
}

/** The calendars that clocks use, and the duty manager's form for a new version. */
export function calendarPages(app: FastifyInstance, context: EdgeContext): void {
  app.get('/calendars', async (request, reply) => {
    mustBe(viewerOf(context, request), forStaff, 'read the calendars of the desk');
    const now = context.clock.now();
    return send(
      context,
      request,
      reply,
      'calendars',
      { title: 'Calendars' },
      {
        calendars: (await context.service.calendars()).map((calendar) => ({
          ...calendar,
          coming: calendar.versions.filter(({ holds }) => holds === 'to come').length,
          now: shown(
            calendar.versions.find(({ holds }) => holds === 'now')!,
            calendar,
            now,
          ),
        })),
      },
    );
  });

  app.get('/calendars/:id', async (request: Named, reply) => show(context, request, reply));

  app.post('/calendars/:id', async (request: Named, reply) => {
    const viewer = viewerOf(context, request);
    mustBe(viewer, (role) => role === 'duty-manager', 'edit a calendar: ask the duty manager');
    const typed = request.body ?? {};
    try {
      const { zone } = await calendarOf(context, request);
      const work = async () => {
        mustFit(typed);
        return context.service.editCalendar(request.params.id, editFrom(typed, zone), viewer);
      };
      await attempt(request, work, 'from');
      return await reply.redirect(`/calendars/${encodeURIComponent(request.params.id)}?saved=1`, 303);
    } catch (error) {
      if (error instanceof FormRefused) return show(context, request, reply, { typed, error });
      throw error;
    }
  });
}
