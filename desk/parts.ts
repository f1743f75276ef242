import { isSigned } from './channels/supplier/signature.ts';
import { cleanFile } from './clean-file.ts';
import { dueSteps } from './escalation/index.ts';
import { followUps } from './follow-up/index.ts';
import { clocksOf } from './incident/promises.ts';
import { decide, withoutPatients } from './incident/index.ts';
import { scopeOf, sees } from './organisations/index.ts';
import { currentProcedures } from './procedures.ts';
import { turnsOf } from './rota/index.ts';
import type { DefaultParts, KeysOf, Reading } from './service-types.ts';
import type { Actor } from './types.ts';
import { viewOf } from './view-of.ts';

/** Requesters read within their own organisation; the desk's people and the assessor read all. */
export const reading: Reading = {
  knows: sees,
  incidents: (rows, query, viewer) => rows.page(query, scopeOf(viewer)),
  counts: (rows, viewer) => rows.counts(scopeOf(viewer)),
  search: (rows, text, viewer) => rows.search(text, scopeOf(viewer)),
  procedures: (policy, now, viewer) => (PROCEDURES_FOR.includes(viewer.role) ? currentProcedures(policy, now) : null),
};

const PROCEDURES_FOR: readonly Actor['role'][] = ['analyst', 'duty-manager', 'assessor'];

/** What a contact is known by. A key is its sender's own: nobody meets another's incident by guessing one. A call is only the desk's to name. */
const keysOf: KeysOf = ({ idempotencyKey, callId }, actor) => [
  ...(idempotencyKey === undefined ? [] : [`key ${actor.role} ${actor.id} ${idempotencyKey}`]),
  ...(callId === undefined || actor.role === 'requester' ? [] : [`call ${callId}`]),
];

/** The desk as it is meant to be, around what reaches the outside. */
export const defaultParts: DefaultParts = (edge) => ({
  ...edge,
  decide,
  clocks: clocksOf,
  dueSteps,
  followUps,
  reading,
  turnsOf,
  withoutPatients,
  cleanFile,
  viewOf,
  keysOf,
  isSigned,
});
