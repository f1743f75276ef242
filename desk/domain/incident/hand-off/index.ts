export type * from './document-types.ts';
export type * from './types.ts';
export { bondOf, goesOn, isUnconfirmed } from './bonds.ts';
export { answerSupplier, handOff, takeBack } from './decide.ts';
export {
  personRung,
  personUnreached,
  supplierAnswered,
  supplierLost,
  supplierRead,
  supplierRefused,
  supplierRung,
  supplierSilent,
  supplierUnreachable,
  supplierUpdate,
} from './heard.ts';
export {
  documentsOn,
  documentSent,
  documentUndelivered,
  offerDocument,
  releaseDocument,
  supplierAttached,
  supplierDocumentLeft,
  whyLeft,
  type DocumentOn,
} from './documents.ts';
export { documentSays } from './document-words.ts';
export { gapIn, type Gap } from './gaps.ts';
export { contractDue } from './contract.ts';
export { supplierNotice } from './notices.ts';
export { bondRow, healthOf, laneTo, OWNERS, type BondRow } from './rows.ts';
export { theirSeverity, theirWordFor } from './severities.ts';
export { whoIsNext } from './persons.ts';
export { callAbout, closing, handOffOf, heardText, reclassifying, reopening, takingBack } from './words.ts';
