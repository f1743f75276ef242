import type { DocumentCheckId, DocumentFinding, Standard } from '../types.ts';
import { documentControl } from './document-control.ts';
import { escalationPlan } from './escalation-plan.ts';
import { serviceCatalogue } from './service-catalogue.ts';

/** The checks that need only the standard. The evidence index is checked after the scenarios. */
export type InspectedCheck = Exclude<DocumentCheckId, 'evidence-index'>;

const CHECKS: Readonly<Record<InspectedCheck, (standard: Standard, today: Temporal.PlainDate) => readonly DocumentFinding[]>> = {
  'document-control': documentControl,
  'escalation-plan': (standard) => escalationPlan(standard),
  'service-catalogue': (standard) => serviceCatalogue(standard),
};

/** Findings about the controlled documents, in the order of `checks`. A check without a finding is met. Pure. */
export function inspectDocuments(
  standard: Standard,
  today: Temporal.PlainDate,
  checks: readonly InspectedCheck[],
): readonly DocumentFinding[] {
  return checks.flatMap((check) => CHECKS[check](standard, today));
}
