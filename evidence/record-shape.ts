import { Type, type Static, type TSchema } from 'typebox';

/** The shape of a record in a file. It follows `types.ts`, which the compiler checks where the record is parsed. */
const strict = { additionalProperties: false } as const;
const object = <T extends Record<string, TSchema>>(fields: T) => Type.Object(fields, strict);
const nullable = <T extends TSchema>(of: T) => Type.Union([of, Type.Null()]);
const oneOf = <T extends string[]>(...names: [...T]) => Type.Enum(names);
const text = Type.String();
const texts = Type.Array(text);
const count = Type.Integer({ minimum: 0 });
const share = Type.Number({ minimum: 0, maximum: 100 });
const digest = Type.String({ pattern: '^[0-9a-f]{64}$' });
const instant = Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$` });
const verdict = oneOf('met', 'not met', 'blocked', 'needs review', 'not applicable', 'error');
const cause = nullable(text);

export const EvidenceItemShape = object({
  sha256: digest,
  file: Type.String({ pattern: String.raw`^evidence/[0-9a-f]{64}\.[a-z0-9]{1,8}$` }),
  mediaType: text,
  size: count,
  kind: oneOf('exchange', 'mail', 'call', 'screenshot', 'timeline', 'clock', 'document', 'log', 'load', 'comparison'),
  title: text,
  scenario: nullable(text),
  step: nullable(text),
  at: object({ real: instant, simulated: nullable(instant) }),
  redactions: Type.Array(object({ kind: text, count })),
});

const finding = object({ sentence: text, verdict, cause, evidence: Type.Array(count) });

const step = object({
  keyword: text,
  text,
  message: nullable(text),
  durationMs: Type.Number({ minimum: 0 }),
  findings: Type.Optional(Type.Array(finding)),
  status: oneOf('passed', 'failed', 'skipped', 'undefined', 'pending', 'ambiguous', 'unknown'),
});

const scenario = object({
  id: text,
  criteria: texts,
  feature: text,
  rule: nullable(text),
  name: text,
  file: text,
  line: count,
  tags: texts,
  verdict,
  cause,
  owner: Type.Optional(oneOf('harness', 'adapter', 'simulator', 'environment', 'scenario', 'unknown')),
  attempts: count,
  steps: Type.Array(step),
  startedAt: instant,
  durationMs: Type.Number({ minimum: 0 }),
  simulated: nullable(object({ from: instant, to: instant })),
  evidence: Type.Array(count),
});

const load = object({
  profile: text,
  verdict,
  cause,
  figures: Type.Record(text, Type.Number()),
  thresholds: Type.Array(object({ name: text, ok: Type.Boolean() })),
  checks: Type.Array(
    object({
      check: oneOf('nothing-lost', 'one-supplier-ticket-each', 'night-targets-kept', 'isolation-under-load', 'no-number-kept'),
      verdict,
      cause,
    }),
  ),
  reconciliation: nullable(object({ acknowledged: count, stored: count, missing: texts, extra: count })),
  machine: Type.Optional(
    object({
      capacity: oneOf('to spare', 'short', 'unknown'),
      cores: count,
      processors: nullable(
        object({ desk: share, k6: share, harness: share, others: share, disk: share, idle: share, full: share }),
      ),
      generatorLateMs: nullable(Type.Number({ minimum: 0 })),
      droppedIterations: count,
    }),
  ),
  evidence: Type.Array(count),
});

const criterion = object({
  id: text,
  area: text,
  title: text,
  statement: text,
  sources: texts,
  mustPass: Type.Boolean(),
  verdict,
  cause,
  showings: Type.Array(
    object({
      by: oneOf('scenario', 'load', 'document', 'attestation'),
      what: text,
      verdict,
      cause,
      notes: Type.Optional(texts),
    }),
  ),
  scenarios: texts,
});

export const RecordShape = object({
  format: Type.Literal(1),
  partial: Type.Optional(object({ options: text, ran: count, planned: count, leftOut: texts, faults: texts })),
  run: object({
    id: text,
    startedAt: instant,
    finishedAt: instant,
    by: text,
    versions: Type.Record(text, text),
    challenge: nullable(text),
    machine: object({ os: text, cores: Type.Number(), memoryGiB: Type.Number() }),
  }),
  plan: object({
    title: text,
    file: text,
    sha256: digest,
    seed: text,
    profile: text,
    notApplicable: Type.Array(object({ criterion: text, reason: text, approver: text })),
    answers: Type.Optional(object({ desk: text, entries: count, head: digest, example: Type.Optional(text) })),
  }),
  target: object({
    name: text,
    version: text,
    adapter: text,
    reaches: texts,
    absent: Type.Optional(Type.Record(text, text)),
    unreached: Type.Optional(Type.Record(text, text)),
    notDerived: Type.Optional(Type.Record(text, text)),
    time: oneOf('simulated', 'real'),
    commissioning: Type.Optional(object({ by: oneOf('adapter', 'customer'), digest, files: texts })),
    notOffered: Type.Optional(Type.Array(object({ part: oneOf('load', 'exercise', 'documents', 'faults'), reason: text }))),
  }),
  standard: object({ id: text, version: text, title: text, digest: text, notice: text, zone: Type.Optional(text) }),
  criteria: Type.Array(criterion),
  notRehearsed: Type.Array(object({ id: text, title: text, reason: text })),
  scenarios: Type.Array(scenario),
  load: Type.Array(load),
  documents: Type.Array(
    object({
      check: oneOf('document-control', 'escalation-plan', 'service-catalogue', 'evidence-index'),
      file: text,
      line: count,
      quote: text,
      message: text,
    }),
  ),
  controls: nullable(
    object({
      results: Type.Array(
        object({ fault: text, says: text, mustChange: texts, changed: texts, caught: Type.Boolean(), red: texts }),
      ),
      neverRed: texts,
    }),
  ),
  evidence: Type.Array(EvidenceItemShape),
  outcome: object({
    verdict,
    sentence: text,
    exitCode: Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(3), Type.Literal(4)]),
    counts: object({
      met: count,
      'not met': count,
      blocked: count,
      'needs review': count,
      'not applicable': count,
      error: count,
    }),
  }),
});

export type RecordInFile = Static<typeof RecordShape>;
export type EvidenceItemInFile = Static<typeof EvidenceItemShape>;
