import type { ParseMail } from './channels/mail/parse.ts';
import { isSigned, type IsSigned } from './channels/supplier/signature.ts';
import { changeRules } from './domain/changes/index.ts';
import { cleanFile } from './domain/documents/clean-file.ts';
import { dueSteps } from './domain/escalation/index.ts';
import { followUps } from './domain/follow-up/index.ts';
import { keysOf } from './domain/incident/contact-keys.ts';
import { decide, withoutPatients } from './domain/incident/index.ts';
import { clocksOf } from './domain/incident/service-level-targets.ts';
import { knowledgeRules } from './domain/knowledge/index.ts';
import { oncePerIncident } from './domain/once-per-incident.ts';
import { reportRules } from './domain/reporting/index.ts';
import { turnsOf } from './domain/rota/index.ts';
import type { ServiceParts } from './service/types.ts';
import { viewOf } from './views/incident-view.ts';
import { reading } from './views/reading.ts';

/** The desk's regular parts, built on the given edge to the outside. */
export const defaultParts: DefaultParts = (edge) => ({
  ...edge,
  decide,
  clocks: clocksOf,
  dueSteps,
  followUps,
  knowledge: knowledgeRules,
  reading,
  turnsOf,
  changes: changeRules,
  reports: reportRules,
  withoutPatients,
  cleanFile,
  viewOf,
  keysOf,
  isSigned,
});

/** The desk's replaceable parts. A `Wiring` may replace any of them; faulty desks are built this way, from outside `desk/`. */
export interface DeskParts extends ServiceParts {
  readonly parseMail: ParseMail;
  readonly isSigned: IsSigned;
}
/** The parts with those rules computed once that a command and its answer both ask for. */
export const computedOnce = (parts: DeskParts): DeskParts => ({
  ...parts,
  clocks: oncePerIncident(parts.clocks),
  dueSteps: oncePerIncident(parts.dueSteps),
});
export type Wiring = (parts: DeskParts) => DeskParts;
export type DefaultParts = (edge: Pick<DeskParts, 'policy' | 'outbound' | 'parseMail'>) => DeskParts;
