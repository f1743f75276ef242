import type { CopiesLeft, RecordedEvent } from './events.ts';
import { describeRoomEvent, isRoomEvent } from './room/index.ts';
import { describeDataSecurityEvent, isDataSecurityEvent } from './data-security/describe.ts';
import { describeIdentityEvent, isIdentityEvent } from './identity/describe.ts';
import { describeSafetyEvent, isSafetyEvent } from './safety/describe.ts';
import { describeLeftThere, describeWithheld } from './hand-off/document-texts.ts';

const UNREACHED = { busy: 'found the line busy', unanswered: 'was not answered', failed: 'could not be put through' } as const;
const PASSED_ON = { unacknowledged: 'was not acknowledged', ...UNREACHED } as const;

/** Followed by a quotation from the other ticket. */
const MISMATCH = {
  ticket: 'is not the ticket that was accepted',
  reference: 'has another reference',
  description: 'describes something else',
  history: 'has another history',
} as const;

const DO_BY_HAND = { call: 'place', letter: 'send', supplier: 'pass on' } as const;
const WHY_BY_HAND = {
  'no-telephone': 'The desk has no telephone exchange.',
  'no-mail': 'The desk has no mail relay.',
  'no-connection': 'The desk has no connection to the supplier.',
} as const;
const BY_HAND = {
  answered: 'they were reached',
  acknowledged: 'they were reached and acknowledged it',
  unanswered: 'there was no answer',
  busy: 'the line was busy',
  sent: 'it was sent',
  refused: 'they refused it',
  'not-needed': 'it is no longer needed',
} as const;

const ordinal = (n: number): string => ['first', 'second', 'third'][n - 1] ?? `${n}th`;

const BY: Readonly<Record<string, string>> = {
  phone: 'by telephone',
  email: 'by mail',
  fax: 'by fax',
  portal: 'on the portal',
  'walk-up': 'in person',
};
const by = (channel: string): string => BY[channel] ?? `by ${channel}`;
const KINDS: Readonly<Record<string, string>> = { 'nhs-number': 'NHS number', 'hospital-number': 'hospital number' };

/** Display names of services, suppliers and roles. An id that is no longer in the policy is shown as it is. */
export interface DisplayNames {
  service(id: string): string;
  supplier(id: string): string;
  role(id: string): string;
}
const BY_ID: DisplayNames = { service: (id) => id, supplier: (id) => id, role: (id) => id };

/** A sentence in parts: words, and instants as data, so each view formats them itself. */
export type Sentence = readonly (string | { readonly instant: string })[];
const time = (instant: string) => ({ instant });

/** The sentence with its instants in ISO 8601. */
export const sentenceText = (sentence: Sentence): string =>
  sentence.map((part) => (typeof part === 'string' ? part : part.instant)).join('');

/** The sentence that describes an event. An erased text reads "[erased]". Pure. */
export function describeEvent(event: RecordedEvent, names: DisplayNames = BY_ID): Sentence {
  const described = partsOf(event, names);
  return typeof described === 'string' ? [described] : described;
}

function partsOf(event: RecordedEvent, names: DisplayNames): string | Sentence {
  if (isRoomEvent(event)) return describeRoomEvent(event);
  if (isDataSecurityEvent(event)) return describeDataSecurityEvent(event, names);
  if (isIdentityEvent(event)) return describeIdentityEvent(event);
  if (isSafetyEvent(event)) return describeSafetyEvent(event, (id) => names.role(id));
  const text = (name: string) => (name in event.texts ? (event.texts[name] ?? '[erased]') : '');
  const notKept = text('notKept') && ` Not kept: ${text('notKept')}.`;
  const quoted = (name: string) => (text(name) === '' ? '.' : `: ${text(name)}`);
  switch (event.type) {
    case 'opened': {
      const read = event.inWords === undefined ? '' : ', recognised in the words';
      const flags = event.safety.length > 0 ? `, safety: ${event.safety.join(', ')}${read}` : '';
      const theirs = text('partnerReference') && ` as ${text('partnerReference')}`;
      const how = event.partner === undefined ? by(event.channel) : `by the desk ${event.partner}${theirs}`;
      const opened = `Opened ${how} for ${text('caller')}: severity ${event.severity} (impact ${event.impact}, urgency ${event.urgency}${flags}).`;
      const unverified = event.unverified
        ? ' Unverified: a system outside the organisation of its sender delivered the mail.'
        : '';
      const machine = event.generated ? ' A program sent it: the desk sends no automatic reply.' : '';
      return `${opened}${unverified}${machine}${notKept}`;
    }
    case 'acknowledged':
      return `${event.owner} took the incident.`;
    case 'responded':
      return `Response to the caller ${by(event.channel)}${quoted('text')}`;
    case 'noted':
      return `Note${quoted('text')}`;
    case 'replied':
      return `Reply from ${text('from')}${quoted('text')}${notKept}`;
    case 'automaticMail':
      return `Automatic mail from ${text('from')}, which does not count as an answer${quoted('text')}`;
    case 'callerNotReached':
      return `The caller was not reached: our mail to ${text('to')} was not delivered${quoted('note')}`;
    case 'paused':
      return `Clocks paused: ${event.reason}.`;
    case 'resumed':
      return 'Clocks resumed.';
    case 'reclassified':
      return `Reclassified to severity ${event.severity} (impact ${event.impact}, urgency ${event.urgency})${quoted('reason')}`;
    case 'serviceChanged':
      return `Service changed from ${names.service(event.from)} to ${names.service(event.service)}${quoted('reason')}`;
    case 'articleUsed':
      return `Article ${event.article}, version ${event.version}, was used.`;
    case 'articleHelped':
      return `Article ${event.article} ${event.helped ? 'helped' : 'did not help'}.`;
    case 'knownErrorNamed':
      return event.article === null ? 'It is no known error after all.' : `It is the known error ${event.article}.`;
    case 'assigned':
      return `Assigned to ${event.team}.`;
    case 'deadlineSet':
      return [`Deadline of the ${event.clock} clock set by hand to `, time(event.due), quoted('reason')];
    case 'causedByChange':
      return `Linked to ${event.change}, the change that caused it.`;
    case 'deadlineWithdrawn':
      return `The agreed deadline of the ${event.clock} clock was withdrawn, and its target applies again${quoted('reason')}`;
    case 'handedOff':
      return `Handed off to ${names.supplier(event.supplier)}.${text('documents') && ` ${text('documents')}`}`;
    case 'documentOffered':
      return event.withheld === undefined
        ? `${text('name')} is to be sent to ${names.supplier(event.supplier)}.`
        : `${text('name')} is not sent to ${names.supplier(event.supplier)}: ${describeWithheld(event.withheld)}.`;
    case 'documentSent':
      return `${text('name')} was sent to ${names.supplier(event.supplier)}.`;
    case 'documentUndelivered':
      return `${text('name')} could not be delivered to ${names.supplier(event.supplier)}${quoted('note')}`;
    case 'documentReleased':
      return `${text('name')} was marked as free of patients' data, and may be sent to suppliers.`;
    case 'documentFlagged':
      return `${text('name')} goes to no supplier: it holds words that were marked as a patient's. Somebody has to look at it first.`;
    case 'supplierAttached':
      return `${names.supplier(event.supplier)} attached ${text('name')} (${event.mediaType}, ${event.size} bytes).`;
    case 'supplierDocumentLeft':
      return `${names.supplier(event.supplier)} attached ${text('name')}, which was not stored: ${describeLeftThere(event.why)}.`;
    case 'supplierAccepted':
      return `${names.supplier(event.supplier)} ${event.adopted ? 'already had it' : 'accepted it'} as ${event.ticket} (${event.status}${asSevere(event.theirs)}).${event.others ? ` Also under our reference there: ${event.others.join(', ')}; a person was notified.` : ''}`;
    case 'supplierRefused':
      return `${names.supplier(event.supplier)} did not accept it${quoted('note')}`;
    case 'supplierUpdated':
      return `${names.supplier(event.supplier)} ${event.ticket}: ${event.status}${asSevere(event.theirs)}${event.late ? ' (late: the status is unchanged)' : ''}${quoted('note')}`;
    case 'supplierSilent':
      return event.why === 'no-ticket'
        ? `${names.supplier(event.supplier)} has no such ticket, although it accepted it; a person was notified.`
        : `${names.supplier(event.supplier)} did not report within its contract's response time; a person was notified.`;
    case 'supplierMismatched':
      return event.over
        ? `${names.supplier(event.supplier)} returns our own ticket again under ${event.ticket}.`
        : `${names.supplier(event.supplier)} answered with a ticket that is not ours. Nothing of it was recorded, and a person is notified. ${event.ticket} ${MISMATCH[event.by]}${quoted('theirs')}`;
    case 'supplierUnreachable':
      return [
        `The ${event.what === 'create' ? 'hand-off' : 'reopening'} has not reached ${names.supplier(event.supplier)} since `,
        time(event.since),
        ': its service desk is telephoned instead, and a person is notified.',
      ];
    case 'supplierTold':
      return `Note to ${names.supplier(event.supplier)}${quoted('text')}`;
    case 'supplierRung':
      return `The service desk of ${names.supplier(event.supplier)} was telephoned.`;
    case 'personRung':
      return `${capital(names.role(event.role))} was telephoned about the hand-off to ${names.supplier(event.supplier)}.`;
    case 'personUnreached':
      return `The call to ${names.role(event.role)} about the hand-off to ${names.supplier(event.supplier)} ${UNREACHED[event.why]}.`;
    case 'letterReplayed':
      return `Sent once more: ${event.what}.`;
    case 'letterDiscarded':
      return `Discarded: ${event.what}${quoted('reason')}`;
    case 'returned':
      return `Returned from ${names.supplier(event.supplier)}${quoted('reason')}`;
    case 'escalated':
      return [
        `Escalation ${event.step} (${event.kind}) to ${names.role(event.to)}, planned for `,
        time(event.planned),
        `, by ${event.channels.join(' and ')}.`,
      ];
    case 'escalationPassedOn':
      return [
        `Escalation ${event.step} ${PASSED_ON[event.because ?? 'unacknowledged']}: ${names.role(event.to)} is called next, planned for `,
        time(event.planned),
        ', by telephone.',
      ];
    case 'escalationUnreached':
      return `The call of escalation ${event.step} to ${names.role(event.to)} ${UNREACHED[event.why]}.`;
    case 'escalationDelivered':
      return `Escalation ${event.step} went out ${by(event.channel)}.`;
    case 'escalationAcknowledged':
      return `${event.by} acknowledged escalation ${event.step}.`;
    case 'majorIncidentDeclared':
      return [
        `Declared a major incident${event.by === 'plan' ? ' by the plan' : ''}: a manager must be named by `,
        time(event.managerDue),
        quoted('reason'),
      ];
    case 'managerAppointed':
      return `${event.manager} manages the major incident.`;
    case 'majorIncidentStoodDown':
      return `Major incident stood down${quoted('reason')}`;
    case 'linkedToParent':
      return `Made a part of ${event.parent}, which escalates for both.`;
    case 'unlinkedFromParent':
      return `No longer a part of ${event.parent}. Its own escalation applies again${quoted('reason')}`;
    case 'childLinked':
      return `${event.child} became a part of this incident.`;
    case 'childUnlinked':
      return `${event.child} is no longer a part of this incident.`;
    case 'callerUpdated':
      return event.by === 'email'
        ? ['The caller was sent an update by mail, due at ', time(event.planned), '.']
        : ['The owner was asked to telephone the caller, whose update was due at ', time(event.planned), '.'];
    case 'callerAsked':
      return event.by === 'email'
        ? 'The caller was asked by mail to confirm.'
        : 'Telephone the caller and ask whether it works again.';
    case 'callerChased': {
      const what = event.about === 'confirmation' ? 'whether it works again' : `(${event.about})`;
      return event.by === 'email'
        ? `The caller was asked again by mail ${what}, for the ${ordinal(event.time)} time.`
        : `The owner was asked to telephone the caller and ask again ${what}, for the ${ordinal(event.time)} time.`;
    }
    case 'givenBack':
      return `Returned to the shift: the caller was asked ${event.asked} times (${event.reason}) and did not answer. ${event.resumes ? 'Clocks resumed.' : 'Clocks remain paused.'}`;
    case 'reminderSet':
      return ['Reminder set for ', time(event.due), quoted('text')];
    case 'reminded':
      return 'The owner was reminded.';
    case 'reminderWithdrawn':
      return 'A reminder was withdrawn.';
    case 'resolved':
      return `${event.withdrawn ? 'Withdrawn by the person who logged it' : event.firstContact ? 'Resolved at first contact' : 'Resolved'}${quoted('how')}`;
    case 'severityCorrected':
      return ['Severity ', event.severity, ' counts in reports from ', time(event.since), ` on${quoted('reason')}`];
    case 'missExplained':
      return `Missed target of ${event.of ?? event.measures} explained${quoted('cause')} Action: ${text('action')}`;
    case 'confirmed':
      return 'The caller confirmed that it works again.';
    case 'closed':
      return event.byNight === undefined
        ? 'Closed.'
        : event.byNight === 'confirmed'
          ? 'Closed automatically: the caller had confirmed that it works again.'
          : 'Closed automatically: the caller was asked twice whether it works again and did not answer.';
    case 'reopened':
      return `Reopened${quoted('reason')}`;
    case 'attached':
      return `Document attached: ${text('name')} (${event.mediaType}, ${event.size} bytes).`;
    case 'documentNamed':
      return `Document named, but not fetched: ${text('name')} at ${text('url')}`;
    case 'ticketDeleted':
      return 'Its ticket was deleted by the desk that logged it: other desks no longer see it.';
    case 'informationGovernance':
      return `Information governance: ${event.count} ${KINDS[event.kind] ?? event.kind}${event.count === 1 ? '' : 's'} removed from ${event.where.join(', ')} before anything was stored.`;
    case 'undelivered':
      return `Could not be delivered: ${event.what}${'note' in event.texts ? ` (${text('note')})` : ''}.`;
    case 'toDoByHand':
      return `To ${DO_BY_HAND[event.kind]} by hand: ${event.what}. ${WHY_BY_HAND[event.why]}`;
    case 'doneByHand':
      return `Done by hand, ${event.what}: ${BY_HAND[event.outcome]}${quoted('note')}`;
    case 'erased':
      return describeErased(event);
    case 'flagsCleared':
      return `Flags up to event ${event.upTo} were cleared: nothing flagged is a patient's.`;
    default:
      return event satisfies never;
  }
}

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
const asSevere = (severity: string | undefined): string => (severity === undefined ? '' : `, severity ${severity}`);

const COPIES: Readonly<Record<CopiesLeft, string>> = {
  caller: 'mail to the caller',
  staff: "mail and calls to the desk's people",
  supplier: "the supplier's ticket",
  partner: "the other desk's ticket",
};

const CONTENT = (digest: string | null | undefined) => (digest === null ? 'a document' : 'a passage of a document');

function describeErased({
  of,
  names,
  document,
  digest,
  mails = 0,
  left = [],
}: Extract<RecordedEvent, { type: 'erased' }>): string {
  const held =
    mails === 0
      ? ''
      : ` Erased from ${mails} mail${mails === 1 ? '' : 's'} that wait${mails === 1 ? 's' : ''} or ${mails === 1 ? 'was' : 'were'} discarded.`;
  const copies =
    left.length === 0 ? '' : ` Copies that were sent cannot be recalled: ${left.map((each) => COPIES[each]).join(', ')}.`;
  const what = document === undefined ? names.join(', ') : CONTENT(digest);
  return `${what === '' ? "Words were marked as a patient's." : `Erased from event ${of}: ${what}.`}${held}${copies}`;
}
