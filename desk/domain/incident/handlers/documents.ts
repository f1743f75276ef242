import type { Handlers } from './types.ts';
import { erase, eraseDocument } from '../erasure.ts';
import { clearFlags } from '../flags.ts';
import * as handOffs from '../hand-off/index.ts';
import { attach, nameDocument } from '../documents.ts';

/** Documents, on the incident and at suppliers; erasures and flags. */
export const documents = {
  attach: (command, { state, policy }) => attach(state, command, policy),
  nameDocument: (command) => nameDocument(command),
  releaseDocument: ({ document }, { state, policy }) => handOffs.releaseDocument(state, document, policy),
  documentSent: (command, { state }) => handOffs.documentSent(state, command),
  documentUndelivered: (command, { state }) => handOffs.documentUndelivered(state, command),
  supplierAttached: (command, { state }) => handOffs.supplierAttached(state, command),
  supplierDocumentLeft: (command, { state }) => handOffs.supplierDocumentLeft(state, command),
  erase: (command, { state }) => erase(state, command),
  eraseDocument: ({ document }, { state }) => eraseDocument(state, document),
  clearFlags: (_, { state }) => clearFlags(state),
} satisfies Partial<Handlers>;
