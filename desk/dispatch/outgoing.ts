import type { Sending } from './types.ts';
import { cleanFile } from '../domain/documents/clean-file.ts';
import { cleaned } from '../messages/cleaned.ts';
import type { OutgoingDocument } from '../messages/ports.ts';

/**
 * A document as it is sent, rebuilt from the store on every attempt and the same each time; null when its content was erased. It
 * was cleaned on arrival, and is cleaned again by the present rules.
 */
export async function outgoing(
  n: number,
  id: string,
  { store, load, policy }: Pick<Sending, 'store' | 'load' | 'policy'>,
): Promise<{ readonly id: string; readonly document: OutgoingDocument } | null> {
  const incident = await load(n);
  const place = incident?.documents.indexOf(id) ?? -1;
  const kept = (await store.documents.of(n)).find((each) => each.id === id);
  const bytes = await store.documents.content(n, id);
  if (!incident || place < 0 || !kept || bytes === null) return null;
  const { name, mediaType } = kept;
  const { content } = await cleanFile({ name, mediaType, content: bytes }, policy.patientIdentifiers);
  const mark = `${incident.reference}, document ${place + 1}`;
  return { id, document: { mark, name: cleaned(name), mediaType, content } };
}
