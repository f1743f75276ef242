import type { Handlers } from './types.ts';
import { respond } from '../lifecycle.ts';
import { letterReturned, writtenTo } from '../reach.ts';
import { isOver, requireText } from '../refuse.ts';
import { chaseCaller } from '../waits.ts';

/** What is written to the caller, received from the caller, and noted. */
export const response = {
  respond: ({ text, channel }, { state }) => respond(state, text, channel),
  note: ({ text }) => [{ type: 'noted', texts: { text: requireText(text, 'what to note') } }],
  receiveReply: ({ messageId, text, from, notKept }) => [
    {
      type: 'replied',
      ...(messageId !== undefined && { messageId }),
      texts: { text, from, ...(notKept && { notKept }) },
    },
  ],
  receiveAutomaticMail: ({ messageId, text, from }) => [
    { type: 'automaticMail', ...(messageId !== undefined && { messageId }), texts: { text, from } },
  ],
  letterReturned: (command, { state }) => letterReturned(state, command),
  updateCaller: ({ planned }, { state }) =>
    isOver(state) ? [] : [{ type: 'callerUpdated', by: writtenTo(state) === undefined ? 'owner' : 'email', planned }],
  chaseCaller: (command, { state }) => chaseCaller(state, command),
} satisfies Partial<Handlers>;
