import type { DeskCommand } from './commands.ts';
import type { CopiesLeft, NewEvent, RecordedEvent } from './events.ts';
import { refuse } from './refuse.ts';
import { isErased } from './erased-document.ts';
import { flagDocument } from './hand-off/documents.ts';
import type { Incident } from './types.ts';
import { findPassage, passageRefused, withoutPassage } from '../../../kernel/index.ts';

/** Shown in place of an erased text. */
export const ERASED = '[erased]';

/**
 * Events as they read after erasures. An erased text is removed from the log for good. The remaining text is in the event that records the
 * erasure, and is read in its place.
 */
export function afterErasures(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const left = new Map<number, Record<string, string | null>>();
  for (const event of events) if (event.type === 'erased') left.set(event.of, { ...left.get(event.of), ...leftIn(event) });
  if (left.size === 0) return events;
  return events.map((event) => {
    const texts = event.type === 'erased' ? undefined : left.get(event.seq);
    return texts === undefined ? event : { ...event, texts: { ...event.texts, ...texts } };
  });
}

/** A later erasure may remove a passage from the text that an earlier one left. */
const leftIn = ({ texts, names }: Extract<RecordedEvent, { type: 'erased' }>): Record<string, string | null> =>
  Object.fromEntries(names.map((name) => [name, texts[name] ?? null]));

type Erase = Extract<DeskCommand, { do: 'erase' }>;
type Erased = Extract<NewEvent, { type: 'erased' }>;

/** Removes a passage that staff marked as a patient's from every text of the incident. Copies that were sent are named, because nobody can recall them. */
export function erase(incident: Incident, command: Erase): readonly NewEvent[] {
  const { passage, documents = [], holding = [], mails = 0 } = command;
  const refused = passageRefused(passage);
  if (refused !== null) throw refuse.invalid(refused);
  const holds = (text: string | null): text is string => text !== null && findPassage(text, passage).length > 0;
  const inEvents = incident.events.flatMap((event): readonly Erased[] => {
    const held = Object.entries(event.texts).filter(([, text]) => holds(text));
    if (held.length === 0) return [];
    const names = held.map(([name]) => name);
    // The text that an earlier erasure left is erased there; the event of the text itself holds what remains.
    if (event.type === 'erased') return [{ type: 'erased', of: event.seq, names }];
    const texts = Object.fromEntries(held.map(([name, text]) => [name, withoutPassage(text!, passage)]));
    return [{ type: 'erased', of: event.seq, names, texts }];
  });
  const inDocuments = documents.map(({ document, digest }): Erased => {
    const of = incident.events.find((event) => 'document' in event && event.document === document)?.seq ?? 0;
    return { type: 'erased', of, names: [], document, digest };
  });
  const flagged = holding.flatMap((id) => flagDocument(incident, id, (name) => withoutPassage(name, passage)));
  const left = copiesOf(incident, command);
  const found = [...inEvents, ...inDocuments];
  if (found.length === 0 && holding.length === 0 && mails === 0)
    throw refuse.invalid('No text of this incident contains these words. Copy them from the page exactly.');
  if (left.length === 0 && mails === 0) return [...found, ...flagged];
  const [first = { type: 'erased', of: 1, names: [] } as const, ...others] = found;
  const toSupplier = left.includes('supplier') && incident.withSupplier && incident.supplier !== null;
  return [
    { ...first, ...(mails > 0 && { mails }), ...(left.length > 0 && { left }) },
    ...others,
    ...flagged,
    ...(toSupplier
      ? [
          {
            type: 'supplierTold' as const,
            supplier: incident.supplier.id,
            handOff: incident.supplier.handOff,
            texts: {
              text: "What we sent you about this incident held a patient's data. We have removed it from our record. Remove it from your ticket and its documents too, and confirm that you have.",
            },
          },
        ]
      : []),
  ];
}

/** A supplier that was sent a document has a copy as well. */
function copiesOf({ handOffs }: Incident, { documents = [], holding = [], left = [] }: Erase): readonly CopiesLeft[] {
  const about = new Set([...documents.map(({ document }) => document), ...holding]);
  const sent = handOffs.some((handOff) => handOff.documents.some((each) => each.state === 'sent' && about.has(each.document)));
  return [...new Set([...left, ...(sent ? (['supplier'] as const) : [])])];
}

/** Erases a whole document that staff marked as a patient's, and its name in every event. */
export function eraseDocument(incident: Incident, document: string): readonly NewEvent[] {
  if (isErased(incident, document)) return [];
  const about = incident.events.filter((event) => 'document' in event && event.document === document);
  const left = incident.handOffs.some((handOff) =>
    handOff.documents.some((each) => each.document === document && each.state === 'sent'),
  );
  if (about.length === 0) throw refuse.notFound(`${incident.reference} with such a document`);
  return about.map(({ seq, texts }, i): NewEvent => {
    const named = 'name' in texts;
    return {
      type: 'erased',
      of: seq,
      names: named ? ['name'] : [],
      ...(i === 0 && { document, digest: null }),
      ...(i === 0 && left && { left: ['supplier'] as const }),
      ...(named && { texts: { name: 'erased document' } }),
    };
  });
}
