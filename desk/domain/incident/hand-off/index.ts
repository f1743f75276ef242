export type * from './document-types.ts';
export type * from './types.ts';
export { handOffFor, isInProgress, isUnconfirmed } from './hand-offs.ts';
export { answerSupplier, handOff, takeBack } from './decide.ts';
export {
  personRung,
  personUnreached,
  supplierAnswered,
  supplierLost,
  supplierMismatch,
  supplierRead,
  supplierRefused,
  supplierRung,
  supplierSilent,
  supplierUnreachable,
  supplierUpdate,
} from './supplier-updates.ts';
export {
  documentsOn,
  documentSent,
  documentUndelivered,
  isWithheld,
  offerDocument,
  releaseDocument,
  supplierAttached,
  supplierDocumentLeft,
  whyLeft,
  type DocumentOn,
} from './documents.ts';
export { describeDocument } from './document-texts.ts';
export { mismatchIn, ourTicket, identifiesTicket, type OurTicket } from './ticket-identity.ts';
export { gapIn, type Gap } from './gaps.ts';
export { contractDue } from './contract.ts';
export { needsFields } from './minimum-data-set.ts';
export { supplierNotice } from './notices.ts';
export { handOffRow, healthOf, laneTo, OWNERS, type HandOffRow } from './rows.ts';
export { theirSeverity, theirWordFor } from './severities.ts';
export { nextPerson } from './persons.ts';
export { changingService, closing, supplierText, reclassifying, reopening, takingBack } from './texts.ts';
