import { comparableJson } from '../canonical-json.ts';
import { Refusal } from '../refusal.ts';
import type { Source } from './attributes.ts';
import { isObject, type Json } from './json.ts';

/** The items of a list in a body; nothing when it is not there. A list can only grow, so that null, which would clear it, is refused. */
export function listIn(body: Json, name: 'note' | 'attachment'): readonly Json[] {
  const list = body[name];
  if (list === undefined) return [];
  if (list === null) throw new Refusal(`${name}IsFinal`, `What was added to ${name} stays. Send what is new.`, 409);
  if (!Array.isArray(list) || !list.every(isObject))
    throw new Refusal('invalidBody', `${name} must be a list of objects, such as [{"…": "…"}].`, 400);
  return list;
}

/** Each side signs what it adds as its own, or leaves that to the other; it never signs as the other (MEF 124 R16-R19). */
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
 * What a patch adds to a list that only grows. An item with an id is one that is there, and must be as it was, whoever added it (MEF 124
 * R20, R21, R32); one without is new; what is left out stays all the same: whoever read the list before somebody else added to it
 * takes nothing away.
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
