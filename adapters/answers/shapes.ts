import Type, { type Static, type TProperties, type TSchema } from 'typebox';
import type {
  Catalogue,
  Counts,
  DocumentView,
  ExplanationView,
  HistoryCheck,
  IncidentSummary,
  IncidentView,
  OfferedProcedure,
  RotaTurn,
} from '../views.ts';
import type {
  ArticleRead,
  ArticleSummary,
  CompetenceGap,
  KnowledgeOfIncident,
  MatchRateView,
  OfferView,
  TestResults,
} from '../practices/knowledge.ts';
import type { Reported } from '../practices/reporting.ts';
import { viewsOf, type ViewOf } from './view.ts';

/*
 * The shapes of `views.ts`, by which answers are checked. Fields beyond them are passed on. The compiler refuses a shape that lets through
 * what its view does not allow.
 */
const text = Type.String();
const flag = Type.Boolean();
const number = Type.Number();
const oneOf = <T extends string[]>(...words: [...T]) => Type.Enum(words);
const list = <T extends TSchema>(of: T) => Type.Array(of);
const orNull = <T extends TSchema>(of: T) => Type.Union([of, Type.Null()]);
const object = <T extends TProperties>(fields: T) => Type.Object(fields);
const maybe = <T extends TSchema>(of: T) => Type.Optional(of);
const instant = Type.String({
  pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$`,
  title: 'an ISO instant',
});

const severity = oneOf('1', '2', '3', '4', '5');
const state = oneOf('open', 'paused', 'with-supplier', 'resolved', 'closed');
const clockState = oneOf('not-started', 'none', 'running', 'paused', 'stopped', 'cancelled');

const caller = object({ name: text, organisation: text, telephone: maybe(text), mail: maybe(text) });

const document = object({ id: text, name: text, mediaType: text, size: number, sha256: text, from: maybe(text) });

const summary = {
  reference: text,
  organisation: text,
  service: text,
  channel: oneOf('phone', 'email', 'fax', 'portal', 'walk-up', 'partner'),
  type: text,
  summary: text,
  severity,
  state,
  openedAt: instant,
};

const clock = object({
  measures: oneOf('response', 'resolution'),
  state: clockState,
  breached: flag,
  elapsedMs: number,
  remainingMs: orNull(number),
  targetMs: orNull(number),
  due: orNull(instant),
  segments: list(
    object({
      from: instant,
      to: instant,
      counts: flag,
      why: text,
      severity: text,
      calendar: orNull(text),
      version: orNull(number),
    }),
  ),
});

const escalation = object({
  step: text,
  kind: oneOf('functional', 'hierarchical'),
  to: text,
  planned: instant,
  takenAt: orNull(instant),
  channels: list(text),
  acknowledgedAt: orNull(instant),
  acknowledgedBy: orNull(text),
  passedOn: list(object({ to: text, planned: instant, takenAt: instant })),
});

const event = object({
  seq: number,
  at: instant,
  type: text,
  actor: text,
  says: text,
  hash: text,
  previous: text,
});

const incident = object({
  ...summary,
  description: text,
  location: maybe(orNull(text)),
  caller,
  impact: oneOf('1', '2', '3', '4', '5'),
  urgency: oneOf('1', '2', '3', '4', '5'),
  safety: list(oneOf('wrong-patient-data', 'lost-patient-data', 'possible-harm')),
  owner: orNull(text),
  loggedBy: maybe(orNull(object({ desk: text, reference: orNull(text) }))),
  parent: orNull(text),
  children: list(text),
  majorIncident: orNull(
    object({
      declaredAt: instant,
      managerDue: instant,
      manager: orNull(object({ name: text, at: instant })),
      breached: flag,
    }),
  ),
  supplier: orNull(object({ id: text, reference: orNull(text), status: orNull(text) })),
  handOffs: maybe(list(object({ ours: severity, theirs: orNull(text), disagrees: flag, unconfirmed: maybe(flag) }))),
  clocks: list(clock),
  escalations: list(escalation),
  documents: list(document),
  timeline: list(event),
  redactions: list(object({ kind: text, count: number })),
});

const explanation = object({
  reference: text,
  at: instant,
  clocks: list(
    object({
      measures: text,
      state: clockState,
      targetMs: orNull(number),
      due: orNull(instant),
      statement: list(object({ from: instant, to: instant, countedMs: number, totalMs: number, says: text })),
      arithmetic: list(text),
    }),
  ),
});

/** Closed, so that a wrong key is noticed although each may be missing. */
const countsBy = <const T extends string>(...keys: T[]) =>
  Type.Partial(Type.Object(Object.fromEntries(keys.map((key) => [key, number])) as Record<T, typeof number>), {
    additionalProperties: false,
  });

const counts = object({
  open: number,
  total: number,
  bySeverity: countsBy('1', '2', '3', '4', '5'),
  byState: countsBy('open', 'paused', 'with-supplier', 'resolved', 'closed'),
});

const service = object({
  id: text,
  name: text,
  tier: text,
  hours: text,
  owner: text,
  supplier: orNull(text),
  dependencies: list(text),
});

const maybeText = orNull(text);
const articleSummary = {
  ...{ reference: text, service: text, title: text },
  ...{ validated: flag, reviewBy: maybeText, overdue: flag, version: number, used: number, helped: number },
};

const of =
  <T>() =>
  <S extends TSchema>(shape: Static<S> extends T ? S : never): ViewOf<T> =>
    viewsOf<T>(shape);

const results = of<TestResults>()(
  object({
    passed: orNull(flag),
    unanswered: list(text),
    sittings: list(object({ name: text, shift: text, right: number, of: number, passed: flag })),
  }),
);
export const offerView = of<OfferView>()(
  object({
    services: list(object({ service: text, reasons: list(text) })),
    none: maybeText,
    knownErrors: list(object({ reference: text, workaround: text })),
  }),
);
export const articlesView = of<readonly ArticleSummary[]>()(list(object(articleSummary)));
export const articleView = of<ArticleRead>()(object({ ...articleSummary, answer: text, versions: list(text) }));
export const knowledgeOfIncidentView = of<KnowledgeOfIncident>()(
  object({
    suggested: orNull(list(text)),
    chosen: text,
    finallyRight: maybeText,
    offered: list(text),
    used: list(object({ article: text, version: number, helped: orNull(flag) })),
  }),
);
export const ratesView = of<MatchRateView>()(
  object({ atOnce: number, later: number, never: number, percent: orNull(number), tooEarly: list(text) }),
);
export const gapsView = of<readonly CompetenceGap[]>()(
  list(object({ shift: text, date: text, service: text, from: instant, to: instant })),
);
/** The result of a test, or null. A view of an object, since what a session answers is one. */
export const resultsView = (answer: unknown, what: string): TestResults | null =>
  answer === null ? null : results(answer, what);
export const incidentView = of<IncidentView>()(incident);
export const summaryViews = of<readonly IncidentSummary[]>()(list(object(summary)));
export const countsView = of<Counts>()(counts);
export const explanationView = of<ExplanationView>()(explanation);
export const documentView = of<DocumentView>()(document);
export const catalogueView = of<Catalogue>()(list(service));
export const rotaView = of<readonly RotaTurn[]>()(
  list(object({ role: text, name: text, telephone: text, from: instant, to: instant })),
);
export const proceduresView = of<readonly OfferedProcedure[]>()(list(object({ id: text, title: text, version: text })));
const measures = oneOf('response', 'resolution', 'team', 'supplier');
export const reportedView = of<Reported>()(
  object({
    period: text,
    from: instant,
    to: instant,
    issuedAt: orNull(instant),
    figures: list(object({ id: text, value: orNull(number), rule: text, counted: list(text) })),
    parts: list(object({ id: text, of: text, rows: list(object({ key: text, counted: list(text) })) })),
    levels: list(object({ measures, of: orNull(text), kept: list(text), missed: list(text) })),
    misses: list(object({ reference: text, measures, of: orNull(text), at: instant, cause: orNull(text), action: orNull(text) })),
    majors: list(text),
    restated: list(object({ id: text, was: number, now: number })),
  }),
);
export const historyView = of<HistoryCheck>()(object({ intact: flag, events: number }));
