import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CompetenceCommand } from '../../domain/knowledge/index.ts';
import type { EdgeContext } from '../../http/context.ts';
import { dateText } from '../../views/dates.ts';
import { attempt, check, FormRefused, mustFit, text, type Typed } from '../fields.ts';
import type { Field } from '../form-types.ts';
import { mustBe, namesOf, send, viewerOf } from '../page.ts';
import { localTimes, Refusal } from '../../../kernel/index.ts';

const DAYS = 7;
type Asked = FastifyRequest<{ Querystring: { from?: unknown } }>;
type Sent = FastifyRequest<{ Params: { act: string }; Body: Typed | undefined }>;

const options = (list: readonly { readonly id: string; readonly name: string }[]) =>
  list.map(({ id, name }) => ({ value: id, text: name }));
const PERSON: readonly Field[] = [
  { name: 'person', label: 'Account of the person', kind: 'text', missing: 'Write the account' },
  { name: 'name', label: 'Name', kind: 'text', missing: 'Write the name' },
];

/** The duty manager's forms, by the last part of their address. */
function formsOf({ services, knowledge }: EdgeContext['policy']): Readonly<Record<'show' | 'plan', readonly Field[]>> {
  const level = knowledge.competence.levels.map((each) => ({ value: each, text: each }));
  return {
    show: [
      ...PERSON,
      { name: 'service', label: 'Service', kind: 'select', missing: 'Choose the service', options: options(services) },
      { name: 'level', label: 'Level', kind: 'select', missing: 'Choose the level', options: level },
      {
        name: 'test',
        label: 'Reference of the test (or of an incident whose call you heard)',
        kind: 'text',
        missing: 'Write the reference',
      },
      { name: 'right', label: 'Right answers (tests)', kind: 'number' },
      { name: 'of', label: 'Of so many (tests)', kind: 'number' },
    ],
    plan: [
      ...PERSON,
      { name: 'shift', label: 'Shift', kind: 'select', missing: 'Choose the shift', options: options(knowledge.shifts) },
      { name: 'date', label: 'Date on which it begins', kind: 'text', hint: 'For example 2026-12-24', missing: 'Write the date' },
    ],
  };
}

const COMMANDS: Readonly<Record<'show' | 'plan', (typed: Typed) => CompetenceCommand>> = {
  show: (typed) => {
    const [right, of] = [text(typed, 'right'), text(typed, 'of')];
    const reference = text(typed, 'test');
    return {
      do: 'show',
      service: text(typed, 'service'),
      level: text(typed, 'level'),
      proof:
        right === '' || of === ''
          ? { how: 'observed-call', incident: reference }
          : { how: 'test', test: reference, right: Number(right), of: Number(of) },
    };
  },
  plan: (typed) => ({ do: 'plan', shift: text(typed, 'shift'), date: text(typed, 'date') }),
};

/** Who may take calls about what, and the gaps of the shifts. */
export function competencePages(app: FastifyInstance, context: EdgeContext): void {
  const { policy, service, clock } = context;
  const times = localTimes(policy.zone);
  const names = namesOf(policy);

  async function show(request: FastifyRequest, reply: FastifyReply, refused?: { act: string; typed: Typed; error: FormRefused }) {
    const viewer = viewerOf(context, request);
    mustBe(viewer, (role) => role !== 'requester', 'read who may take which calls');
    const asked = (request as Asked).query.from;
    const today = clock.now().toZonedDateTimeISO(policy.zone).toPlainDate();
    const from = typeof asked === 'string' && /^\d{4}-\d\d-\d\d$/.test(asked) ? Temporal.PlainDate.from(asked) : today;
    const { analysts, gaps } = await service.knowledge.competence(from, DAYS, viewer);
    const shifts = new Map(policy.knowledge.shifts.map(({ id, name }) => [id, name]));
    const columns = policy.services.filter(({ national, aliases }) => national || aliases.length > 0);
    return send(
      context,
      request,
      reply,
      'competence',
      { title: 'Competence', ...(refused && { status: refused.error.status, errors: refused.error.errors }) },
      {
        columns: columns.map(({ name }) => name),
        rows: analysts.map(({ name, competences }) => ({
          name,
          cells: columns.map(({ id }) => {
            const held = competences.find((each) => each.service === id);
            return held && { ...held, validTo: dateText(held.validTo) };
          }),
        })),
        gaps: gaps.map((gap) => ({
          ...gap,
          shift: shifts.get(gap.shift) ?? gap.shift,
          service: names.services[gap.service] ?? gap.service,
          times: `${times.short(gap.from)} to ${times.short(gap.to)}`,
        })),
        days: `${dateText(String(from))} and the ${String(DAYS - 1)} days after`,
        forms:
          viewer.role === 'duty-manager'
            ? Object.entries(formsOf(policy)).map(([act, fields]) => ({
                act,
                fields,
                heading: act === 'show' ? 'Record a proof' : 'Plan a shift',
                typed: refused?.act === act ? refused.typed : undefined,
              }))
            : [],
      },
    );
  }

  app.get('/competence', async (request, reply) => show(request, reply));

  app.post('/competence/:act', async (request: Sent, reply) => {
    const viewer = viewerOf(context, request);
    mustBe(viewer, (role) => role === 'duty-manager', 'record competence: ask the duty manager');
    const { act } = request.params;
    if (act !== 'show' && act !== 'plan') throw new Refusal('not-found', 'There is no such form.', 404);
    const typed = request.body ?? {};
    const idOf = (name: string) => `${act}-${name}`;
    try {
      await attempt(request, async () => {
        mustFit(typed, idOf);
        const errors = check(
          typed,
          formsOf(policy)[act].map(({ name, missing, kind }) => ({
            name,
            ...(missing ? { missing } : {}),
            wholeNumber: kind === 'number',
          })),
        );
        if (errors.length > 0)
          throw new FormRefused(errors.map((error) => ({ ...error, field: error.field && idOf(error.field) })));
        const person = { id: text(typed, 'person'), name: text(typed, 'name') };
        return service.knowledge.changeCompetence(person, COMMANDS[act](typed), viewer);
      });
      return await reply.redirect('/competence', 303);
    } catch (error) {
      if (error instanceof FormRefused) return show(request, reply, { act, typed, error });
      throw error;
    }
  });
}
