import type { Handlers } from './types.ts';
import * as handOffs from '../hand-off/index.ts';

/** Hand-offs to a supplier, and what is received from it. */
export const handOff = {
  handOff: (command, { state, policy }) => handOffs.handOff(state, command, policy),
  answerSupplier: (command, { state, policy }) => handOffs.answerSupplier(state, command, policy),
  takeBack: ({ reason }, { state }) => handOffs.takeBack(state, reason),
  supplierUpdate: (command, { state, policy }) => handOffs.supplierUpdate(state, command, policy),
  supplierRead: (command, { state, policy }) => handOffs.supplierRead(state, command, policy),
  supplierAnswered: (command, { state }) => handOffs.supplierAnswered(state, command),
  supplierRefused: (command, { state }) => handOffs.supplierRefused(state, command),
  supplierMismatch: (command, { state }) => handOffs.supplierMismatch(state, command),
  supplierLost: (command, { state }) => handOffs.supplierLost(state, command),
  supplierSilent: (command, { state }) => handOffs.supplierSilent(state, command),
  supplierUnreachable: (command, { state }) => handOffs.supplierUnreachable(state, command),
  supplierRung: (command) => handOffs.supplierRung(command),
  personRung: (command) => handOffs.personRung(command),
  personUnreached: (command, { state }) => handOffs.personUnreached(state, command),
} satisfies Partial<Handlers>;
