import type { Actor } from '../access/actor.ts';
import type { DeskCommand } from './commands.ts';
import { refuse } from './refuse.ts';

type Who = readonly Actor['role'][];
const STAFF: Who = ['analyst', 'duty-manager'];
/** People who sign for one duty of the standard; the handlers ask for which. */
const OFFICERS: Who = ['officer', ...STAFF];
const SYSTEM_ONLY: Who = ['system'];
const CALLING: Who = ['requester', 'caller'];
/** Another desk acts for its callers, and closes the incidents it logged. */
const PARTNER: Who = ['partner'];

/** Roles allowed to give each command. The assessor is in none: an assessor reads all and changes nothing. */
const MAY: Readonly<Record<DeskCommand['do'], Who>> = {
  open: [...CALLING, ...PARTNER, ...STAFF, ...SYSTEM_ONLY],
  acknowledge: STAFF,
  respond: STAFF,
  note: [...OFFICERS, ...PARTNER, 'requester'],
  receiveReply: [...CALLING, ...SYSTEM_ONLY],
  pause: STAFF,
  // The side that was waited for reports the end of the wait.
  resume: [...STAFF, ...PARTNER],
  reclassify: STAFF,
  changeService: STAFF,
  flagHarm: [...OFFICERS, 'requester'],
  ruleOutHarm: OFFICERS,
  triageHarm: OFFICERS,
  linkHazard: OFFICERS,
  signOffSafety: OFFICERS,
  acceptRisk: OFFICERS,
  tellSafetyDeputy: SYSTEM_ONLY,
  suspectBreach: OFFICERS,
  knowOfBreach: OFFICERS,
  notifyBreach: OFFICERS,
  decideBreach: OFFICERS,
  takeBreachStep: SYSTEM_ONLY,
  addInvolved: OFFICERS,
  appointInvestigator: OFFICERS,
  ringBack: STAFF,
  checkIdentity: STAFF,
  changeAccount: STAFF,
  assign: STAFF,
  useArticle: STAFF,
  tellHelped: STAFF,
  nameKnownError: STAFF,
  setDeadline: ['duty-manager'],
  withdrawDeadline: ['duty-manager'],
  handOff: STAFF,
  supplierUpdate: ['supplier', ...SYSTEM_ONLY],
  answerSupplier: STAFF,
  takeBack: STAFF,
  escalate: SYSTEM_ONLY,
  escalateToDeputy: SYSTEM_ONLY,
  unreached: SYSTEM_ONLY,
  updateCaller: SYSTEM_ONLY,
  chaseCaller: SYSTEM_ONLY,
  returnToShift: SYSTEM_ONLY,
  autoClose: SYSTEM_ONLY,
  remind: STAFF,
  withdrawReminder: STAFF,
  deliverReminder: SYSTEM_ONLY,
  acknowledgeEscalation: [...STAFF, ...SYSTEM_ONLY],
  declareMajorIncident: STAFF,
  standDown: ['duty-manager'],
  appointManager: STAFF,
  linkToParent: STAFF,
  unlinkFromParent: STAFF,
  causedByChange: STAFF,
  childLinked: SYSTEM_ONLY,
  childUnlinked: SYSTEM_ONLY,
  resolveWithParent: SYSTEM_ONLY,
  resolve: STAFF,
  correctSeverity: ['duty-manager'],
  explainMiss: STAFF,
  confirm: [...STAFF, ...CALLING, ...PARTNER, ...SYSTEM_ONLY],
  close: [...STAFF, ...PARTNER],
  reopen: [...STAFF, ...CALLING, ...PARTNER],
  withdraw: PARTNER,
  deleteTicket: PARTNER,
  attach: [...STAFF, ...CALLING, ...PARTNER, ...SYSTEM_ONLY],
  nameDocument: PARTNER,
  supplierAnswered: SYSTEM_ONLY,
  supplierRefused: SYSTEM_ONLY,
  supplierRead: SYSTEM_ONLY,
  supplierLost: SYSTEM_ONLY,
  supplierMismatch: SYSTEM_ONLY,
  supplierSilent: SYSTEM_ONLY,
  supplierUnreachable: SYSTEM_ONLY,
  releaseDocument: STAFF,
  erase: STAFF,
  eraseDocument: STAFF,
  clearFlags: STAFF,
  documentSent: SYSTEM_ONLY,
  documentUndelivered: SYSTEM_ONLY,
  supplierAttached: SYSTEM_ONLY,
  supplierDocumentLeft: SYSTEM_ONLY,
  supplierRung: SYSTEM_ONLY,
  personRung: SYSTEM_ONLY,
  personUnreached: SYSTEM_ONLY,
  replayLetter: ['duty-manager'],
  discardLetter: ['duty-manager'],
  delivered: SYSTEM_ONLY,
  undelivered: SYSTEM_ONLY,
  toDoByHand: SYSTEM_ONLY,
  recordByHand: STAFF,
  receiveAutomaticMail: SYSTEM_ONLY,
  letterReturned: SYSTEM_ONLY,
};

export function mustBeAllowed(command: DeskCommand, actor: Actor): void {
  const who = MAY[command.do];
  if (who.includes(actor.role)) return;
  const ask = who.includes('duty-manager') && !who.includes('analyst') ? 'the duty manager' : "one of the desk's analysts";
  throw refuse.forbidden(`Your role (${actor.role}) may not ${command.do} an incident. Ask ${ask}.`);
}
