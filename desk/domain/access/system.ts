import type { Actor } from './actor.ts';

/** The desk itself, as the actor of escalation-plan steps and of reactions to the other side. */
export const SYSTEM: Actor = { id: 'desk', name: 'The desk', role: 'system', organisation: null };
