import type { Actor } from '../domain/access/actor.ts';
import { readsNotes } from '../domain/access/index.ts';
import type { StoredDocument } from '../domain/incident/contact.ts';
import { describeDocument, documentsOn, isInProgress, type HandOff } from '../domain/incident/hand-off/index.ts';
import type { Incident } from '../domain/incident/index.ts';
import type { DocumentView, HandOffView } from './types.ts';

/** An incident's documents with their owners; for staff also the state of each document on each hand-off. Pure. */
export function documentViews(
  incident: Pick<Incident, 'events' | 'handOffs'>,
  documents: readonly StoredDocument[],
  viewer: Actor,
): readonly DocumentView[] {
  if (documents.length === 0) return [];
  const known = new Map(documentsOn(incident).map((each) => [each.id, each]));
  return documents.map((document): DocumentView => {
    const { from = null, released = false, finding = null } = known.get(document.id) ?? {};
    const handOffs = readsNotes(viewer) ? onHandOffs(incident.handOffs, document.id) : [];
    return {
      ...document,
      ...(from !== null && { from }),
      ...(released && { released: true }),
      ...(finding !== null && readsNotes(viewer) && { finding }),
      ...(handOffs.length > 0 && { handOffs }),
    };
  });
}

const onHandOffs = (handOffs: readonly HandOff[], id: string): NonNullable<DocumentView['handOffs']> =>
  handOffs.flatMap((handOff) =>
    handOff.documents
      .filter(({ document }) => document === id)
      .map((each) => ({
        supplier: handOff.supplier,
        handOff: handOff.handOff,
        state: each.state,
        says: describeDocument(each, isInProgress(handOff)),
      })),
  );

/** Documents sent and withheld on one hand-off, in order of the decision. Pure. */
export function handOffDocuments(
  incident: Pick<Incident, 'events' | 'handOffs'>,
  handOff: number,
): NonNullable<HandOffView['documents']> {
  const record = incident.handOffs.find((each) => each.handOff === handOff);
  if (!record || record.documents.length === 0) return [];
  const names = new Map(documentsOn(incident).map(({ id, name }) => [id, name]));
  return record.documents.map((each) => ({
    document: each.document,
    name: names.get(each.document) ?? '[erased]',
    state: each.state,
    says: describeDocument(each, isInProgress(record)),
  }));
}
