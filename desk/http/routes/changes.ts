import Type from 'typebox';
import type { Actor } from '../../domain/access/actor.ts';
import type { ChangeCommand, Proposal } from '../../domain/changes/index.ts';
import type { App } from '../app.ts';
import { asked, CHANGE_COMMANDS, instantText } from '../change-commands.ts';
import type { EdgeContext } from '../context.ts';
import { answers, Nothing, Reference, words } from '../schemas/common.ts';
import * as schemas from '../schemas/changes.ts';
import { sha256 } from '../../../kernel/index.ts';

const organisation = Type.Optional(words(100));
const strict = { additionalProperties: false } as const;
/** Names separated by commas. */
const listed = (text: string | undefined) => (text ?? '').split(',').flatMap((name) => name.trim() || []);

export const slotsView = ({ slots, curve, byCalendar, bySubstitute, notChecked }: Proposal): schemas.SlotsView => ({
  ...{ curve, byCalendar, bySubstitute, notChecked },
  slots: slots.slice(0, MOST_SLOTS).map(({ from, to, sessionHours, contacts }) => ({
    start: Temporal.Instant.fromEpochMilliseconds(from).toString(),
    end: Temporal.Instant.fromEpochMilliseconds(to).toString(),
    sessionHours,
    contacts,
  })),
});
const MOST_SLOTS = 50;

/** Change and release: requests, the forward schedule, free times, freezes. */
export function changeRoutes(app: App, context: EdgeContext): void {
  const { sessions, service } = context;
  const changes = service.changeRequests;
  const tags = ['changes'];
  app.post(
    '/api/changes',
    {
      schema: {
        tags,
        operationId: 'raiseChange',
        summary: 'Raise a request for change',
        body: schemas.ChangeRequest,
        response: answers(201, schemas.Change),
      },
    },
    async (request, reply) => {
      const actor = sessions.actorOf(request);
      const change = await changes.raise(asked(request.body, actor), actor);
      void reply.code(201).header('location', `/api/changes/${change.reference}`);
      return change;
    },
  );
  app.get(
    '/api/changes',
    {
      schema: {
        tags,
        operationId: 'changes',
        summary: 'Changes in the order of their references, 200 at a time',
        querystring: Type.Object({ state: Type.Optional(words(200)), after: Type.Optional(words(40)) }, strict),
        response: answers(200, schemas.ListedChanges),
      },
    },
    async (request) => {
      const { state, after } = request.query;
      return changes.list(
        { ...(state !== undefined && { states: listed(state) }), ...(after !== undefined && { after }) },
        sessions.actorOf(request),
      );
    },
  );
  app.get(
    '/api/changes/schedule',
    {
      schema: {
        tags,
        operationId: 'changeSchedule',
        summary: 'The forward schedule with its collisions, soonest first; of one customer, or of all',
        querystring: Type.Object({ organisation }, strict),
        response: answers(200, schemas.Changes),
      },
    },
    async (request) => [...(await changes.schedule(request.query.organisation ?? null, sessions.actorOf(request)))],
  );
  app.get(
    '/api/changes/slots',
    {
      schema: {
        tags,
        operationId: 'changeSlots',
        summary: 'Times for a change, those of least clinical use first',
        querystring: Type.Object(
          {
            reference: Type.Optional(words(40)),
            services: Type.Optional(words(400)),
            organisations: Type.Optional(words(400)),
            minutes: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,3}$', description: 'How long the change takes' })),
          },
          strict,
        ),
        response: answers(200, schemas.Slots),
      },
    },
    async (request) => {
      const { reference, services, organisations, minutes = '0' } = request.query;
      const query = {
        services: listed(services),
        organisations: listed(organisations),
        minutes: Number(minutes),
        ...(reference !== undefined && { reference }),
      };
      return slotsView(await changes.slots(query, sessions.actorOf(request)));
    },
  );
  app.get(
    '/api/changes/success',
    {
      schema: {
        tags,
        operationId: 'changeSuccess',
        summary: 'How many of the changes that ended in a time failed, and by which rule',
        querystring: Type.Object({ from: words(40), to: words(40) }, strict),
        response: answers(200, schemas.Success),
      },
    },
    async (request) => changes.success(...spanOf(request.query), sessions.actorOf(request)),
  );
  freezeRoutes(app, context);
  app.put(
    '/api/changes/calendars/:id',
    {
      bodyLimit: 1_000_000,
      schema: {
        tags,
        operationId: 'giveCalendar',
        summary: 'Give the calendar of the clinics and theatres of an organisation',
        params: Type.Object({ id: words(100) }),
        body: schemas.Calendar,
        response: answers(204, Nothing),
      },
    },
    async (request, reply) => {
      await changes.giveCalendar(request.params.id, request.body.file, sessions.actorOf(request));
      return reply.code(204).send(null);
    },
  );
  app.get(
    '/api/changes/:reference',
    { schema: { tags, operationId: 'change', summary: 'A change', params: Reference, response: answers(200, schemas.Change) } },
    async (request) => changes.one(request.params.reference, sessions.actorOf(request)),
  );
  for (const verb of Object.keys(CHANGE_COMMANDS) as (keyof typeof CHANGE_COMMANDS)[]) commandRoute(app, context, verb);
  feedRoute(app, context);
}

function commandRoute(app: App, { sessions, service }: EdgeContext, verb: keyof typeof CHANGE_COMMANDS): void {
  const body = schemas.CHANGE_BODIES[verb];
  const { summary } = CHANGE_COMMANDS[verb];
  // The body was validated against this command's own schema.
  const of = CHANGE_COMMANDS[verb].of as (body: unknown, actor: Actor) => Exclude<ChangeCommand, { readonly type: 'raise' }>;
  app.post(
    `/api/changes/:reference/${verb}`,
    {
      schema: {
        tags: ['changes'],
        operationId: `change${`-${verb}`.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase())}`,
        summary,
        params: Reference,
        ...(body === null ? {} : { body }),
        response: answers(200, schemas.Change),
      },
    },
    async (request) => {
      const actor = sessions.actorOf(request);
      return service.changeRequests.command(request.params.reference, of(request.body, actor), actor);
    },
  );
}

function freezeRoutes(app: App, { sessions, service: { changeRequests: changes } }: EdgeContext): void {
  const tags = ['changes'];
  app.get(
    '/api/changes/freezes',
    {
      schema: { tags, operationId: 'freezes', summary: 'Freezes declared at the desk', response: answers(200, schemas.Freezes) },
    },
    async (request) => [...(await changes.freezes(sessions.actorOf(request)))],
  );
  app.post(
    '/api/changes/freezes',
    {
      schema: {
        tags,
        operationId: 'declareFreeze',
        summary: 'Declare a freeze, which holds what it meets',
        body: schemas.Freeze,
        response: answers(201, schemas.Frozen),
      },
    },
    async (request, reply) => {
      const { freeze, held } = await changes.declareFreeze(request.body, sessions.actorOf(request));
      void reply.code(201);
      return { freeze, held: [...held] };
    },
  );
  app.post(
    '/api/changes/freezes/:reference/lift',
    {
      schema: {
        tags,
        operationId: 'liftFreeze',
        summary: 'Lift a freeze, which releases what it held',
        params: Reference,
        body: schemas.Reason,
        response: answers(204, Nothing),
      },
    },
    async (request, reply) => {
      await changes.liftFreeze(request.params.reference, request.body.reason, sessions.actorOf(request));
      return reply.code(204).send(null);
    },
  );
}

/** Calendars poll without signing in, so the address itself is the key, one for each customer. */
function feedRoute(app: App, { sessions, service: { changeRequests: changes } }: EdgeContext): void {
  app.get(
    '/api/changes/feed-address',
    {
      schema: {
        tags: ['changes'],
        operationId: 'changeFeedAddress',
        summary: "The key of a customer's feed: its address is /api/changes/feeds/<key>.ics",
        querystring: Type.Object({ organisation }, strict),
        response: answers(200, Type.Object({ key: Type.String() })),
      },
    },
    async (request) => {
      const actor = sessions.actorOf(request);
      return { key: changes.feedKey(request.query.organisation ?? actor.organisation ?? '', actor) };
    },
  );
  app.get(
    '/api/changes/feeds/:id',
    {
      schema: {
        tags: ['changes'],
        operationId: 'changeFeed',
        summary: 'The forward schedule as an iCalendar feed; the address is secret',
        security: [],
        params: Type.Object({ id: words(100) }),
        response: answers(304, Nothing),
      },
    },
    async (request, reply) => {
      const text = await changes.feed(request.params.id.replace(/\.ics$/, ''));
      const etag = `"${sha256(text).slice(0, 32)}"`;
      void reply.header('etag', etag).header('cache-control', 'private, max-age=0');
      const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
      if (known.includes(etag)) return reply.code(304).send(null);
      return reply.type('text/calendar; charset=utf-8').send(text as never);
    },
  );
}

function spanOf({ from, to }: { readonly from: string; readonly to: string }): readonly [Temporal.Instant, Temporal.Instant] {
  return [Temporal.Instant.from(instantText(from, 'from')), Temporal.Instant.from(instantText(to, 'to'))];
}
