import { comparableJson } from '../canonical-json.ts';
import { Refusal } from '../refusal.ts';
import type { Source } from './attributes.ts';
import { isObject, type Json } from './json.ts';

/** The items of a list in a body; empty when the list is absent. A list can only grow, so null, which would clear it, is refused. */
export function listIn(body: Json, name: 'note' | 'attachment'): readonly Json[] {
  const list = body[name];
  if (list === undefined) return [];
  if (list === null) throw new Refusal(`${name}IsFinal`, `What was added to ${name} stays. Send what is new.`, 409);
  if (!Array.isArray(list) || !list.every(isObject))
    throw new Refusal('invalidBody', `${name} must be a list of objects, such as [{"…": "…"}].`, 400);
  return list;
}

/** Refuses items with the other side's `source`. A side marks its items as its own or leaves `source` out (MEF 124 R16-R19). */
export function mustBeOwn(items: readonly Json[], name: 'note' | 'attachment', side: Source): void {
  const forged = items.find(({ source }) => source !== undefined && source !== side);
  if (forged)
    throw new Refusal(
      'forgedSource',
      `What you add to ${name} has the source "${side}", not ${JSON.stringify(forged['source'])}.`,
      400,
    );
}

/**
 * The items that a patch adds to an append-only list. An item with an id must equal the stored one, whoever added it (MEF 124 R20, R21,
 * R32). An item without an id is new. A stored item that the patch leaves out stays, so a client with an older list removes nothing.
 */
export function additions(
  sent: readonly Json[],
  kept: readonly { readonly id: string }[],
  name: 'note' | 'attachment',
): readonly Json[] {
  const byId = new Map(kept.map((item) => [item.id, item as unknown as Json]));
  return sent.filter((item) => {
    const { id } = item;
    if (id === undefined) return true;
    const known = typeof id === 'string' ? byId.get(id) : undefined;
    if (!known) throw new Refusal('referenceNotFound', `The ticket has no ${name} ${JSON.stringify(id)}.`, 400);
    const changed = Object.keys(item).find((field) => comparableJson(item[field]) !== comparableJson(known[field]));
    if (changed !== undefined)
      throw new Refusal(`${name}IsFinal`, `The ${changed} of ${name} ${known['id']} cannot be changed. Add another.`, 409);
    return false;
  });
}
