import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/access/actor.ts';
import type { ChangeCommand } from '../../domain/changes/index.ts';
import { asked, CHANGE_COMMANDS } from '../../http/change-commands.ts';
import type { EdgeContext } from '../../http/context.ts';
import type { ChangeView } from '../../service/change-types.ts';
import { changeActions } from '../change-actions.ts';
import { changeFields, changeFrom } from '../change-form.ts';
import { attempt, check, FormRefused, mustFit, type Typed } from '../fields.ts';
import { momentFields } from '../moments.ts';
import { namesOf, send, viewerOf } from '../page.ts';
import { CHANGE_STATES, isStaff } from '../words.ts';
import { Refusal } from '../../../kernel/index.ts';

type Named = FastifyRequest<{ Params: { reference: string; action?: string }; Body: Typed | undefined }>;
interface Refused {
  readonly action: string;
  readonly typed: Typed;
  readonly error: FormRefused;
}

const OPEN = ['new', 'assessing', 'authorising', 'scheduled', 'implementing', 'review', 'stopped'];

/** Requests for change: their list, one of them, and the form for a new one. */
export function changePages(app: FastifyInstance, context: EdgeContext): void {
  const { service, policy } = context;
  const changes = service.changeRequests;

  app.get('/changes', async (request, reply) => {
    const viewer = viewerOf(context, request);
    const schedule = await changes.schedule(null, viewer);
    return send(
      context,
      request,
      reply,
      'changes',
      { title: viewer.role === 'requester' ? 'Planned work' : 'Changes' },
      {
        rows: viewer.role === 'requester' ? [] : await changes.list({ states: OPEN }, viewer),
        schedule,
        mayRaise: viewer.role !== 'assessor' && viewer.role !== 'officer',
        isDesk: viewer.role !== 'requester',
        feed: viewer.role === 'requester' ? `/api/changes/feeds/${changes.feedKey(viewer.organisation ?? '', viewer)}.ics` : null,
        names: namesOf(policy),
        CHANGE_STATES,
      },
    );
  });

  const form = (request: FastifyRequest, reply: FastifyReply, change: ChangeView | undefined, refused?: Refused) => {
    const viewer = viewerOf(context, request);
    const fields = changeFields(policy, isStaff(viewer.role), change).flatMap((field) =>
      field.kind === 'moment' ? momentFields(field, policy.zone, refused?.typed) : [field],
    );
    return send(
      context,
      request,
      reply,
      'change-form',
      {
        title: change ? `Rewrite ${change.reference}` : 'Ask for a change',
        ...(refused && { status: refused.error.status, errors: refused.error.errors }),
      },
      { fields, typed: refused?.typed, action: change ? `/changes/${change.reference}/revise` : '/changes/new' },
    );
  };
  app.get('/changes/new', async (request, reply) => form(request, reply, undefined));
  app.post('/changes/new', async (request: FastifyRequest<{ Body: Typed | undefined }>, reply) => {
    const viewer = viewerOf(context, request);
    const typed = request.body ?? {};
    try {
      const { reference } = await attempt(request, async () =>
        changes.raise(asked(changeFrom(typed, policy, isStaff(viewer.role)), viewer), viewer),
      );
      return await reply.redirect(`/changes/${reference}?done=raised`, 303);
    } catch (error) {
      if (error instanceof FormRefused) return form(request, reply, undefined, { action: 'new', typed, error });
      throw error;
    }
  });
  app.get('/changes/:reference/revise', async (request: Named, reply) =>
    form(request, reply, await changes.one(request.params.reference, viewerOf(context, request))),
  );

  const page = async (request: Named, reply: FastifyReply, refused?: Refused) => {
    const viewer = viewerOf(context, request);
    const change = await changes.one(request.params.reference, viewer);
    const actions = changeActions(change, viewer, policy).map((action) => ({
      ...action,
      fields: action.fields.flatMap((field) =>
        field.kind === 'moment'
          ? momentFields(field, policy.zone, refused?.action === action.id ? refused.typed : undefined)
          : [field],
      ),
    }));
    return send(
      context,
      request,
      reply,
      'change',
      {
        title: change.reference,
        ...(refused && {
          status: refused.error.status,
          errors: refused.error.errors.map((one) => atAction(one, refused.action)),
        }),
      },
      {
        ...{
          c: change,
          actions,
          names: namesOf(policy),
          state: CHANGE_STATES[change.state],
          isDesk: viewer.role !== 'requester',
        },
        mayRevise:
          isStaff(viewer.role) &&
          (change.state === 'new' || change.state === 'stopped' || (change.type === 'emergency' && change.state === 'review')),
        ...(refused && { failed: refused.action, typed: refused.typed }),
      },
    );
  };
  app.get('/changes/:reference', async (request: Named, reply) => page(request, reply));

  app.post('/changes/:reference/:action', async (request: Named, reply) => {
    const viewer = viewerOf(context, request);
    const { reference, action = '' } = request.params;
    const typed = request.body ?? {};
    try {
      const command = async () => changes.command(reference, await commandOf(action, reference, typed, viewer), viewer);
      await attempt(request, command);
      return await reply.redirect(`/changes/${encodeURIComponent(reference)}?done=change`, 303);
    } catch (error) {
      if (!(error instanceof FormRefused)) throw error;
      const refused = { action, typed, error };
      return action === 'revise'
        ? form(request, reply, await changes.one(reference, viewer), refused)
        : page(request, reply, refused);
    }
  });

  async function commandOf(
    id: string,
    reference: string,
    typed: Typed,
    viewer: Actor,
  ): Promise<Exclude<ChangeCommand, { type: 'raise' }>> {
    if (id === 'revise') return { ...asked(changeFrom(typed, policy, isStaff(viewer.role)), viewer), type: 'revise' };
    const action = changeActions(await changes.one(reference, viewer), viewer, policy).find((one) => one.id === id);
    if (!action) throw new Refusal('wrong-state', 'This cannot be done to the change now. The page shows what can.', 409);
    mustFit(typed, (name) => `${id}-${name}`);
    const errors = check(
      typed,
      action.fields.map(({ name, missing, options }) => ({
        name,
        ...(missing !== undefined && { missing }),
        ...(options && { oneOf: options.map(({ value }) => value) }),
      })),
    );
    if (errors.length > 0) throw new FormRefused(errors);
    const of = CHANGE_COMMANDS[action.id].of as (body: unknown, actor: Actor) => Exclude<ChangeCommand, { type: 'raise' }>;
    return of(action.body(typed), viewer);
  }
}

/** A field's id on the page begins with its action. */
const atAction = <E extends { readonly field: string | null }>(error: E, action: string): E =>
  error.field === null
    ? error
    : { ...error, field: `${action}-${error.field.replace(new RegExp(`^${RegExp.escape(action)}-`), '')}` };
