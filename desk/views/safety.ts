import type { Actor } from '../domain/access/actor.ts';
import { readsNotes } from '../domain/access/index.ts';
import { heldOpenBySafety, type DataSecurity, type Incident, type SafetyCase } from '../domain/incident/index.ts';
import type { Policy } from '../../standards/index.ts';

/** Possible harm to a patient and data security on an incident, as staff, officers and the assessor see them. */
export interface SafetyCaseView extends Omit<SafetyCase, 'unreached'> {
  /** What has to happen before it can close, as the end of a sentence; null: nothing. */
  readonly waitsFor: string | null;
}
export interface DataSecurityView extends Omit<DataSecurity, 'involved' | 'investigator'> {
  /** The limit ended before anybody notified or decided. */
  readonly passed: boolean;
  readonly involved: readonly { readonly name: string; readonly part: string; readonly manager: string | null }[];
  readonly investigator: { readonly name: string; readonly at: string } | null;
}
export interface SafetyViews {
  readonly safetyCase?: SafetyCaseView;
  readonly dataSecurity?: DataSecurityView;
}

/** Empty for callers and other desks. Pure. */
export function safetyViews(incident: Incident, policy: Policy, now: Temporal.Instant, viewer: Actor): SafetyViews {
  if (!readsNotes(viewer)) return {};
  const { safetyCase, dataSecurity } = incident;
  return {
    ...(safetyCase && { safetyCase: caseView(safetyCase, incident, policy) }),
    ...(dataSecurity && { dataSecurity: dataSecurityView(dataSecurity, now) }),
  };
}

function caseView(safetyCase: SafetyCase, incident: Incident, policy: Policy): SafetyCaseView {
  const { flaggedAt, askedAt, told, heardAt, triage, hazards, signOff, acceptance, voided } = safetyCase;
  const waitsFor = heldOpenBySafety(incident, policy);
  return { flaggedAt, askedAt, told, heardAt, triage, hazards, signOff, acceptance, voided, waitsFor };
}

function dataSecurityView(breach: DataSecurity, now: Temporal.Instant): DataSecurityView {
  const until = breach.stopped === null ? now : Temporal.Instant.from(breach.stopped.at);
  return {
    ...breach,
    passed: Temporal.Instant.compare(until, Temporal.Instant.from(breach.due)) > 0,
    involved: breach.involved.map(({ name, part, manager }) => ({ name, part, manager })),
    investigator: breach.investigator && { name: breach.investigator.name, at: breach.investigator.at },
  };
}
