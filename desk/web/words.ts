import type { CircuitState } from '../views/types.ts';
import type { Role } from '../domain/access/actor.ts';
import type { Channel, IncidentState } from '../domain/incident/contact.ts';
import type { HandOffHealth, HandOffState } from '../domain/incident/hand-off/index.ts';
import type { Severity } from '../../standards/index.ts';

/** A label and the colour of its tag; the words carry the meaning, the colour only repeats it. */
export interface Tag {
  readonly text: string;
  readonly colour: string;
}

export const STATES: Readonly<Record<IncidentState, Tag>> = {
  open: { text: 'Open', colour: 'blue' },
  paused: { text: 'Paused', colour: 'yellow' },
  'with-supplier': { text: 'With the supplier', colour: 'purple' },
  resolved: { text: 'Resolved', colour: 'green' },
  closed: { text: 'Closed', colour: 'grey' },
};

export const CHANGE_STATES: Readonly<Record<string, Tag>> = {
  new: { text: 'New', colour: 'blue' },
  assessing: { text: 'Being assessed', colour: 'yellow' },
  authorising: { text: 'Waits for approval', colour: 'orange' },
  scheduled: { text: 'Scheduled', colour: 'green' },
  implementing: { text: 'Being made', colour: 'purple' },
  review: { text: 'To be reviewed', colour: 'yellow' },
  closed: { text: 'Closed', colour: 'grey' },
  stopped: { text: 'Stopped: clinical risk', colour: 'red' },
  cancelled: { text: 'Cancelled', colour: 'grey' },
};

export const SEVERITIES: Readonly<Record<Severity, Tag>> = {
  '1': { text: 'Severity 1', colour: 'red' },
  '2': { text: 'Severity 2', colour: 'orange' },
  '3': { text: 'Severity 3', colour: 'yellow' },
  '4': { text: 'Severity 4', colour: 'blue' },
  '5': { text: 'Severity 5', colour: 'grey' },
};

export const CHANNELS: Readonly<Record<Channel, string>> = {
  phone: 'Telephone',
  email: 'E-mail',
  fax: 'Fax',
  portal: 'Portal',
  'walk-up': 'In person',
  partner: 'Another desk',
};

/** Outcome of a closed hand-off; health of an open one; state of a supplier's circuit breaker. */
export const ENDS: Readonly<Partial<Record<HandOffState, Tag>>> = {
  closed: { text: 'Closed', colour: 'grey' },
  returned: { text: 'Given back', colour: 'grey' },
  refused: { text: 'Refused', colour: 'red' },
  broken: { text: 'Not stored by the supplier', colour: 'red' },
};
export const HEALTHS: Readonly<Record<HandOffHealth, Tag>> = {
  ok: { text: 'In order', colour: 'green' },
  disagreeing: { text: 'Severities differ', colour: 'yellow' },
  late: { text: 'Past its contract deadline', colour: 'orange' },
  silent: { text: 'No answer', colour: 'orange' },
  mismatched: { text: "Somebody else's ticket", colour: 'red' },
  down: { text: 'Not reached', colour: 'red' },
};
/** An answer of the caller's that nobody of the desk has acted on. */
export const ANSWERED: Tag = { text: 'The caller answered', colour: 'orange' };
export const LINES: Readonly<Record<CircuitState, Tag>> = {
  closed: { text: 'Works', colour: 'green' },
  'half-open': { text: 'Being tried', colour: 'yellow' },
  open: { text: 'Down', colour: 'red' },
};

/** A closed circuit without traffic since the desk started. */
export const UNUSED: Tag = { text: 'Not used yet', colour: 'grey' };
/** A hand-off that the supplier has not answered yet, without any problem. */
export const SENDING: Tag = { text: 'On its way', colour: 'blue' };

export const ROLES: Readonly<Record<Role, string>> = {
  requester: 'requester',
  analyst: 'analyst',
  'duty-manager': 'duty manager',
  officer: 'officer',
  assessor: 'assessor',
};

export const isStaff = (role: string): boolean => role === 'analyst' || role === 'duty-manager';

export function sizeText(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  if (bytes < 1024 ** 2) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

/** The result of an action, by the `done` parameter of the page that follows. Fixed texts: an address can never put its own text on a page. */
export const DONE: Readonly<Record<string, string>> = {
  raised: 'The change is recorded as',
  change: 'It is recorded on',
  logged: 'The call is logged as',
  reported: 'Your report is received as',
  'held-mail': 'The mail is now',
  acknowledge: 'You have acknowledged',
  propose: 'The duty manager is asked about',
  reject: 'It is no major incident:',
  notice: 'The notice was sent for',
  'skip-notice': 'The notice was left out for',
  bridge: 'The bridge log is written for',
  affected: 'The organisations affected are named for',
  'offer-command': 'Command is offered for',
  'accept-command': 'Command has changed for',
  'decline-command': 'Command has not changed for',
  report: 'The report is issued for',
  'report-action': 'The action is done for',
  escalate: 'The duty manager is told of',
  assign: 'The team now has',
  answered: 'The answer is recorded for',
  respond: 'Your response was sent for',
  note: 'The note is added to',
  pause: 'The clock is paused on',
  resume: 'The clock runs again on',
  service: 'The service is changed on',
  reclassify: 'The severity is changed on',
  'hand-off': 'The hand-off to the supplier is on its way for',
  'answer-supplier': 'The supplier is notified of',
  'take-back': 'The desk has taken back',
  'release-document': 'The document is released, and is sent to the supplier that has',
  'clear-flags': 'You have confirmed that no patient is identified in',
  erase: 'The words are removed from',
  'erase-document': 'The document is removed from',
  resolve: 'You have resolved',
  'correct-severity': 'Reports count the corrected severity of',
  confirm: 'The caller has confirmed',
  close: 'You have closed',
  reopen: 'You have reopened',
  'major-incident': 'You have declared a major incident:',
  manager: 'The manager is named for',
  'stand-down': 'The major incident is stood down:',
  parent: 'The other incident now escalates for',
  unlink: 'You have unlinked',
  remind: 'The reminder is set for',
  'withdraw-reminder': 'The reminder is withdrawn for',
  deadline: 'The deadline is set for',
  'withdraw-deadline': 'The deadline set by hand is withdrawn for',
  attach: 'The file is attached to',
  'flag-harm': 'Possible harm is flagged, and the clinical safety officer is told, on',
  'rule-out-harm': 'Your answer is recorded on',
  triage: 'The triage form is recorded on',
  hazard: 'The hazard is linked to',
  'sign-off': 'You have signed off',
  'accept-risk': 'You have accepted the risk of',
  'suspect-breach': 'The lead for information governance is told of',
  'know-of-breach': 'The limit counts on',
  'notify-breach': 'The notification is recorded on',
  'decide-breach': 'Your decision is recorded on',
  involved: 'The person is added to',
  investigator: 'The investigator is appointed for',
  'ring-back': 'The desk rings back about',
  'check-identity': 'The check is recorded on',
  'change-account': 'The change is recorded on',
};

/** Kinds of patient data that the desk takes out before anything is stored. */
export const SUSPECTED: Readonly<Record<string, string>> = { 'date-of-birth': 'a date of birth', name: 'a name' };
export const REMOVED: Readonly<Record<string, string>> = { 'nhs-number': 'NHS number', 'hospital-number': 'hospital number' };
