import type { Handlers } from './types.ts';
import { setDeadline, withdrawDeadline } from '../deadline.ts';
import { pause, resume } from '../lifecycle.ts';
import { deliverReminder, remind, withdrawReminder } from '../waits.ts';

/** Pauses, agreed deadlines and reminders. */
export const clocks = {
  pause: ({ reason }, { state, policy }) => pause(state, reason, policy),
  resume: (_, { state }) => resume(state),
  setDeadline: (command, { state, policy, now }) => setDeadline(state, command, policy, now),
  withdrawDeadline: ({ clock, reason }, { state }) => withdrawDeadline(state, clock, reason),
  remind: (command, { state, now }) => remind(state, command, now),
  withdrawReminder: ({ reminder }, { state }) => withdrawReminder(state, reminder),
  deliverReminder: (command, { state }) => deliverReminder(state, command),
} satisfies Partial<Handlers>;
