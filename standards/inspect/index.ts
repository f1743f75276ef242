import type { DocumentCheckId, DocumentFinding, Standard } from '../types.ts';
import { documentControl } from './document-control.ts';
import { escalationPlan } from './escalation-plan.ts';
import { serviceCatalogue } from './service-catalogue.ts';

/** The checks that need the standard alone. The evidence index is checked where the evidence is. */
export type InspectedCheck = Exclude<DocumentCheckId, 'evidence-index'>;

const CHECKS: Readonly<Record<InspectedCheck, (standard: Standard, today: Temporal.PlainDate) => readonly DocumentFinding[]>> = {
  'document-control': documentControl,
  'escalation-plan': (standard) => escalationPlan(standard),
  'service-catalogue': (standard) => serviceCatalogue(standard),
};

/** What is wrong with the desk's documents, check by check in the order asked for. A check without a finding is met. Pure. */
export function inspectDocuments(
  standard: Standard,
  today: Temporal.PlainDate,
  checks: readonly InspectedCheck[],
): readonly DocumentFinding[] {
  return checks.flatMap((check) => CHECKS[check](standard, today));
}
