import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/access/actor.ts';
import { MAX_ATTACHMENT_BYTES } from '../../domain/documents/accepted.ts';
import { needsFields } from '../../domain/incident/hand-off/index.ts';
import type { EdgeContext } from '../../http/context.ts';
import { sentenceInWords } from '../../views/dates.ts';
import { describeMajorIncident } from '../../views/major-incident.ts';
import type { IncidentView } from '../../views/types.ts';
import { aboutField, actionsFor, commandOf, mayAttach } from '../actions.ts';
import { drawClock } from '../clock-drawing.ts';
import { clockWords, nextDeadline } from '../deadlines.ts';
import { attempt, FormRefused, type FieldError, type Typed } from '../fields.ts';
import type { Action } from '../form-types.ts';
import { momentFields } from '../moments.ts';
import { namesOf, send, viewerOf, type Names } from '../page.ts';
import { CHANNELS } from '../words.ts';
import { localTimes, Refusal } from '../../../kernel/index.ts';

type Named = FastifyRequest<{ Params: { reference: string } }>;

const FOLLOW_UPS = {
  'ask-again': 'The caller is asked again',
  'give-back': 'Goes back to the shift',
  close: 'Closes by itself',
  'tell-deputy': 'The deputy of the clinical safety officer is told',
  'data-security': 'Next step towards the limit of the data-security incident',
  remind: 'Reminder',
} as const;
const describeSender = ({ desk, reference }: NonNullable<IncidentView['loggedBy']>): string =>
  `the desk ${desk}${reference === null ? '' : `, their reference ${reference}`}`;

/** Facts to know before writing to the caller. */
function correspondenceOf({
  correspondence,
  channel,
}: IncidentView): readonly { readonly name: string; readonly text: string }[] {
  const { generated, unverified, replyTo, replyToElsewhere, notReached } = correspondence;
  const lines: readonly (readonly [string, string | null])[] = [
    ['Not reached', notReached && `our letter to ${notReached.address} did not arrive: ${notReached.why}`],
    ['Unverified', unverified ? 'the mail came from another place than its sender' : null],
    ['Answers go to', replyTo],
    [
      'Asked for answers to',
      replyToElsewhere && `${replyToElsewhere}, which is not of the sender’s organisation: nothing is sent there`,
    ],
    ['Sent by', generated && channel === 'email' ? 'a program: only what an analyst writes is sent to it' : null],
  ];
  return lines.flatMap(([name, of]) => (of === null ? [] : [{ name, text: of }]));
}

/** The facts of the incident, line by line. */
function factsOf(incident: IncidentView, names: Names, context: EdgeContext) {
  const { severity, zone } = context.policy;
  const times = localTimes(zone);
  const shown = (name: string, of: string | null | undefined) => (of ? [{ name, text: of }] : []);
  return [
    ...shown('Details', incident.description),
    ...shown(
      'Reported by',
      [incident.caller.name, names.organisations[incident.caller.organisation] ?? incident.caller.organisation].join(', '),
    ),
    ...shown('Telephone', incident.caller.telephone),
    ...shown('E-mail', incident.caller.mail),
    ...correspondenceOf(incident),
    ...shown('Service', names.services[incident.service] ?? incident.service),
    ...shown('Where', incident.location),
    ...shown('Came by', CHANNELS[incident.channel]),
    ...shown('Logged by', incident.loggedBy && describeSender(incident.loggedBy)),
    { name: 'Opened', at: incident.openedAt },
    ...shown('How much is affected', `${incident.impact} – ${severity.impacts[incident.impact]}`),
    ...shown('How soon it matters', `${incident.urgency} – ${severity.urgencies[incident.urgency]}`),
    ...shown('Patient safety', incident.safety.map((flag) => flag.replaceAll('-', ' ')).join(', ')),
    ...shown('Owner', incident.owner ?? 'none yet'),
    ...shown('Team', incident.team),
    ...incident.followUps.map(({ what, at, text }) =>
      text === null ? { name: FOLLOW_UPS[what], at } : { name: FOLLOW_UPS[what], text: `${times.short(at)}: ${text}` },
    ),
    ...shown('Major incident', incident.majorIncident && describeMajorIncident(incident.majorIncident, times.short).join(' ')),
    ...shown('A part of', incident.parent && `${incident.parent}, which escalates for it`),
    ...shown('Its parts', incident.children.length > 0 ? `${incident.children.length}: ${incident.children.join(', ')}` : null),
  ];
}

/** Shows the page of one incident; after a refused form, with the submitted values and the errors. */
async function show(
  context: EdgeContext,
  request: Named,
  reply: FastifyReply,
  viewer: Actor,
  refused?: { id: string; typed: Typed; error: FormRefused },
) {
  const incident = await context.service.incident(request.params.reference, viewer);
  const names = namesOf(context.policy);
  const now = context.clock.now();
  const times = localTimes(context.policy.zone);
  const actions = actionsFor(incident, context.policy, viewer).map((action) => ({
    ...action,
    fields: action.fields.flatMap((field) =>
      field.kind === 'moment'
        ? momentFields(field, context.policy.zone, refused?.id === action.id ? refused.typed : undefined)
        : [field],
    ),
  }));
  const shown = actions.some(({ id }) => id === refused?.id);
  return send(
    context,
    request,
    reply,
    'incident',
    {
      title: `${incident.reference}: ${incident.summary}`,
      scripts: ['live.js'],
      ...(refused
        ? {
            status: refused.error.status,
            errors: refused.error.errors.map((error) => ({ ...error, field: error.field ?? (shown ? refused.id : null) })),
          }
        : {}),
    },
    {
      incident: {
        ...incident,
        timeline: incident.timeline.map((event) => ({
          ...event,
          says: event.parts ? sentenceInWords(event.parts, times) : event.says,
        })),
      },
      history: viewer.role !== 'assessor' ? null : await context.service.verifyHistory(incident.reference, viewer),
      names,
      actions,
      facts: factsOf(incident, names, context),
      due: nextDeadline(incident, now),
      clocks: incident.clocks
        .filter(({ state }) => state !== 'not-started')
        .map((clock) => ({ ...clock, ...clockWords(clock, now), drawing: drawClock(clock, now, times) })),
      // Further targets towards the caller while they apply, and the clocks of teams and suppliers, which callers do not see: one line each.
      further: (await context.service.explain(incident.reference, viewer)).clocks
        .filter(({ measures }) => measures !== 'response' && measures !== 'resolution')
        .map((clock) => ({ ...clockWords(clock, now), due: clock.due, breached: clock.breached })),
      failed: refused?.id,
      typed: refused?.typed,
    },
  );
}

const withoutOptional = (label: string) => label.replace(/ \(optional\)$/, '');

/**
 * Names the fields that a supplier's form is refused for by their labels, in the summary and at each field: missing ones of the minimum data
 * set, ones with a patient's number, and the one that says whether somebody has looked.
 */
function withFieldsNamed(error: FormRefused, id: string, action: Action | undefined): FormRefused {
  const { supplier, missing, holding, flagged } = error.fields as {
    readonly supplier?: string;
    readonly missing?: readonly string[];
    readonly holding?: readonly string[];
    readonly flagged?: readonly unknown[];
  };
  const at = (fields: readonly FieldError[]) => new FormRefused([{ field: null, text: error.message }, ...fields], error.status);
  if (holding !== undefined)
    return at(holding.map((name) => ({ field: `${id}-${name}`, text: 'Take the patient’s number out of this' })));
  if (flagged !== undefined)
    return at([{ field: `${id}-lookedAt`, text: 'Check it again, or confirm that it identifies no patient' }]);
  if (id !== 'hand-off' || supplier === undefined || missing === undefined) return error;
  const labelOf = (name: string) => withoutOptional(action?.fields.find((field) => field.name === name)?.label ?? name);
  const labels = missing.map((name) => labelOf(name).toLowerCase()).join(', ');
  return new FormRefused(
    [
      { field: null, text: needsFields(supplier, labels) },
      ...missing.map((name) => ({ field: `hand-off-${name}`, text: `${labelOf(name)}: the supplier needs this` })),
    ],
    error.status,
  );
}

/** A browser never fills a file in again, so the form asks for it. */
const withFileAgain = ({ signedInAgain }: FastifyRequest, error: FormRefused): FormRefused =>
  signedInAgain
    ? new FormRefused([...error.errors, { field: 'attach-file', text: 'Choose the file again' }], error.status)
    : error;

async function submitAction(context: EdgeContext, request: Named, viewer: Actor, id: string, typed: Typed): Promise<void> {
  const incident = await context.service.incident(request.params.reference, viewer);
  const command = commandOf(id, typed, incident, context.policy, viewer);
  if (!command) throw new Refusal('forbidden', 'Your role may not do this to an incident. Ask one of the desk’s analysts.', 403);
  await context.service.command(incident.reference, command, viewer);
}

async function attachSent(context: EdgeContext, request: Named, viewer: Actor): Promise<void> {
  const incident = await context.service.incident(request.params.reference, viewer);
  if (!mayAttach(viewer)) throw new Refusal('forbidden', 'An assessor reads all and changes nothing.', 403);
  const part = await request.file({ limits: { fileSize: MAX_ATTACHMENT_BYTES + 1, files: 1 }, throwFileSizeLimit: false });
  const content = part ? await part.toBuffer() : null;
  if (!part || !part.filename || !content?.length)
    throw new FormRefused([{ field: 'attach-file', text: 'Choose a file that is not empty' }]);
  await context.service.attach(incident.reference, { name: part.filename, mediaType: part.mimetype, content }, viewer);
}

const done = (reply: FastifyReply, reference: string, id: string) =>
  reply.redirect(`/incidents/${encodeURIComponent(reference)}?done=${id}`, 303);

export function incidentPages(app: FastifyInstance, context: EdgeContext): void {
  app.get('/incidents/:reference', async (request: Named, reply) => show(context, request, reply, viewerOf(context, request)));

  app.get<{ Params: { reference: string; id: string } }>('/incidents/:reference/documents/:id', async (request, reply) => {
    const { meta, content } = await context.service.document(
      request.params.reference,
      request.params.id,
      viewerOf(context, request),
    );
    const ascii = meta.name.replace(/[^\w. -]/g, '_');
    return reply
      .type(meta.mediaType)
      .header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(meta.name)}`)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(content);
  });

  const ofAFile = { bodyLimit: MAX_ATTACHMENT_BYTES + 65_536, config: { takesFile: true } } as const;
  app.post('/incidents/:reference/attach', ofAFile, async (request: Named, reply) => {
    const viewer = viewerOf(context, request);
    try {
      await attempt(request, async () => attachSent(context, request, viewer), 'attach-file');
    } catch (error) {
      if (!(error instanceof FormRefused)) throw error;
      return show(context, request, reply, viewer, { id: 'attach', typed: {}, error: withFileAgain(request, error) });
    }
    return done(reply, request.params.reference, 'attach');
  });

  app.post<{ Params: { reference: string; action: string }; Body: Typed | undefined }>(
    '/incidents/:reference/:action',
    async (request, reply) => {
      const viewer = viewerOf(context, request);
      const typed = request.body ?? {};
      const id = request.params.action;
      try {
        await attempt(request, async () => submitAction(context, request, viewer, id, typed), aboutField(id));
      } catch (error) {
        if (!(error instanceof FormRefused)) throw error;
        const incident = await context.service.incident(request.params.reference, viewer);
        const action = actionsFor(incident, context.policy, viewer).find((one) => one.id === id);
        return show(context, request, reply, viewer, { id, typed, error: withFieldsNamed(error, id, action) });
      }
      return done(reply, request.params.reference, id);
    },
  );
}
