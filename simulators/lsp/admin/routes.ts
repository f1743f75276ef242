import type { FastifyInstance, FastifyRequest } from 'fastify';
import { didYouMean, Refusal } from '../../../kernel/index.ts';
import { isObject, isStatus, STATUSES } from '../../../kernel/trouble-ticket/index.ts';
import { FAULTS } from '../faults/catalogue.ts';
import { harOf } from '../journal/har.ts';
import type { Matcher } from '../journal/match.ts';
import { passesFilter, exchangeView, type ExchangeFilter } from './exchange-view.ts';
import type { Administered, AdminOptions } from './types.ts';

type AdminRequest = FastifyRequest<{ Params: Record<string, string>; Querystring: Record<string, string | undefined> }>;

const MATCHED = ['direction', 'method', 'path', 'externalId', 'eventType', 'status', 'body'];
const VERBS = ['wasSent', 'wasNotSent', 'exactlyOnce', 'inOrder'];
const FILTERS = ['supplier', 'reference', 'direction', 'method', 'status', 'after'];

const orKnown = (given: string, known: readonly string[]): string =>
  didYouMean(given, known) || ` Known: ${known.join(', ') || 'none'}.`;
/** Refuses an unknown name and suggests the nearest. */
function mustKnow(given: object, known: readonly string[], code: 'unknownKey' | 'invalidQuery'): void {
  for (const key of Object.keys(given))
    if (!known.includes(key)) throw new Refusal(code, `${key} is not known here.${orKnown(key, known)}`, 400);
}

/** The body as an object that has no keys but `known`. */
function bodyOf({ body }: Pick<AdminRequest, 'body'>, known: readonly string[]): Readonly<Record<string, unknown>> {
  const given = body ?? {};
  if (!isObject(given)) throw new Refusal('invalidBody', `The body must be a JSON object with ${known.join(', ')}.`, 400);
  mustKnow(given, known, 'unknownKey');
  return given;
}

const textOf = (value: unknown, name: string): string => {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new Refusal('missingProperty', `Give ${name} as text.`, 400);
};
const durationOf = (value: unknown, name: string): Temporal.Duration => {
  const wrong = new Refusal(
    'invalidValue',
    `${name} must be an ISO duration of at most days, such as PT1H, and not negative.`,
    400,
  );
  const text = textOf(value, name);
  try {
    const duration = Temporal.Duration.from(text);
    if (duration.years || duration.months || duration.weeks || duration.sign < 0) throw wrong;
    return duration;
  } catch {
    throw wrong;
  }
};
function matcherOf(value: unknown): Matcher {
  if (!isObject(value)) throw new Refusal('invalidBody', `A matcher is an object of ${MATCHED.join(', ')}.`, 400);
  const { status, ...parts } = bodyOf({ body: value }, MATCHED);
  for (const [name, part] of Object.entries(parts))
    if (name !== 'body' && typeof part !== 'string') throw new Refusal('invalidValue', `${name} of a matcher is text.`, 400);
  if (status !== undefined && typeof status !== 'number' && status !== 'lost' && status !== 'refused')
    throw new Refusal('invalidValue', 'status of a matcher is a number, "lost" or "refused".', 400);
  return value;
}

/** The operations on running suppliers. Every response is JSON; refusals say what to change. */
export function adminRoutes(app: FastifyInstance, { suppliers, clock, version }: AdminOptions): void {
  const find = (asked: AdminRequest): Administered => {
    const id = asked.params['id']!;
    const found = suppliers.find((one) => one.id === id);
    const known = suppliers.map((one) => one.id);
    if (!found)
      throw new Refusal(
        'notFound',
        `There is no supplier "${id}".${didYouMean(id, known) || ` There are ${known.join(', ')}.`}`,
        404,
      );
    return found;
  };
  const faultsOf = ({ control }: Administered) => ({ faults: control.faultsListed, atWork: control.activeFaults });

  app.get('/faults', () => ({ faults: FAULTS }));
  app.get('/suppliers', () => ({
    suppliers: suppliers.map(({ id, name, control }) => ({
      id,
      name,
      url: control.access.url,
      tickets: control.tickets.length,
      exchanges: control.journal.length,
      forgotten: control.evicted,
      faults: control.activeFaults,
    })),
  }));
  app.get('/suppliers/:id/faults', (asked: AdminRequest) => faultsOf(find(asked)));
  app.put('/suppliers/:id/faults', (asked: AdminRequest) => {
    const supplier = find(asked);
    const { faults = [], seed } = bodyOf(asked, ['faults', 'seed']);
    supplier.control.faults(faults as never, seed === undefined ? undefined : textOf(seed, 'seed'));
    return faultsOf(supplier);
  });
  app.delete('/suppliers/:id/faults', (asked: AdminRequest) => {
    const supplier = find(asked);
    supplier.control.faults([]);
    return faultsOf(supplier);
  });
  app.get('/suppliers/:id/tickets', (asked: AdminRequest) => ({ tickets: find(asked).control.tickets }));
  app.post('/suppliers/:id/tickets/:ticket/move', async (asked: AdminRequest) => {
    const { control } = find(asked);
    const { to, note } = bodyOf(asked, ['to', 'note']);
    if (!isStatus(to)) {
      const text = textOf(to, 'to');
      throw new Refusal('invalidValue', `"${text}" is not a status of TMF621.${orKnown(text, STATUSES)}`, 400);
    }
    await control.move(asked.params['ticket']!, to, note === undefined ? undefined : textOf(note, 'note'));
    return control.tickets.find(({ id }) => id === asked.params['ticket']);
  });
  app.post('/suppliers/:id/tickets/:ticket/note', async (asked: AdminRequest) => {
    const { control } = find(asked);
    await control.note(asked.params['ticket']!, textOf(bodyOf(asked, ['text'])['text'], 'text'));
    return control.tickets.find(({ id }) => id === asked.params['ticket']);
  });
  app.get('/suppliers/:id/deliveries', (asked: AdminRequest) => ({ deliveries: find(asked).control.deliveries }));
  app.post('/suppliers/:id/rotate', (asked: AdminRequest) => {
    const { overlap } = bodyOf(asked, ['overlap']);
    return {
      webhookSecret: find(asked).control.rotateSecret(overlap === undefined ? undefined : durationOf(overlap, 'overlap')),
    };
  });
  app.get('/suppliers/:id/journal', (asked: AdminRequest) => {
    const { id, control } = find(asked);
    const { format = 'json', ...filters } = asked.query;
    if (format !== 'json' && format !== 'har') throw new Refusal('invalidQuery', 'format is json or har.', 400);
    const wanted = exchangeFilterIn(filters);
    const exchanges = control.journal.map((one) => exchangeView(id, one)).filter((one) => passesFilter(wanted, one));
    return format === 'har'
      ? harOf(exchanges, { origin: new URL(control.access.url).origin, version })
      : { forgotten: control.evicted, exchanges };
  });
  app.post('/suppliers/:id/verify', (asked: AdminRequest) => {
    const { verify } = find(asked).control;
    const { verb, matcher, matchers } = bodyOf(asked, ['verb', 'matcher', 'matchers']);
    if (verb === 'inOrder') {
      if (!Array.isArray(matchers) || matchers.length < 2)
        throw new Refusal('missingProperty', 'inOrder takes "matchers", a list of two or more.', 400);
      return verify.inOrder(matchers.map(matcherOf));
    }
    if (verb === 'wasSent' || verb === 'wasNotSent' || verb === 'exactlyOnce') return verify[verb](matcherOf(matcher));
    const text = textOf(verb, 'verb');
    throw new Refusal('invalidValue', `"${text}" is not a verb.${orKnown(text, VERBS)}`, 400);
  });
  app.post('/suppliers/:id/reset', (asked: AdminRequest) => {
    const { control } = find(asked);
    bodyOf(asked, []);
    control.reset();
    return { tickets: control.tickets.length, exchanges: control.journal.length, faults: control.activeFaults };
  });
  app.get('/clock', () => ({ kind: clock.kind, now: String(clock.now()) }));
  app.post('/clock', async (asked: AdminRequest) => {
    const advance = durationOf(bodyOf(asked, ['advance'])['advance'], 'advance');
    if (!('advance' in clock))
      throw new Refusal('notVirtual', "These suppliers use the machine's clock, which cannot be advanced.", 409);
    await (clock as unknown as { advance(span: Temporal.Duration): Promise<void> }).advance(advance);
    return { kind: clock.kind, now: String(clock.now()) };
  });
}

/** Parses the filters of journal and stream. */
export function exchangeFilterIn(query: Readonly<Record<string, string | undefined>>): ExchangeFilter {
  mustKnow(query, FILTERS, 'invalidQuery');
  const twice = Object.keys(query).find((name) => Array.isArray(query[name]));
  if (twice !== undefined) throw new Refusal('invalidQuery', `Give ${twice} only once.`, 400);
  const { supplier, reference, direction, method, status, after } = query;
  if (after !== undefined && !/^\d+$/.test(after))
    throw new Refusal('invalidQuery', 'after must be the number of an exchange.', 400);
  return { supplier, reference, direction, method, status, ...(after === undefined ? {} : { after: Number(after) }) };
}
