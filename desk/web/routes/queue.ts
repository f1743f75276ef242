import type { FastifyInstance } from 'fastify';
import type { IncidentState } from '../../domain/incident/contact.ts';
import type { EdgeContext } from '../../http/context.ts';
import { ESCALATING } from '../../service/escalating.ts';
import type { IncidentQuery } from '../../views/query.ts';
import type { Field } from '../form-types.ts';
import { namesOf, send, viewerOf } from '../page.ts';
import { rowDeadlines } from '../row-deadlines.ts';
import { isStaff, SEVERITIES, STATES } from '../words.ts';
import { firstOf } from '../../../kernel/index.ts';

const ROWS = 25;
/** The list of incidents about to escalate, above the queue. */
const SOON = Temporal.Duration.from(ESCALATING.usual);
const SHOWN_SOON = 8;
type Asked = Readonly<Record<'state' | 'service' | 'severity' | 'after', string | undefined>>;

function filters(context: EdgeContext, asked: Asked): readonly Field[] {
  const field = (name: keyof Asked, label: string, options: readonly { value: string; text: string }[]) => {
    const value = asked[name];
    return { name, label, kind: 'select' as const, choose: 'All', options, ...(value === undefined ? {} : { value }) };
  };
  return [
    field(
      'state',
      'State',
      Object.entries(STATES).map(([value, { text }]) => ({ value, text })),
    ),
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

function queryOf(context: EdgeContext, { state, service, severity, after }: Asked): IncidentQuery {
  return {
    limit: ROWS,
    ...(state && Object.hasOwn(STATES, state) ? { state: state as IncidentState } : {}),
    ...(service && context.policy.services.some(({ id }) => id === service) ? { service } : {}),
    ...(severity && Object.hasOwn(SEVERITIES, severity) ? { severity: severity as NonNullable<IncidentQuery['severity']> } : {}),
    ...(typeof after === 'string' ? { after } : {}),
  };
}

export function queue(app: FastifyInstance, context: EdgeContext): void {
  const deadlines = rowDeadlines(context);
  app.addHook('onClose', () => deadlines.close());

  app.get<{ Querystring: Asked }>('/', async (request, reply) => {
    const viewer = viewerOf(context, request);
    const query = queryOf(context, request.query);
    const { items, next } = await context.service.incidents(query, viewer);
    const counts = await context.service.counts(viewer);
    const kept = Object.entries(query).filter(([name]) => name !== 'after' && name !== 'limit') as [string, string][];
    return send(
      context,
      request,
      reply,
      'queue',
      { title: viewer.role === 'requester' ? 'Your incidents' : 'Queue', scripts: ['live.js'] },
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
        filters: filters(context, request.query),
        filtered: kept.length > 0 || query.after !== undefined,
        nothing: kept.length > 0 ? 'No incident fits this filter.' : 'There are no incidents.',
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
