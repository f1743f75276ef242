import type { FastifyInstance } from 'fastify';
import type { Actor } from '../../domain/access/actor.ts';
import type { IncidentState } from '../../domain/incident/contact.ts';
import type { EdgeContext } from '../../http/context.ts';
import { ESCALATING } from '../../service/escalating.ts';
import { STAGES, type IncidentQuery, type Stage } from '../../views/query.ts';
import type { Counts } from '../../views/types.ts';
import type { Field } from '../form-types.ts';
import { namesOf, send, viewerOf } from '../page.ts';
import { rowDeadlines } from '../row-deadlines.ts';
import { isStaff, SEVERITIES, STATES } from '../words.ts';
import { firstOf } from '../../../kernel/index.ts';

const ROWS = 25;
/** The list of incidents about to escalate, above the queue. */
const SOON = Temporal.Duration.from(ESCALATING.usual);
const SHOWN_SOON = 8;
type Asked = Readonly<Record<'stage' | 'owner' | 'state' | 'service' | 'severity' | 'after', string | undefined>>;

const OWNERS = { mine: 'Mine', nobody: 'Nobody’s' } as const;

function filters(context: EdgeContext, viewer: Actor, asked: Asked, stage: Stage): readonly Field[] {
  const field = (name: keyof Asked, label: string, options: readonly { value: string; text: string }[]) => {
    const value = asked[name];
    return { name, label, kind: 'select' as const, choose: 'All', options, ...(value === undefined ? {} : { value }) };
  };
  const inStage = STAGES[stage];
  return [
    ...(viewer.role === 'requester'
      ? []
      : [
          field(
            'owner',
            'Owner',
            Object.entries(OWNERS).map(([value, text]) => ({ value, text })),
          ),
        ]),
    ...(inStage.length === 1
      ? []
      : [
          field(
            'state',
            'State',
            inStage.map((value) => ({ value, text: STATES[value].text })),
          ),
        ]),
    field(
      'service',
      'Service',
      context.policy.services.map(({ id, name }) => ({ value: id, text: name })),
    ),
    field(
      'severity',
      'Severity',
      Object.keys(SEVERITIES).map((value) => ({ value, text: value })),
    ),
  ];
}

const NOTHING: Readonly<Record<Stage, string>> = {
  'to-do': 'There is nothing to do.',
  resolved: 'No incident waits for its caller to confirm.',
  closed: 'No incident is closed.',
};
const STAGE_NAMES: Readonly<Record<Stage, string>> = { 'to-do': 'To do', resolved: 'Resolved', closed: 'Closed' };
const isStage = (text: string | undefined): text is Stage => text !== undefined && Object.hasOwn(STAGES, text);
/** The stage asked for, or the one of the state that is asked for. */
function stageOf({ stage, state }: Asked): Stage {
  const ofState = (Object.keys(STAGES) as Stage[]).find((each) => STAGES[each].includes(state as IncidentState));
  return ofState ?? (isStage(stage) ? stage : 'to-do');
}

function queryOf(context: EdgeContext, { owner, state, service, severity, after }: Asked, stage: Stage): IncidentQuery {
  return {
    limit: ROWS,
    stage,
    order: stage === 'to-do' ? 'deadline' : 'newest',
    ...(owner && Object.hasOwn(OWNERS, owner) ? { owner: owner as keyof typeof OWNERS } : {}),
    ...(state && Object.hasOwn(STATES, state) ? { state: state as IncidentState } : {}),
    ...(service && context.policy.services.some(({ id }) => id === service) ? { service } : {}),
    ...(severity && Object.hasOwn(SEVERITIES, severity) ? { severity: severity as NonNullable<IncidentQuery['severity']> } : {}),
    ...(typeof after === 'string' ? { after } : {}),
  };
}

/** The stages as tabs, each with its count and the filters that hold. */
function tabs(viewer: Actor, stage: Stage, kept: readonly (readonly [string, string])[], { byState }: Counts) {
  const others = kept.filter(([name]) => name !== 'stage' && name !== 'state');
  return (Object.keys(STAGES) as Stage[]).map((each) => ({
    text: each === 'to-do' && viewer.role === 'requester' ? 'Open' : STAGE_NAMES[each],
    count: STAGES[each].reduce((sum, state) => sum + (byState[state] ?? 0), 0),
    current: each === stage,
    href: `/?${String(new URLSearchParams([['stage', each], ...others.map(([name, value]) => [name, value])]))}`,
  }));
}

/** A portal user reads their own incidents, or those of their organisation. */
const titleFor = ({ role, reads }: Actor): string =>
  role !== 'requester' ? 'Queue' : reads === 'organisation' ? 'Your organisation’s incidents' : 'Your incidents';

export function queue(app: FastifyInstance, context: EdgeContext): void {
  const deadlines = rowDeadlines(context);
  app.addHook('onClose', () => deadlines.close());

  app.get<{ Querystring: Asked }>('/', async (request, reply) => {
    const viewer = viewerOf(context, request);
    const stage = stageOf(request.query);
    const query = queryOf(context, request.query, stage);
    const { items, next } = await context.service.incidents(query, viewer);
    const counts = await context.service.counts(viewer);
    const kept = Object.entries(query).filter(([name]) => !['after', 'limit', 'order'].includes(name)) as [string, string][];
    const filtered = kept.length > 1 || query.after !== undefined;
    return send(
      context,
      request,
      reply,
      'queue',
      { title: titleFor(viewer), scripts: ['live.js'] },
      {
        rows: await deadlines.rows(items, viewer),
        names: namesOf(context.policy),
        escalating: viewer.role === 'requester' ? null : await context.service.escalating(SOON, viewer, SHOWN_SOON),
        heldMail: viewer.role === 'requester' ? 0 : (await context.service.heldMail(viewer)).total,
        byHand: viewer.role === 'requester' ? 0 : await context.service.byHandCount(viewer),
        answers: viewer.role === 'requester' ? 0 : (await context.service.answers(viewer)).total,
        calls: isStaff(viewer.role) ? context.calls.ringing() : [],
        counts: [
          { name: 'open', value: counts.open },
          ...(['1', '2', '3', '4', '5'] as const).map((severity) => ({
            name: `severity ${severity}`,
            value: counts.bySeverity[severity] ?? 0,
          })),
          { name: 'in all', value: counts.total },
        ],
        tabs: tabs(viewer, stage, kept, counts),
        stage,
        filters: filters(context, viewer, request.query, stage),
        filtered,
        order:
          stage === 'to-do'
            ? 'By the next deadline: missed deadlines come first, incidents without one last.'
            : 'The newest first.',
        nothing: filtered ? 'No incident fits this filter.' : NOTHING[stage],
        older: stage === 'to-do' ? 'Later deadlines' : 'Older incidents',
        next: next === null ? null : `/?${String(new URLSearchParams([...kept, ['after', next]]))}`,
      },
    );
  });

  app.get<{ Querystring: { q?: unknown } }>('/search', async (request, reply) => {
    const viewer = viewerOf(context, request);
    const asked = firstOf((typeof request.query.q === 'string' ? request.query.q : '').trim(), 200);
    const items = asked === '' ? [] : await context.service.search(asked, viewer);
    return send(
      context,
      request,
      reply,
      'search',
      { title: 'Search' },
      { asked, rows: await deadlines.rows(items, viewer), names: namesOf(context.policy) },
    );
  });
}
