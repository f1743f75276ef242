import type { Actor } from './actor.ts';

/**
 * The organisation whose incidents somebody sees: their own for requesters and other desks, null (all) for the desk's staff, the assessor and
 * the desk itself. Whoever belongs nowhere and is none of these sees nothing, which the empty name stands for.
 */
export function scopeOf(viewer: Actor): string | null {
  switch (viewer.role) {
    case 'analyst':
    case 'duty-manager':
    case 'assessor':
    case 'system':
      return null;
    case 'requester':
    case 'caller':
    case 'supplier':
    case 'partner':
      return viewer.organisation ?? '';
    default:
      return viewer.role satisfies never;
  }
}

export const sees = (viewer: Actor, organisation: string): boolean => {
  const scope = scopeOf(viewer);
  return scope === null || scope === organisation;
};

/** What the desk's people write for each other is not for callers. */
export const readsNotes = (viewer: Actor): boolean => scopeOf(viewer) === null;
