import type { Actor } from '../access/actor.ts';
import type { DeskCommand } from './commands.ts';
import { refuse } from './refuse.ts';

type Who = readonly Actor['role'][];
const STAFF: Who = ['analyst', 'duty-manager'];
const ITSELF: Who = ['system'];
const CALLING: Who = ['requester', 'caller'];
/** Another desk acts for its callers, and closes the incidents it logged. */
const PARTNER: Who = ['partner'];

/** Roles allowed to give each command. The assessor is in none: an assessor reads all and changes nothing. */
const MAY: Readonly<Record<DeskCommand['do'], Who>> = {
  open: [...CALLING, ...PARTNER, ...STAFF, ...ITSELF],
  acknowledge: STAFF,
  respond: STAFF,
  note: [...STAFF, ...PARTNER, 'requester'],
  receiveReply: [...CALLING, ...ITSELF],
  pause: STAFF,
  // The side that was waited for reports the end of the wait.
  resume: [...STAFF, ...PARTNER],
  reclassify: STAFF,
  changeService: STAFF,
  assign: STAFF,
  setDeadline: ['duty-manager'],
  withdrawDeadline: ['duty-manager'],
  handOff: STAFF,
  supplierUpdate: ['supplier', ...ITSELF],
  answerSupplier: STAFF,
  takeBack: STAFF,
  escalate: ITSELF,
  escalateToDeputy: ITSELF,
  unreached: ITSELF,
  updateCaller: ITSELF,
  chaseCaller: ITSELF,
  returnToShift: ITSELF,
  autoClose: ITSELF,
  remind: STAFF,
  withdrawReminder: STAFF,
  deliverReminder: ITSELF,
  acknowledgeEscalation: [...STAFF, ...ITSELF],
  declareMajorIncident: STAFF,
  standDown: ['duty-manager'],
  appointManager: STAFF,
  linkToParent: STAFF,
  unlinkFromParent: STAFF,
  childLinked: ITSELF,
  childUnlinked: ITSELF,
  resolveWithParent: ITSELF,
  resolve: STAFF,
  confirm: [...STAFF, ...CALLING, ...PARTNER, ...ITSELF],
  close: [...STAFF, ...PARTNER],
  reopen: [...STAFF, ...CALLING, ...PARTNER],
  withdraw: PARTNER,
  deleteTicket: PARTNER,
  attach: [...STAFF, ...CALLING, ...PARTNER, ...ITSELF],
  nameDocument: PARTNER,
  supplierAnswered: ITSELF,
  supplierRefused: ITSELF,
  supplierRead: ITSELF,
  supplierLost: ITSELF,
  supplierMismatch: ITSELF,
  supplierSilent: ITSELF,
  supplierUnreachable: ITSELF,
  releaseDocument: STAFF,
  erase: STAFF,
  eraseDocument: STAFF,
  clearFlags: STAFF,
  documentSent: ITSELF,
  documentUndelivered: ITSELF,
  supplierAttached: ITSELF,
  supplierDocumentLeft: ITSELF,
  supplierRung: ITSELF,
  personRung: ITSELF,
  personUnreached: ITSELF,
  replayLetter: ['duty-manager'],
  discardLetter: ['duty-manager'],
  delivered: ITSELF,
  undelivered: ITSELF,
  toDoByHand: ITSELF,
  recordByHand: STAFF,
  receiveAutomaticMail: ITSELF,
  letterReturned: ITSELF,
};

export function mustBeAllowed(command: DeskCommand, actor: Actor): void {
  const who = MAY[command.do];
  if (who.includes(actor.role)) return;
  const ask = who.includes('duty-manager') && !who.includes('analyst') ? 'the duty manager' : "one of the desk's analysts";
  throw refuse.forbidden(`Your role (${actor.role}) may not ${command.do} an incident. Ask ${ask}.`);
}
