import type { Actor } from './actor.ts';
import { sha256 } from '../../../kernel/index.ts';

/** Whom an incident concerns: its organisation, and the keys of the people who may read it as their own. */
export interface Concerned {
  readonly organisation: string;
  readonly persons: readonly string[];
}

/** What a viewer may see: null is everything; `persons` null is all of the organisation. */
export type Scope = { readonly organisation: string; readonly persons: readonly string[] | null } | null;

/** Digests, because projections hold them: after an erasure no name or address remains there. */
const personKey = (kind: 'account' | 'mail', value: string): string =>
  sha256(`${kind} ${value.trim().toLowerCase()}`).slice(0, 32);

/**
 * The keys of a person: of the account that acts, and of a mail address. An incident that the desk logged for a caller belongs to
 * the account with that caller's address.
 */
export const personKeys = (account: string | null, mail: string | null | undefined): readonly string[] => [
  ...(account === null ? [] : [personKey('account', account)]),
  ...(mail ? [personKey('mail', mail)] : []),
];

/**
 * The one rule of who sees which incident, for lists, counts, search, pages, live streams, commands and documents alike. Desk staff,
 * the assessor and the desk itself see all; other desks and callers by mail or telephone act within their organisation; a portal user
 * sees their own incidents, or the organisation's where the standard says so. A viewer with no organisation and none of these roles
 * sees nothing, so the scope is the empty name.
 */
export function scopeOf(viewer: Actor): Scope {
  const organisation = viewer.organisation ?? '';
  switch (viewer.role) {
    case 'analyst':
    case 'duty-manager':
    case 'officer':
    case 'assessor':
    case 'system':
      return null;
    case 'caller':
    case 'supplier':
    case 'partner':
      return { organisation, persons: null };
    case 'requester':
      return { organisation, persons: viewer.reads === 'organisation' ? null : personKeys(viewer.id, viewer.mail) };
    default:
      return viewer.role satisfies never;
  }
}

export function sees(viewer: Actor, { organisation, persons }: Concerned): boolean {
  const scope = scopeOf(viewer);
  if (scope === null) return true;
  return scope.organisation === organisation && (scope.persons?.some((key) => persons.includes(key)) ?? true);
}

/** Notes that desk staff write for each other are hidden from callers. */
export const readsNotes = (viewer: Actor): boolean => scopeOf(viewer) === null;
