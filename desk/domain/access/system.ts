import type { Actor } from './actor.ts';

/** The desk itself: what it does by its own plan and in answer to the other side. */
export const SYSTEM: Actor = { id: 'desk', name: 'The desk', role: 'system', organisation: null };
