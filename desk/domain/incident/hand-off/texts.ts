import { truncate } from '../../../../kernel/index.ts';

const LONGEST_SUPPLIER_TEXT = 5000;
/** A supplier's text, cut to the stored length. Our own text is cut the same way, so that an echo still matches. */
export const supplierText = (text: string): string => truncate(text, LONGEST_SUPPLIER_TEXT);

/** Texts the desk sends to a supplier. Kept in one place, because the same text received back is an echo, not an update. */
export const closing = (autoClosed: 'confirmed' | 'unanswered' | undefined): string =>
  autoClosed === 'unanswered'
    ? 'The caller was asked twice whether it works again and did not answer.'
    : 'The caller confirmed that it works again.';
export const takingBack = (reason: string): string => `The desk has taken this back. ${reason}`.trim();
export const reopening = (reason: string): string => `It does not work yet. ${reason}`.trim();
export const changingService = (service: string, reason: string): string =>
  `For the desk this is about ${service} from now on. ${reason}`.trim();
export const reclassifying = (severity: string, reason: string): string =>
  `For the desk this is severity ${severity} from now on. ${reason}`.trim();
