import type { Handlers } from './types.ts';
import { close, confirm, reopen, resolve } from '../lifecycle.ts';
import { resolveWithParent } from '../linked-incidents.ts';
import { deleteTicket, withdraw } from '../partner.ts';
import { autoClose, returnToShift } from '../waits.ts';

/** The end of an incident, and its reopening. */
export const closing = {
  resolve: (command, { state, policy, now }) => resolve(state, command, policy, now),
  resolveWithParent: ({ parent }, { state }) => resolveWithParent(state, parent),
  confirm: (_, { state }) => confirm(state),
  close: (_, { state }) => close(state),
  autoClose: (_, { state, policy }) => autoClose(state, policy),
  returnToShift: ({ planned }, { state, policy }) => returnToShift(state, planned, policy),
  reopen: ({ reason }, { state }) => reopen(state, reason),
  withdraw: ({ reason }, { state }) => withdraw(state, reason),
  deleteTicket: ({ reason }, { state, actor }) => deleteTicket(state, reason, actor),
} satisfies Partial<Handlers>;
