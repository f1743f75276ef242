import Type from 'typebox';
import { Instant, oneOf, orNull, shown, strict, words } from './common.ts';
import type * as views from '../../views/knowledge.ts';

const Confidence = oneOf(['work-in-progress', 'not-validated', 'validated', 'archived']);
const Audience = oneOf(['staff', 'callers']);
const Governance = oneOf(['open', 'owner']);
const Organisations = orNull(Type.Array(words(80), { maxItems: 500, description: 'Organisation ids; null: all' }));
const Day = Type.String({ description: 'A date, 2026-12-24' });
const list = Type.Array;
const text = Type.String();
const whole = Type.Integer();
const flag = Type.Boolean();

const row = {
  reference: Type.String({ description: 'KB-000012' }),
  kind: oneOf(['article', 'known-error']),
  service: text,
  title: text,
  confidence: Confidence,
  audience: Audience,
  owner: text,
  version: whole,
  reviewBy: orNull({ ...Day, description: 'Last day of its review; null: nobody has reviewed it' }),
  overdue: flag,
  used: whole,
  helped: whole,
  didNotHelp: whole,
};
export const ArticleRows = shown<readonly views.ArticleRow[]>(list(Type.Object(row)));

const texts = { title: text, symptom: text, answer: text, errorText: text };
export const Article = shown<views.ArticleView>(
  Type.Object({
    ...row,
    ...texts,
    organisations: orNull(list(text)),
    knownError: orNull(
      Type.Object({
        supplier: orNull(text),
        code: text,
        releases: list(text),
        organisations: orNull(list(text)),
        validFrom: Instant,
        validTo: orNull(Instant),
        withdrawnAt: orNull(Instant),
        fixes: list(Type.Object({ release: text, organisations: orNull(list(text)), at: Instant })),
      }),
    ),
    staff: orNull(
      Type.Object(
        {
          governance: Governance,
          incident: orNull(text),
          publishedAt: orNull(Instant),
          versions: list(Type.Object({ version: whole, at: Instant, by: orNull(text), minor: flag, ...texts })),
          reviews: list(Type.Object({ on: Day, dueBy: Day, by: orNull(text), finding: text })),
          faults: list(Type.Object({ fault: text, at: Instant, by: orNull(text) })),
          uses: list(Type.Object({ incident: text, version: whole, at: Instant, helped: orNull(flag) })),
        },
        { description: "For the desk's staff; null for others" },
      ),
    ),
  }),
);

const typed = {
  title: words(200),
  symptom: words(5000),
  answer: Type.Optional(Type.String({ maxLength: 20_000 })),
  errorText: Type.Optional(Type.String({ maxLength: 2000 })),
};
export const NewArticle = Type.Object(
  {
    kind: oneOf(['article', 'known-error']),
    service: words(80),
    ...typed,
    audience: Type.Optional(Audience),
    organisations: Type.Optional(Organisations),
    governance: Type.Optional(Governance),
    owner: Type.Optional(words(120)),
    incident: Type.Optional(words(40)),
    knownError: Type.Optional(
      Type.Object(
        {
          code: words(80),
          supplier: Type.Optional(orNull(words(80))),
          releases: Type.Optional(list(words(80), { maxItems: 100 })),
          organisations: Type.Optional(Organisations),
          validFrom: Type.Optional(words(60)),
          validTo: Type.Optional(orNull(words(60))),
        },
        strict,
      ),
    ),
  },
  strict,
);
/** Bodies of the commands on an article. */
export const ARTICLE_COMMANDS = {
  revise: Type.Object({ basedOn: Type.Integer({ minimum: 1 }), minor: Type.Optional(flag), ...typed }, strict),
  confidence: Type.Object({ confidence: oneOf(['work-in-progress', 'not-validated', 'archived']) }, strict),
  audience: Type.Object(
    { audience: Audience, organisations: Type.Optional(Organisations), governance: Type.Optional(Governance) },
    strict,
  ),
  owner: Type.Object({ owner: words(120) }, strict),
  review: Type.Object({ finding: words(2000) }, strict),
  flag: Type.Object({ fault: words(2000) }, strict),
  withdraw: Type.Object({ reason: words(1000) }, strict),
  fix: Type.Object({ release: words(80), organisations: Type.Optional(Organisations) }, strict),
} as const;

export const ArticlesQuery = Type.Object(
  {
    q: Type.Optional(words(200)),
    service: Type.Optional(words(80)),
    confidence: Type.Optional(Confidence),
    overdue: Type.Optional(oneOf(['yes', 'no'])),
  },
  strict,
);

const reasons = list(
  Type.Object({
    written: Type.String({ description: 'The word of the caller' }),
    readAs: Type.String({ description: 'What it was read as' }),
    source: oneOf(['catalogue', 'triage-script', 'past-incident']),
    from: text,
  }),
);
const offeredArticle = { reference: text, title: text, confidence: Confidence, overdue: flag };
export const OfferQuery = Type.Object(
  { text: words(5000), organisation: Type.Optional(words(80)), service: Type.Optional(words(80)) },
  strict,
);
export const Offer = shown<views.Offer>(
  Type.Object({
    services: list(Type.Object({ service: text, reasons, apart: list(text) })),
    none: orNull(oneOf(['nothing-to-go-on', 'not-ours'], 'Why no service is suggested')),
    elsewhere: reasons,
    knownErrors: list(
      Type.Object({ ...offeredArticle, workaround: text, by: oneOf(['code', 'symptom', 'dependency']), words: list(text) }),
    ),
    articles: list(Type.Object(offeredArticle)),
  }),
);

export const RatesQuery = Type.Object({ from: words(60), until: words(60) }, strict);
export const Rates = shown<views.KnowledgeRates>(
  Type.Object({
    incidents: whole,
    complete: flag,
    knownErrors: Type.Object({
      atOnce: whole,
      later: whole,
      never: whole,
      percent: orNull(Type.Number()),
      tooEarly: list(text, { description: 'Their known error was published only after they began' }),
    }),
    suggestions: Type.Object({ asked: whole, abstained: whole, first: whole, amongThree: whole }),
  }),
);

export const CompetenceQuery = Type.Object(
  { from: Type.Optional(words(20)), days: Type.Optional(Type.String({ pattern: '^[1-9][0-9]?$' })) },
  strict,
);
export const Competence = shown<views.CompetenceView>(
  Type.Object({
    analysts: list(
      Type.Object({
        id: text,
        name: text,
        competences: list(
          Type.Object({
            service: text,
            level: text,
            how: text,
            on: Day,
            validTo: Day,
            assessor: text,
            evidence: orNull(text),
            takesCalls: flag,
          }),
        ),
        shifts: list(Type.Object({ shift: text, date: Day })),
      }),
    ),
    gaps: list(Type.Object({ shift: text, date: Day, service: text, from: Instant, to: Instant, ends: list(text) })),
  }),
);
const name = words(120);
export const COMPETENCE_COMMANDS = {
  show: Type.Object(
    {
      name,
      service: words(80),
      level: words(40),
      on: Type.Optional(words(20)),
      test: Type.Optional(words(40)),
      right: Type.Optional(Type.Integer({ minimum: 0 })),
      of: Type.Optional(Type.Integer({ minimum: 1 })),
      incident: Type.Optional(words(40)),
      evidence: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
    },
    strict,
  ),
  withdraw: Type.Object({ name, service: words(80), reason: words(1000) }, strict),
  plan: Type.Object({ name, shift: words(40), date: words(20) }, strict),
  unplan: Type.Object({ name, shift: words(40), date: words(20) }, strict),
} as const;

export const NewTest = Type.Object(
  {
    title: words(200),
    minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 600 })),
    questions: list(Type.Object({ text: words(2000), service: orNull(words(80)) }, strict), { minItems: 1, maxItems: 300 }),
  },
  strict,
);
export const Test = shown<views.TestView>(
  Type.Object({
    reference: text,
    title: text,
    minutes: orNull(whole),
    questions: whole,
    answered: flag,
    sitting: orNull(
      Type.Object({
        begunAt: Instant,
        endsAt: orNull(Instant),
        answered: whole,
        next: orNull(Type.Object({ number: whole, text })),
      }),
    ),
    results: orNull(
      Type.Object({
        passed: orNull(flag),
        unanswered: list(text),
        sittings: list(
          Type.Object({
            name: text,
            person: text,
            shift: text,
            right: whole,
            of: whole,
            passed: flag,
            seconds: whole,
            finishedAt: Instant,
          }),
        ),
      }),
    ),
  }),
);
export const Tests = shown<readonly views.TestView[]>(list(Test));
export const Begin = Type.Object({ shift: words(40) }, strict);
export const Answer = Type.Object({ question: Type.Integer({ minimum: 1 }), service: orNull(words(80)) }, strict);
export const UseBody = Type.Object({ article: words(40) }, strict);
export const HelpedBody = Type.Object({ article: words(40), helped: flag }, strict);
export const KnownErrorBody = Type.Object({ article: orNull(words(40)) }, strict);
