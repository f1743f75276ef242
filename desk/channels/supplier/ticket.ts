import { firstOf, isObject, type Json, sha256 } from '../../../kernel/index.ts';
import {
  supplierText,
  type TicketChange,
  type TicketDocument,
  type TicketNote,
  type TicketReading,
} from '../../domain/incident/hand-off/index.ts';

/** Author of the desk's notes on a supplier's ticket. */
export const DESK_AS_AUTHOR = 'service desk';

export const textIn = (from: Json, field: string): string | null => {
  const value = from[field];
  return typeof value === 'string' && value !== '' ? value : null;
};
const objectsIn = (from: Json, field: string): readonly Json[] | null => {
  const value = from[field];
  return Array.isArray(value) ? value.filter(isObject) : null;
};

/**
 * Entries read of a history or of notes; more than any ticket has, so that one answer cannot fill the desk. Of notes the last are
 * read; of a history the first, because an entry's position is its key.
 */
const MOST_ENTRIES = 1000;
/** Documents read of one ticket; above the limit for a supplier, so that an excess is detected. */
const MOST_DOCUMENTS = 40;
/** Of a description, which is only compared with ours. */
const LONGEST_COMPARED = 5000;
const BEGINNING = '1970-01-01T00:00:00Z';

export function isInstant(value: string | null): value is string {
  try {
    return value !== null && Boolean(Temporal.Instant.from(value));
  } catch {
    return false;
  }
}

/** Reads a TMF621 v4 trouble ticket; null without id and status. Malformed parts are dropped, never guessed. */
export function readingOf(ticket: unknown): TicketReading | null {
  if (!isObject(ticket)) return null;
  const [id, status] = [textIn(ticket, 'id'), textIn(ticket, 'status')];
  if (id === null || status === null) return null;
  const optional = Object.fromEntries(
    (['externalId', 'severity', 'priority'] as const).flatMap((field) => {
      const value = textIn(ticket, field);
      return value === null ? [] : [[field, supplierText(value)]];
    }),
  );
  const describedAs = textIn(ticket, 'description')?.slice(0, LONGEST_COMPARED);
  const externalIds = objectsIn(ticket, 'externalIdentifier')?.flatMap((each) => textIn(each, 'id')?.slice(0, 200) ?? []) ?? [];
  const whose = { ...(describedAs !== undefined && { describedAs }), ...(externalIds.length > 0 && { externalIds }) };
  const changes = changesIn(ticket);
  const notes = notesIn(ticket);
  const documents = documentsIn(ticket);
  return {
    id,
    status,
    ...optional,
    ...whose,
    ...(changes && { changes }),
    ...(notes && { notes }),
    ...(documents && { documents }),
  };
}

/** The supplier's own key. A long one is told apart by its digest: cut, it could be another's, or keep a piece of a number. */
function keyIn(each: Json): string | null {
  const id = textIn(each, 'id');
  return id !== null && id.length > 200 ? sha256(id).slice(0, 32) : id;
}

/**
 * Documents attached by others than the desk. A supplier may omit `source`, so the desk's own are recognised by their reference.
 */
function documentsIn(ticket: Json): readonly TicketDocument[] | null {
  const ours = textIn(ticket, 'externalId');
  const theirs = objectsIn(ticket, 'attachment')?.filter(
    (each) => each['source'] !== 'buyer' && (ours === null || !textIn(each, 'description')?.startsWith(`${ours}, document `)),
  );
  return (
    theirs?.slice(0, MOST_DOCUMENTS).map((each) => {
      const [name, mediaType, url, content] = ['name', 'mimeType', 'url', 'content'].map((field) => textIn(each, field));
      const key = keyIn(each) ?? sha256(`${name}\0${mediaType}\0${url}`).slice(0, 32);
      return {
        key,
        name: firstOf(name ?? 'attachment', 200),
        mediaType: firstOf(mediaType ?? '', 100),
        ...(content && { content }),
        ...(!content && url && { elsewhere: true as const }),
      };
    }) ?? null
  );
}

/** Every entry keeps its position in the history; an entry without a date takes that of the one before. */
function changesIn(ticket: Json): readonly TicketChange[] | null {
  const entries = objectsIn(ticket, 'statusChange')?.slice(0, MOST_ENTRIES);
  let at = BEGINNING;
  return (
    entries?.map((entry) => {
      const date = textIn(entry, 'changeDate');
      if (isInstant(date)) at = date;
      return {
        status: textIn(entry, 'status') ?? '',
        at,
        reason: supplierText(textIn(entry, 'changeReason') ?? ''),
      };
    }) ?? null
  );
}

/** Notes by authors other than the desk. */
function notesIn(ticket: Json): readonly TicketNote[] | null {
  const notes = objectsIn(ticket, 'note')?.slice(-MOST_ENTRIES);
  return (
    notes?.flatMap((note) => {
      const text = textIn(note, 'text');
      if (text === null || textIn(note, 'author') === DESK_AS_AUTHOR) return [];
      const date = textIn(note, 'date');
      const key = keyIn(note) ?? sha256(`${date ?? ''}\0${text}`).slice(0, 32);
      return [{ key, at: isInstant(date) ? date : BEGINNING, text: supplierText(text) }];
    }) ?? null
  );
}
