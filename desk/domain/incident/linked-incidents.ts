import type { NewEvent } from './events.ts';
import { askCaller } from './lifecycle.ts';
import { isOver, mustBeOpen, refuse, requireText } from './refuse.ts';
import type { Incident } from './types.ts';

/**
 * Parents and children. A child is one caller's part of a bigger incident: its caller is answered and its clocks run as usual,
 * but only the parent escalates. The rules:
 * - Only an open incident becomes a child, and only of an open one. A parent has no parent, a child no children.
 * - When the parent is resolved its open children are resolved with it, and each caller is asked. A child still with a supplier
 *   is unlinked instead. So every open incident has an escalation plan, its own or its parent's.
 * - Each child is confirmed and closed separately; the parent does not wait for them. A reopened child is unlinked.
 */
export function linkToParent(incident: Incident, parent: string): readonly NewEvent[] {
  mustBeOpen(incident, 'link');
  if (incident.parent === parent) return [];
  if (incident.parent !== null) throw refuse.wrongState(incident, `it is a part of ${incident.parent}: unlink it first.`);
  if (parent === incident.reference) throw refuse.invalid(`${parent} cannot be a part of itself. Name another incident.`);
  if (incident.children.length > 0)
    throw refuse.wrongState(
      incident,
      `${incident.children.join(', ')} are parts of it: unlink them first, or make the other incident a part of this one.`,
    );
  return [{ type: 'linkedToParent', parent }];
}

export function unlinkFromParent(incident: Incident, reason: string): readonly NewEvent[] {
  if (incident.parent === null) throw refuse.wrongState(incident, 'it is not a part of another incident.');
  return [
    {
      type: 'unlinkedFromParent',
      parent: incident.parent,
      texts: { reason: requireText(reason, 'why it is unlinked') },
    },
  ];
}

export function childLinked(incident: Incident, child: string): readonly NewEvent[] {
  mustBeOpen(incident, 'link others to');
  if (incident.parent !== null)
    throw refuse.wrongState(incident, `it is itself a part of ${incident.parent}: link ${child} to that instead.`);
  return incident.children.includes(child) ? [] : [{ type: 'childLinked', child }];
}

export const childUnlinked = (incident: Incident, child: string): readonly NewEvent[] =>
  incident.children.includes(child) ? [{ type: 'childUnlinked', child }] : [];

export function resolveWithParent(incident: Incident, parent: string): readonly NewEvent[] {
  if (isOver(incident) || incident.parent !== parent) return [];
  return incident.withSupplier
    ? [
        {
          type: 'unlinkedFromParent',
          parent,
          texts: { reason: `${parent} is resolved, and this incident is still with the supplier.` },
        },
      ]
    : [{ type: 'resolved', texts: { how: `Resolved with ${parent}, of which it is a part.` } }, askCaller(incident)];
}
