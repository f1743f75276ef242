/** Every code of /api, the listeners and the pages' JSON, with its meaning. Kebab-case. */
export const API_CODES = {
  invalid: 'The request cannot be read, or a value in it is not allowed',
  'missing-data': 'A required value is missing',
  'patient-data': 'It holds patient data that may not be stored or sent',
  'unknown-service': 'The catalogue has no such service',
  'unknown-organisation': 'No such organisation',
  'unknown-supplier': 'No such supplier',
  unauthenticated: 'Not signed in, or the token or signature is not valid',
  forbidden: 'The role may not do this',
  'not-found': 'Nothing of that reference is visible to the sender',
  'wrong-state': 'The state of the incident does not allow it',
  'not-confirmed': 'The caller has not confirmed',
  collision: 'The change collides with another, a freeze, a window or a date without downtime',
  'notice-not-given': 'Not everybody whom the change disturbs was told in time',
  'not-ready': 'The desk is not ready for the change, or nobody signed its time off',
  'clinical-stop': 'The assessment of clinical risk stopped the change',
  'shared-account': 'Several people use the account',
  'not-independent': 'The person takes part in what is investigated',
  'not-identified': 'Who calls has not been checked as it must be',
  'not-signed-off': 'The clinical safety officer has not signed it off',
  'idempotency-key-reused': 'The Idempotency-Key was used for another request',
  'unknown-host': 'Pages are not served under this name',
  'too-many-attempts': 'Too many failed sign-ins',
  'too-many-requests': 'The allowance of requests is used up',
  'too-many-streams': 'Too many event streams are open',
  busy: 'Too much happens at the same time; nothing was done',
  'storage-full': 'The disk of the desk takes nothing; nothing was done',
  unhealthy: 'The store cannot be read',
  fault: 'The desk failed',
} as const;
export type ApiCode = keyof typeof API_CODES;

/** Every code of the trouble-ticket interface, with its meaning. camelCase. */
export const TICKET_CODES = {
  invalidBody: 'The body cannot be read, or is not of the expected form',
  invalidValue: 'An attribute has a value that is not allowed',
  invalidQuery: 'A filter, `fields`, `offset` or `limit` cannot be read',
  invalidHeader: 'A header cannot be read',
  missingProperty: 'A required attribute is missing or empty',
  unexpectedProperty: 'An attribute cannot be patched',
  referenceNotFound: 'A note or attachment id is not of this ticket',
  forgedSource: 'A note or attachment claims to be of the other side',
  noteIsFinal: 'A note cannot be changed or removed',
  attachmentIsFinal: 'An attachment cannot be changed or removed',
  attachmentTypeNotTaken: 'A document is of a type that is not accepted',
  attachmentTooLarge: 'A document is too large',
  tooManyRecords: 'More notes, attachments or subscriptions than are accepted',
  patientData: "An attribute holds a patient's number that cannot be removed",
  unknownService: 'The catalogue has no such service',
  unknownOrganisation: 'No such organisation',
  unknownSupplier: 'No such supplier',
  unauthorized: 'No valid access token',
  forbidden: 'The partner may not do this',
  notFound: 'No such ticket, attachment, subscription or address',
  methodNotAllowed: 'The address does not have this method',
  notAcceptable: 'The answer is JSON, which Accept excludes',
  illegalTransition: 'The status does not change in this way',
  wrongState: 'The state of the incident does not allow it',
  notConfirmed: 'The caller has not confirmed',
  notIndependent: 'The person takes part in what is investigated',
  notIdentified: 'Who calls has not been checked as it must be',
  notSignedOff: 'The clinical safety officer has not signed it off',
  ticketIsFinal: 'The ticket is closed or cancelled',
  ticketInUse: 'The ticket was worked on and cannot be deleted',
  referenceDeleted: 'The ticket of this externalId was deleted',
  preconditionFailed: 'If-Match names another ETag',
  idempotencyKeyReused: 'The Idempotency-Key was used for another request',
  tooManyRequests: 'The allowance of requests is used up',
  busy: 'Too much happens at the same time; nothing was done',
  storageFull: 'The disk of the desk takes nothing; nothing was done',
  fault: 'The desk failed',
} as const;
export type TicketCode = keyof typeof TICKET_CODES;

/** The desk's own codes whose counterpart differs by more than case. */
const AS_TICKET_CODE: Readonly<Record<string, TicketCode>> = {
  invalid: 'invalidBody',
  'missing-data': 'missingProperty',
  unauthenticated: 'unauthorized',
};
const AS_API_CODE: Readonly<Record<string, ApiCode>> = {
  invalidBody: 'invalid',
  invalidValue: 'invalid',
  invalidQuery: 'invalid',
  missingProperty: 'missing-data',
  unauthorized: 'unauthenticated',
};

/** Converts `code` to its trouble-ticket form. */
export const ticketCode = (code: string): string =>
  AS_TICKET_CODE[code] ?? code.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase());

/** Converts `code` to its /api form. */
export const apiCode = (code: string): string =>
  AS_API_CODE[code] ?? code.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
