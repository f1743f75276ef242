export { handOff, supplierAnswered, supplierRefused, supplierUpdate, takeBack } from './decide.ts';
export { missingFields, mustBeSendable, patientFields } from './minimum-data-set.ts';
export { meaningOf, type Meaning } from './status.ts';
