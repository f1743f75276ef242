import type { Handlers } from './types.ts';
import { recordByHand, toDoByHand } from '../by-hand.ts';
import { requireText } from '../refuse.ts';

/** Messages that the desk could not deliver: sent once more, discarded, or delivered by a person. */
export const delivery = {
  undelivered: ({ what, note }) => [{ type: 'undelivered', what, ...(note !== undefined && { texts: { note } }) }],
  replayLetter: ({ letter, what }) => [{ type: 'letterReplayed', letter, what }],
  discardLetter: ({ letter, what, reason }) => [
    { type: 'letterDiscarded', letter, what, texts: { reason: requireText(reason, 'why it is discarded') } },
  ],
  toDoByHand: (command, { state }) => toDoByHand(state, command),
  recordByHand: (command, { state, policy }) => recordByHand(state, command, policy),
} satisfies Partial<Handlers>;
