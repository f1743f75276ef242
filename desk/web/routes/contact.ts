import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/access/actor.ts';
import type { EdgeContext } from '../../http/context.ts';
import type { IncidentView } from '../../views/types.ts';
import {
  askedIn,
  callFields,
  contactFromCall,
  contactFromReport,
  reportFields,
  safetyFlags,
  severityShown,
  severityTable,
} from '../contact-form.ts';
import { attempt, FormRefused, several, text, type Typed } from '../fields.ts';
import type { Field } from '../form-types.ts';
import { offerShown, OVERDUE } from '../knowledge-words.ts';
import { mustBe, namesOf, send, viewerOf } from '../page.ts';
import { isStaff } from '../words.ts';

interface Form {
  readonly title: string;
  readonly action: string;
  readonly press: string;
  readonly fields: readonly Field[];
  readonly hidden: Readonly<Record<string, string>>;
  readonly more: object;
}

function show(
  context: EdgeContext,
  request: FastifyRequest,
  reply: FastifyReply,
  form: Form,
  typed?: Typed,
  refused?: FormRefused,
) {
  const { impacts, urgencies } = context.policy.severity;
  return send(
    context,
    request,
    reply,
    'contact',
    { title: form.title, scripts: ['severity.js'], ...(refused ? { status: refused.status, errors: refused.errors } : {}) },
    {
      ...form,
      ...form.more,
      typed,
      chosen: typed ? several(typed, 'safety') : [],
      flags: safetyFlags,
      table: severityTable(context.policy),
      shown: typed ? severityShown(typed, context.policy) : null,
      impacts,
      urgencies,
    },
  );
}

/** The form of a call: the chosen ringing call, a call whose caller has hung up meanwhile, or the list of ringing calls. */
async function callForm(context: EdgeContext, viewer: Actor, callId: string, once: string): Promise<Form> {
  const ringing = context.calls.ringing();
  const call = ringing.find((one) => one.callId === callId);
  const missed =
    call || callId === '' ? undefined : (await context.service.missedCalls(viewer)).find((one) => one.callId === callId);
  const from = call?.from ?? missed?.from;
  const fields = callFields(context.policy).map((field) =>
    field.name === 'telephone' && from !== undefined ? { ...field, value: from } : field,
  );
  return {
    title: 'Log a call',
    action: '/log-a-call',
    press: 'Log the call',
    fields,
    hidden: { once, ...(from === undefined ? {} : { callId }) },
    more: {
      call,
      calls: ringing,
      missed,
      lostCall: callId !== '' && !call,
      suggests: true,
      text: 'No call is ringing. What you log here is a walk-up contact.',
    },
  };
}

const reportForm = (context: EdgeContext, once: string): Form => ({
  title: 'Report an incident',
  action: '/report',
  press: 'Report the incident',
  fields: reportFields(context.policy),
  hidden: { once },
  more: { text: 'Where patients are at risk, telephone the desk instead: ' + context.addresses.telephone + '.' },
});

/** What the desk offers for what is typed so far. Nothing is chosen by it. */
async function offerFor({ service, policy }: EdgeContext, viewer: Actor, typed: Typed) {
  const words = `${text(typed, 'summary')}. ${text(typed, 'description')}`;
  const [organisation, chosen] = [text(typed, 'organisation'), text(typed, 'service')];
  const asked = { text: words.slice(0, 5000), ...(organisation && { organisation }), ...(chosen && { service: chosen }) };
  const { services } = namesOf(policy);
  return offerShown(await service.knowledge.offer(asked, viewer), (id) => services[id] ?? id);
}

/** The form's idempotency key: two submissions create one contact. */
const newForm = ({ ids }: EdgeContext) => ids.uuid('form');

/** Submits the form's contact; a refusal shows the form again. */
async function sent(
  { context, request, reply }: { context: EdgeContext; request: FastifyRequest; reply: FastifyReply },
  { form, typed, done }: { form: (once: string) => Form | Promise<Form>; typed: Typed; done: string },
  open: () => Promise<IncidentView>,
) {
  try {
    const { reference } = await attempt(request, open);
    return await reply.redirect(`/incidents/${reference}?done=${done}`, 303);
  } catch (error) {
    if (!(error instanceof FormRefused)) throw error;
    // Sent before with other words, such as after a step back: under a new key it is a report of its own.
    const once = 'reference' in error.fields ? newForm(context) : text(typed, 'once');
    return show(context, request, reply, await form(once), typed, error);
  }
}

export function contactPages(app: FastifyInstance, context: EdgeContext): void {
  app.get<{ Querystring: { call?: unknown } }>('/log-a-call', async (request, reply) => {
    const viewer = viewerOf(context, request);
    mustBe(viewer, isStaff, 'log a call');
    return show(
      context,
      request,
      reply,
      await callForm(context, viewer, typeof request.query.call === 'string' ? request.query.call : '', newForm(context)),
    );
  });

  app.post<{ Body: Typed | undefined }>('/log-a-call', async (request, reply) => {
    const viewer = viewerOf(context, request);
    mustBe(viewer, isStaff, 'log a call');
    const typed = request.body ?? {};
    const form = async (once: string) => callForm(context, viewer, text(typed, 'callId'), once);
    if (text(typed, 'suggest') !== '') {
      const asked = await form(text(typed, 'once'));
      return show(
        context,
        request,
        reply,
        { ...asked, more: { ...asked.more, offer: await offerFor(context, viewer, typed), OVERDUE } },
        typed,
      );
    }
    return sent({ context, request, reply }, { form, typed, done: 'logged' }, async () =>
      context.calls.log(contactFromCall(typed, context.policy, viewer.id), viewer, askedIn(typed)),
    );
  });

  app.get('/report', async (request, reply) => {
    mustBe(viewerOf(context, request), (role) => role === 'requester', 'report on the portal: log a call instead');
    return show(context, request, reply, reportForm(context, newForm(context)));
  });

  app.post<{ Body: Typed | undefined }>('/report', async (request, reply) => {
    const viewer = viewerOf(context, request);
    mustBe(viewer, (role) => role === 'requester', 'report on the portal: log a call instead');
    const typed = request.body ?? {};
    const account = context.sessions.accountOf(request)!;
    const form = (once: string) => reportForm(context, once);
    return sent({ context, request, reply }, { form, typed, done: 'reported' }, async () =>
      context.service.open(contactFromReport(typed, context.policy, account), viewer, askedIn(typed)),
    );
  });
}
