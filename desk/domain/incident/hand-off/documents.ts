import { isErased } from '../erased-document.ts';
import type { DeskCommand } from '../commands.ts';
import type { NewEvent, RecordedEvent } from '../events.ts';
import { isInProgress } from './hand-offs.ts';
import type { DocumentDecision, LeftThere, Withheld } from './document-types.ts';
import type { HandOff } from './types.ts';
import type { DocumentFinding } from '../../documents/finding.ts';
import { refuse } from '../refuse.ts';
import type { Incident } from '../types.ts';
import type { HandOffPolicy, Policy } from '../../../../standards/index.ts';

type CommandOf<D extends DeskCommand['do']> = Extract<DeskCommand, { do: D }>;
type Bounds = HandOffPolicy['documents'];

/** A document as recorded in its incident's log. */
export interface DocumentOn {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** Supplier it came from; null: it reached the desk another way. */
  readonly from: string | null;
  readonly released: boolean;
  /** Finding from reading it; null: nothing withholds it. */
  readonly finding: DocumentFinding | null;
}

/** An incident's documents, in order of arrival. Pure. */
export function documentsOn({ events }: Pick<Incident, 'events'>): readonly DocumentOn[] {
  const released = new Set<string>();
  const flagged = new Map<string, DocumentFinding>();
  for (const event of events) {
    if (event.type === 'documentReleased') released.add(event.document);
    if (event.type !== 'documentFlagged') continue;
    released.delete(event.document);
    flagged.set(event.document, event.finding);
  }
  return events.flatMap((event) =>
    event.type === 'attached' || event.type === 'supplierAttached' ? [documentIn(event, released, flagged)] : [],
  );
}

function documentIn(
  event: Extract<RecordedEvent, { type: 'attached' | 'supplierAttached' }>,
  released: ReadonlySet<string>,
  flagged: ReadonlyMap<string, DocumentFinding>,
): DocumentOn {
  const { document: id, mediaType, size } = event;
  const from = event.type === 'supplierAttached' ? event.supplier : null;
  const read = event.finding === undefined && from !== null ? 'not-read' : (event.finding ?? null);
  const finding = flagged.get(id) ?? read;
  return { id, name: event.texts['name'] ?? '[erased]', mediaType, size, from, released: released.has(id), finding };
}

type Measured = Pick<DocumentOn, 'mediaType' | 'size'>;

/** Which limit one more document exceeds beside those `there`; null when none. */
function tooMuch({ size }: Pick<Measured, 'size'>, there: readonly Pick<Measured, 'size'>[], bounds: Bounds) {
  if (size > bounds.bytesEach) return 'too-large';
  if (there.length >= bounds.most) return 'too-many';
  return there.reduce((sum, each) => sum + each.size, size) > bounds.bytesInAll ? 'too-much' : null;
}

const unreleased = (how: 'cleaned' | 'read' | 'released', { finding }: DocumentOn): Withheld | null =>
  how === 'released' ? 'not-released' : how === 'read' ? finding : null;

function whyWithheld(document: DocumentOn, going: readonly DocumentOn[], bounds: Bounds): Withheld | null {
  const how = Object.hasOwn(bounds.types, document.mediaType) ? bounds.types[document.mediaType] : undefined;
  if (how === undefined) return 'type';
  return tooMuch(document, going, bounds) ?? (document.released ? null : unreleased(how, document));
}

const decisionFor = (document: DocumentOn, going: readonly DocumentOn[], bounds: Bounds): DocumentDecision => {
  const withheld = whyWithheld(document, going, bounds);
  return { document: document.id, ...(withheld !== null && { withheld }) };
};

/**
 * The decision about each document when `incident` is handed to `supplier`. A document never goes back to the supplier it came
 * from. Pure.
 */
export function decisionsAtHandOff(
  incident: Incident,
  supplier: string,
  { handOff: { documents } }: Policy,
): readonly DocumentDecision[] {
  const going: DocumentOn[] = [];
  return documentsOn(incident)
    .filter(({ id, from }) => from !== supplier && !isErased(incident, id))
    .map((document) => {
      const decision = decisionFor(document, going, documents);
      if (decision.withheld === undefined) going.push(document);
      return decision;
    });
}

/** The hand-off under which a supplier has the incident now; undefined when none has it. */
const currentHandOff = (incident: Incident): HandOff | undefined => {
  const last = incident.withSupplier ? incident.handOffs.at(-1) : undefined;
  return last && isInProgress(last) ? last : undefined;
};

/** Whether a document that was to be sent on a hand-off has been withheld since. */
export const isWithheld = ({ documents }: Pick<HandOff, 'documents'>, id: string): boolean =>
  documents.some(({ document, state }) => document === id && state === 'withheld');

/** Decides whether a document that arrived, or was released, while a supplier has the incident is sent there too. */
export function offerDocument(incident: Incident, document: DocumentOn, policy: Policy): readonly NewEvent[] {
  const record = currentHandOff(incident);
  if (!record || record.supplier === document.from) return [];
  const known = record.documents.find((each) => each.document === document.id);
  if (known && known.state !== 'withheld') return [];
  const goes = new Set(record.documents.flatMap((each) => (each.state === 'withheld' ? [] : [each.document])));
  const going = documentsOn(incident).filter(({ id }) => goes.has(id));
  const decision = decisionFor(document, going, policy.handOff.documents);
  if (known?.withheld !== undefined && known.withheld === decision.withheld) return [];
  const { supplier, handOff } = record;
  return [{ type: 'documentOffered', supplier, handOff, ...decision, texts: { name: document.name } }];
}

const named = (incident: Incident, id: string): DocumentOn => {
  const document = documentsOn(incident).find((each) => each.id === id);
  if (!document) throw refuse.notFound(`${incident.reference} with such a document`);
  return document;
};

/** Desk staff have checked the document. If it waited only for that, it goes to the supplier that has the incident. */
export function releaseDocument(incident: Incident, id: string, policy: Policy): readonly NewEvent[] {
  const document = named(incident, id);
  if (document.released) return [];
  return [
    { type: 'documentReleased', document: id, texts: { name: document.name } },
    ...offerDocument(incident, { ...document, released: true }, policy),
  ];
}

/**
 * Its text holds words that staff marked as a patient's: withheld until somebody releases it, also where it waits to be sent. Words
 * cannot be removed from it without changing the file.
 */
export function flagDocument(incident: Incident, id: string, clean: (name: string) => string): readonly NewEvent[] {
  const document = documentsOn(incident).find((each) => each.id === id);
  if (!document || (document.finding === 'holds-passage' && !document.released)) return [];
  const texts = { name: clean(document.name) };
  const record = currentHandOff(incident);
  const waits = record?.documents.some((each) => each.document === id && each.state === 'going');
  return [
    { type: 'documentFlagged', document: id, finding: 'holds-passage', texts },
    ...(record && waits
      ? [
          {
            type: 'documentOffered' as const,
            ...{ supplier: record.supplier, handOff: record.handOff, document: id },
            withheld: 'holds-passage' as const,
            texts,
          },
        ]
      : []),
  ];
}

const stateOf = (incident: Incident, handOff: number, document: string) =>
  incident.handOffs.find((record) => record.handOff === handOff)?.documents.find((each) => each.document === document)?.state;

/** The outbox reports delivery to the supplier. After a crash the report may repeat. */
export function documentSent(
  incident: Incident,
  { supplier, handOff, document }: CommandOf<'documentSent'>,
): readonly NewEvent[] {
  const state = stateOf(incident, handOff, document);
  if (state === undefined || state === 'sent') return [];
  return [{ type: 'documentSent', supplier, handOff, document, texts: { name: named(incident, document).name } }];
}

export function documentUndelivered(
  incident: Incident,
  { supplier, handOff, document, note }: CommandOf<'documentUndelivered'>,
): readonly NewEvent[] {
  const state = stateOf(incident, handOff, document);
  if (state === undefined || state === 'undelivered') return [];
  return [{ type: 'documentUndelivered', supplier, handOff, document, texts: { name: named(incident, document).name, note } }];
}

/** Why one more document from the supplier is not stored; null when it is. `there` are those already stored. Pure. */
export const whyLeft = (
  document: Pick<Measured, 'size'>,
  there: readonly Pick<Measured, 'size'>[],
  policy: Policy,
): LeftThere | null => tooMuch(document, there, policy.handOff.documents);

const received = (incident: Incident, handOff: number, key: string) => {
  const record = incident.handOffs.find((each) => each.handOff === handOff);
  return !record || record.received.includes(key);
};

/** A supplier's document is recorded once, however often its ticket is read. */
export function supplierAttached(incident: Incident, asked: CommandOf<'supplierAttached'>): readonly NewEvent[] {
  const { supplier, handOff, key, name, document, digest, finding } = asked;
  if (received(incident, handOff, key)) return [];
  const { id, mediaType, size } = document;
  return [{ type: 'supplierAttached', supplier, handOff, key, document: id, mediaType, size, digest, finding, texts: { name } }];
}

export function supplierDocumentLeft(incident: Incident, asked: CommandOf<'supplierDocumentLeft'>): readonly NewEvent[] {
  const { supplier, handOff, key, name, why } = asked;
  return received(incident, handOff, key) ? [] : [{ type: 'supplierDocumentLeft', supplier, handOff, key, why, texts: { name } }];
}
