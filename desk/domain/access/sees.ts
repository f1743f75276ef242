import type { Actor } from './actor.ts';

/**
 * The organisation whose incidents the viewer sees: their own for requesters and other desks, null (all) for desk staff, the
 * assessor and the desk itself. A viewer with no organisation and none of these roles sees nothing, so the scope is the empty
 * name.
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

/** Notes that desk staff write for each other are hidden from callers. */
export const readsNotes = (viewer: Actor): boolean => scopeOf(viewer) === null;
