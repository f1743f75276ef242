export { afterErasures, erasing, type TextsErased } from './erasure.ts';
export type { Delivery, Fact, Recorded, Register, RegisterLetter, RegisterRow } from './types.ts';
