import Type, { type TSchema } from 'typebox';

/** The schema of each policy file. Values are read as text and coerced to these types, so quotes in YAML are optional. */

export const text = Type.String({ minLength: 1 });
export const id = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' });
const level = Type.Enum(['1', '2', '3', '4', '5']);
export const object = <P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
const byLevel = <T extends TSchema>(value: T) => object({ '1': value, '2': value, '3': value, '4': value, '5': value });
export const list = <T extends TSchema>(item: T) => Type.Array(item, { minItems: 1 });

const reach = Type.Enum(['own', 'organisation']);
export const standardFile = object({
  id,
  version: text,
  title: text,
  zone: text,
  notice: text,
  processes: list(id),
  portal: Type.Optional(object({ requester: reach, 'organisation-lead': Type.Optional(reach) })),
});

/** A duration in months: the age of a record has to be the same wherever days are counted. */
const months = Type.String({ pattern: '^P[1-9][0-9]?M$' });
const showing = Type.Unsafe<
  | { by: 'scenario' }
  | {
      by: 'load';
      check: 'nothing-lost' | 'one-supplier-ticket-each' | 'night-targets-kept' | 'isolation-under-load' | 'no-number-kept';
      answeredWithin?: string;
    }
  | { by: 'document'; check: 'document-control' | 'escalation-plan' | 'service-catalogue' | 'evidence-index' }
  | {
      by: 'attestation';
      ask: string;
      exercised?: { hours: ('in-hours' | 'out-of-hours')[]; within: string; warnFrom: string };
    }
>({
  type: 'object',
  required: ['by'],
  discriminator: { propertyName: 'by' },
  oneOf: [
    object({ by: Type.Literal('scenario') }),
    object({
      by: Type.Literal('load'),
      check: Type.Enum([
        'nothing-lost',
        'one-supplier-ticket-each',
        'night-targets-kept',
        'isolation-under-load',
        'no-number-kept',
      ]),
      answeredWithin: Type.Optional(text),
    }),
    object({
      by: Type.Literal('document'),
      check: Type.Enum(['document-control', 'escalation-plan', 'service-catalogue', 'evidence-index']),
    }),
    object({
      by: Type.Literal('attestation'),
      ask: text,
      exercised: Type.Optional(
        object({ hours: list(Type.Enum(['in-hours', 'out-of-hours'])), within: months, warnFrom: months }),
      ),
    }),
  ],
});

export const criteriaFile = object({
  criteria: list(
    object({
      id: Type.String({ pattern: '^[A-Z]{3}-[0-9]{2}$' }),
      area: text,
      title: text,
      statement: text,
      sources: list(text),
      mustPass: Type.Boolean(),
      shownBy: Type.Array(showing),
    }),
  ),
});

export const severityFile = object({
  impacts: byLevel(text),
  urgencies: byLevel(text),
  matrix: byLevel(byLevel(level)),
  floors: object({ 'wrong-patient-data': level, 'lost-patient-data': level, 'possible-harm': level }),
  untriaged: object({ impact: level, urgency: level }),
});

const windows = Type.Optional(Type.Array(text));
export const week = object({ mon: windows, tue: windows, wed: windows, thu: windows, fri: windows, sat: windows, sun: windows });
export const calendarsFile = object({
  calendars: Type.Record(
    Type.String(),
    object({
      zone: text,
      versions: list(
        object({
          from: Type.Optional(text),
          week,
          closures: Type.Optional(
            Type.Array(
              Type.Unsafe<string | { from: string; to: string }>({
                if: { type: 'object' },
                then: object({ from: text, to: text }),
                else: { type: 'string' },
              }),
            ),
          ),
        }),
      ),
    }),
  ),
});

export const tiersFile = object({
  tiers: list(
    object({
      id,
      name: text,
      hours: text,
      targets: byLevel(object({ response: text, resolution: text, calendar: text })),
      pausedBy: Type.Array(text),
    }),
  ),
});

const maybe = Type.Optional(text);
const bySomeLevels = object({ '1': maybe, '2': maybe, '3': maybe, '4': maybe, '5': maybe });
export const teamsFile = object({
  teams: Type.Array(object({ id, name: text, hours: text, targets: bySomeLevels, pausedBy: Type.Array(text) })),
});

export const servicesFile = object({
  services: list(
    object({
      id,
      name: text,
      aliases: Type.Array(text),
      national: Type.Boolean(),
      owner: text,
      tier: text,
      hours: text,
      supplier: Type.Optional(text),
      route: Type.Enum(['direct', 'local']),
      dependencies: Type.Array(text),
    }),
  ),
});

const minimumDataField = Type.Enum([
  ...(['occurredAt', 'description', 'impact', 'affectedUsers', 'affectedService', 'location', 'workaround'] as const),
  ...(['stepsTaken', 'requesterContact', 'updateContact', 'errorText'] as const),
]);
/** National or international; with an area code of two to four digits and a number of six to eight. */
const telephone = Type.String({ pattern: '^(\\+[1-9][0-9]{0,2} ?|0)[0-9]{2,4}( ?[0-9]{3,4}){2}$' });
export const mail = Type.String({ pattern: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$' });

const perhapsByLevel = <T extends TSchema>(value: T) => {
  const perhaps = Type.Optional(value);
  return object({ '1': perhaps, '2': perhaps, '3': perhaps, '4': perhaps, '5': perhaps });
};
const share = perhapsByLevel(Type.Number({ minimum: 0, maximum: 1 }));

/** One supplier: `suppliers/<id>.yaml`. */
export const supplierFile = object({
  id,
  name: text,
  contact: object({ telephone, mail }),
  route: Type.Enum(['direct', 'national-desk']),
  services: list(text),
  hours: text,
  minimumDataSet: list(minimumDataField),
  targets: perhapsByLevel(object({ response: text, resolution: text })),
  severities: byLevel(text),
  callbacks: Type.Enum(['full', 'thin']),
  conduct: object({
    begins: text,
    closes: Type.Optional(text),
    localCause: share,
    downgrades: share,
    asksForMore: share,
    withholdsKnownError: share,
    resolves: byLevel(object({ median: text, p90: text })),
  }),
});

export const organisationsFile = object({
  organisations: list(
    object({
      id,
      name: text,
      kind: Type.Enum(['trust', 'university-hospital', 'primary-care-trust', 'mental-health-trust', 'social-services']),
      nhs: Type.Boolean(),
      mailDomains: list(Type.String({ pattern: '^[a-z0-9.-]+\\.[a-z]+$' })),
      users: Type.Integer({ minimum: 1 }),
    }),
  ),
});

export const contactsFile = object({
  contacts: list(object({ role: id, title: text, name: text, telephone, mail, deputy: Type.Optional(id) })),
});

const held = { from: text, to: text, who: id };
export const rotaFile = object({
  zone: Type.Optional(text),
  people: Type.Array(object({ id, name: text, telephone: Type.Optional(telephone), mail: Type.Optional(mail) })),
  rotas: Type.Array(object({ role: id, week: list(object(held)), exceptions: Type.Optional(Type.Array(object(held))) })),
});

const declaration = Type.Optional(Type.Enum(['at-once', 'by-hand']));
export const escalationFile = object({
  document: text,
  majorIncident: Type.Optional(
    object({
      declared: object({ '1': declaration, '2': declaration, '3': declaration, '4': declaration, '5': declaration }),
      managerWithin: text,
      managers: list(id),
    }),
  ),
  inHours: text,
  digestWindow: Type.Optional(text),
  updateEvery: Type.Optional(bySomeLevels),
  lateness: Type.Optional(text),
  steps: list(
    object({
      id: Type.String({ pattern: '^[A-Z]{2,4}-[0-9]+$' }),
      severities: list(level),
      kind: Type.Enum(['functional', 'hierarchical']),
      trigger: object({
        after: Type.Optional(text),
        declared: Type.Optional(text),
        clock: Type.Optional(Type.Enum(['response', 'resolution'])),
        percent: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      }),
      period: Type.Enum(['always', 'in-hours', 'out-of-hours', 'bank-holiday']),
      to: text,
      services: Type.Optional(list(text)),
      channels: list(Type.Enum(['telephone', 'mail'])),
      unless: Type.Enum(['acknowledged', 'managed', 'responded', 'handed-off', 'resolved']),
      then: Type.Optional(object({ after: text })),
      says: text,
    }),
  ),
});

export const atLeastOne = Type.Integer({ minimum: 1 });
export const handOffFile = object({
  ringAfter: byLevel(text),
  ringPerson: object({ role: text, then: Type.Optional(Type.Array(text)), severities: list(level) }),
  readBackAfter: text,
  lookEvery: byLevel(text),
  retry: object({ first: text, longest: text, longestAsked: text, attempts: atLeastOne }),
  breaker: object({
    failures: atLeastOne,
    share: Type.Integer({ minimum: 1, maximum: 100 }),
    of: atLeastOne,
    rest: text,
    longestRest: text,
  }),
  documents: object({
    types: Type.Record(Type.String({ minLength: 1 }), Type.Enum(['cleaned', 'read', 'released'])),
    most: atLeastOne,
    bytesEach: atLeastOne,
    bytesInAll: atLeastOne,
  }),
});

/** Who may do an operation, in relation to the incident. */
const who = Type.Enum(['requester-own', 'requester-other', 'analyst', 'duty-manager', 'assessor', 'signed-out']);
export const operationsFile = object({ operations: list(object({ id, says: text, may: list(who) })) });

export const patientIdentifiersFile = object({ hospitalNumbers: Type.Array(object({ name: text, shape: text })) });

export const followUpFile = object({
  nightlyClose: Type.Optional(
    object({ at: text, calendar: text, unanswered: Type.Optional(object({ askAgainAfter: text, after: text })) }),
  ),
  chase: Type.Array(
    object({ reason: text, calendar: text, every: text, atMost: atLeastOne, whenSilent: Type.Enum(['tell', 'resume']) }),
  ),
});

export const reportingFile = object({
  send: Type.Optional(object({ workingDay: atLeastOne, at: text, calendar: text })),
  recipients: Type.Array(object({ organisation: text, name: text, mail: text })),
  firstContact: object({ within: text, calendar: text }),
  ageBounds: list(text),
  answering: object({ within: text, short: text }),
});

/** Front matter of a controlled document. Only `status` is required; other omissions are findings of the document check. */
export const frontMatter = object({
  id: Type.Optional(Type.String()),
  title: Type.Optional(Type.String()),
  process: Type.Optional(Type.String()),
  owner: Type.Optional(Type.String()),
  version: Type.Optional(Type.String()),
  status: Type.Enum(['draft', 'approved', 'withdrawn']),
  approver: Type.Optional(Type.String()),
  approved: Type.Optional(Type.String()),
  reviewers: Type.Optional(Type.Array(Type.String())),
  reviewBy: Type.Optional(Type.String()),
});
