import { isSigned } from './channels/supplier/signature.ts';
import { cleanFile } from './clean-file.ts';
import { dueSteps } from './escalation/index.ts';
import { followUps } from './follow-up/index.ts';
import { clocksOf } from './incident/promises.ts';
import { decide, withoutPatients } from './incident/index.ts';
import { scopeOf, sees } from './organisations/index.ts';
import { turnsOf } from './rota/index.ts';
import type { DefaultParts, Reading } from './service-types.ts';

/** Requesters read within their own organisation; the desk's people and the assessor read all. */
export const reading: Reading = {
  knows: sees,
  incidents: (rows, query, viewer) => rows.page(query, scopeOf(viewer)),
  counts: (rows, viewer) => rows.counts(scopeOf(viewer)),
  search: (rows, text, viewer) => rows.search(text, scopeOf(viewer)),
};

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
  isSigned,
});
