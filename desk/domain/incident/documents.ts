import type { DeskCommand } from './commands.ts';
import type { NewEvent } from './events.ts';
import { offerDocument } from './hand-off/index.ts';
import { requireText } from './refuse.ts';
import type { Incident } from './types.ts';
import type { Policy } from '../../../standards/index.ts';

/** Offers the document to the supplier that has the incident, if the policy allows it. */
export function attach(
  state: Incident,
  { document, digest, finding }: Extract<DeskCommand, { do: 'attach' }>,
  policy: Policy,
): readonly NewEvent[] {
  const { id, mediaType, size } = document;
  const name = requireText(document.name, 'the name of the document');
  return [
    { type: 'attached', document: id, mediaType, size, digest, ...(finding !== undefined && { finding }), texts: { name } },
    ...offerDocument(state, { id, name, mediaType, size, from: null, released: false, finding: finding ?? null }, policy),
  ];
}

/** A document that the desk that logged the incident stores: recorded under its address, never fetched. */
export const nameDocument = ({ name, url, mediaType }: Extract<DeskCommand, { do: 'nameDocument' }>): readonly NewEvent[] => [
  {
    type: 'documentNamed',
    texts: { name: requireText(name, 'the name of the document'), url, ...(mediaType !== undefined && { mediaType }) },
  },
];
