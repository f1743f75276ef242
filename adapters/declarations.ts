/** What a desk can do, part by part. The words complete "The desk was to …". */
export const REACH_WORDS = {
  'call-logging': 'take calls and log them while the caller waits',
  'call-out': 'place telephone calls',
  email: 'take and send mail',
  fax: 'take faxes',
  portal: 'take reports on a portal',
  pages: 'have pages',
  record: 'show its incidents',
  'life-cycle': 'lead an incident from acknowledgement to closure',
  'follows-time': 'follow the clock of the rehearsal',
  'shows-response': 'show the response clock of an incident',
  'shows-resolution': 'show the resolution clock of an incident',
  escalation: 'escalate what nobody takes',
  room: 'run the room of a major incident',
  rota: 'have a rota',
  family: 'link the parts of one outage',
  agreements: 'keep agreed deadlines, reminders and closures',
  explain: 'explain its clocks',
  supplier: 'hand incidents to a supplier by its interface',
  tickets: "take other desks' tickets",
  attachments: 'keep files with an incident',
  procedures: 'offer its procedures',
  catalogue: 'have a service catalogue',
  changes: 'manage changes and releases',
  audit: 'verify the history of an incident',
  search: 'search and count its incidents',
  safety: 'look after the safety of patients and of data',
  knowledge: 'keep articles and competence, and suggest services',
  reports: 'report what it did in a period',
  erasure: "erase a patient's words",
  detector: "remove patients' numbers by the detector in kernel/",
} as const;

/** A part of a desk that an adapter may reach. */
export type Reach = keyof typeof REACH_WORDS;
export const REACHES = Object.keys(REACH_WORDS) as readonly Reach[];

/** Values that a criterion wants the desk to find by itself, in the words of a failure. */
export const DERIVED_WORDS = {
  severity: 'the severity from impact and urgency',
  organisation: 'the organisation from the sender',
  service: 'the service from the words of the report',
  channel: 'the channel of a contact',
  owner: 'the owner from the rota',
  deadline: 'the deadlines from the targets',
} as const;

export type DerivedField = keyof typeof DERIVED_WORDS;
export const DERIVED_FIELDS = Object.keys(DERIVED_WORDS) as readonly DerivedField[];

/**
 * Who sets a value. `derived`: the desk. `entered`: a person, who and how is said, so that reading it back shows nothing of the desk.
 * `absent`: the desk has no such thing, by this source. `unknown`: the adapter cannot tell, for this reason.
 */
export type ValueSource = 'derived' | { readonly entered: string } | { readonly absent: string } | { readonly unknown: string };

export type ValueSources = Readonly<Record<DerivedField, ValueSource>>;

/**
 * What an adapter says of its desk. A part is in `reaches`, or the desk has none (`absent`, with a source: what needs it is `not met`), or
 * it cannot be seen from here (`needs review`, with the reason in `unreached` where there is one).
 */
export interface Declarations {
  readonly reaches: ReadonlySet<Reach>;
  readonly absent: ReadonlyMap<Reach, string>;
  readonly unreached: ReadonlyMap<Reach, string>;
  readonly values: ValueSources;
}

/** Only for a desk that finds every value by itself. */
export const ALL_DERIVED = Object.fromEntries(DERIVED_FIELDS.map((field) => [field, 'derived'])) as ValueSources;

/** What a report states beside the parts that are reached. */
export function limitsOf({ reaches, absent, unreached, values }: Declarations) {
  const unseen = REACHES.filter((reach) => !reaches.has(reach) && !absent.has(reach));
  const notDerived = DERIVED_FIELDS.flatMap((field) => {
    const source = values[field];
    return source === 'derived' ? [] : [[field, sourceText(source)] as const];
  });
  return {
    ...(absent.size > 0 && { absent: Object.fromEntries(absent) }),
    ...(unseen.length > 0 && {
      unreached: Object.fromEntries(unseen.map((reach) => [reach, unreached.get(reach) ?? 'the adapter gives no reason'])),
    }),
    ...(notDerived.length > 0 && { notDerived: Object.fromEntries(notDerived) }),
  };
}

function sourceText(source: Exclude<ValueSource, 'derived'>): string {
  if ('entered' in source) return `a person entered it: ${source.entered}`;
  return 'absent' in source ? `the desk has no such thing: ${source.absent}` : source.unknown;
}

/** The harness needs these; they say nothing of the desk, so lacking them is never held against it. */
const OF_THE_HARNESS: readonly Reach[] = ['follows-time', 'detector', 'record'];

/** Why a declaration contradicts itself, or null. */
export function contradiction({ reaches, absent, unreached }: Declarations): string | null {
  for (const reach of OF_THE_HARNESS)
    if (absent.has(reach)) return `"${reach}" is no part of a desk, so it is unreached and never absent`;
  for (const reach of REACHES) {
    const said = [reaches.has(reach) && 'reached', absent.has(reach) && 'absent', unreached.has(reach) && 'unreached'];
    const words = said.filter((word) => word !== false);
    if (words.length > 1) return `"${reach}" is declared ${words.join(' and ')}`;
  }
  const [reach, source] = [...absent, ...unreached].find(([, why]) => why.trim() === '') ?? [];
  return source === undefined ? null : `"${reach}" is declared without a source or a reason`;
}
