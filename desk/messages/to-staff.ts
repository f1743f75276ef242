import { contactAt, type Policy } from '../../standards/index.ts';
import { supplierNotice } from '../domain/incident/hand-off/index.ts';
import { isAnswer, supplierHasResolved, unreadAnswer, type Incident, type RecordedEvent } from '../domain/incident/index.ts';
import type { Letter } from './to-caller.ts';

/**
 * The letters to the desk's own people that an event asks for: to the owner, if the plan's contacts know them, else to the shift. Pure.
 */
export function noticesFor(event: RecordedEvent, incident: Incident, policy: Policy): readonly Letter[] {
  const notice = wordsFor(event, incident) ?? answerFor(event, incident) ?? supplierNotice(event, incident, policy);
  if (notice === null) return [];
  const { reference, owner, summary } = incident;
  const at = Temporal.Instant.from(event.at);
  const holders = policy.contacts.flatMap(({ role }) => contactAt(policy, role, at) ?? []);
  const shift = holders.find(({ role }) => role === 'analyst-on-shift');
  const to = (event.type === 'givenBack' ? undefined : holders.find(({ name }) => name === owner)) ?? shift;
  if (to === undefined) return [];
  const greeting = event.type === 'givenBack' ? to.name : (owner ?? to.name);
  return [{ to: to.mail, subject: `[${reference}] ${notice.subject}: ${summary}`, text: `${greeting},\n\n${notice.text}\n` }];
}

/**
 * The letter about a caller's answer: its text, or its first document. A mail with several files is one answer. Null when nobody waits
 * for the answer, or a letter about it was sent already.
 */
function answerFor(event: RecordedEvent, incident: Incident): { readonly subject: string; readonly text: string } | null {
  const { reference, caller, state, events } = incident;
  const unread = unreadAnswer(events);
  if (unread === null || !isAnswer(event) || (unread.seq !== event.seq && event.type === 'attached')) return null;
  const words = event.texts['text'] ?? event.texts['name'] ?? '[erased]';
  const stands =
    state === 'closed'
      ? 'It is closed: reopen it if it does not work, or note what was decided.'
      : state === 'resolved' || supplierHasResolved(incident)
        ? 'The desk does not close it by itself now: record "confirm" only if they say clearly that it works again, and reopen it if not.'
        : 'It waits for their answer: go on with it.';
  const from = event.texts['from'] ?? caller.name;
  return { subject: 'The caller answered', text: `${from} answered about ${reference} (${state}):\n\n${words}\n\n${stands}` };
}

function wordsFor(event: RecordedEvent, incident: Incident): { readonly subject: string; readonly text: string } | null {
  const { reference, caller, owner } = incident;
  const number = caller.telephone === undefined ? '' : ` (${caller.telephone})`;
  switch (event.type) {
    case 'callerUpdated':
      return event.by === 'owner'
        ? {
            subject: 'Telephone the caller',
            text: `${caller.name}${number} was promised an update on ${reference} by now and gave no mail address. Telephone the caller, and record the call as a response.`,
          }
        : null;
    case 'callerChased':
      return event.by === 'owner'
        ? {
            subject: 'Ask the caller again',
            text: `${reference} waits for ${caller.name}${number}, who gave no mail address. Telephone and ask again, and record the call as a response.`,
          }
        : null;
    case 'givenBack':
      return {
        subject: 'Given back to the shift',
        text: `${caller.name}${number} was asked again ${event.asked} times about ${reference} and has not answered. ${event.resumes ? 'Its clocks run again.' : 'Its clocks remain paused until an analyst resumes it.'} Decide what is done without an answer${owner === null ? '' : `; its owner is ${owner}`}.`,
      };
    case 'callerNotReached':
      return {
        subject: 'The caller was not reached',
        text: `Our letter to ${event.texts['to'] ?? '[erased]'} about ${reference} did not arrive: ${event.texts['note'] ?? '[erased]'}\n\nTelephone ${caller.name}${number}, or ask for another address, and record what you said as a response.`,
      };
    case 'toDoByHand':
      // A letter that cannot be sent is not reported by another letter.
      return event.kind === 'letter'
        ? null
        : {
            subject: event.kind === 'call' ? 'Call to place by hand' : 'Hand-off to pass on by hand',
            text: `${reference} needs ${event.what}, and the desk cannot do it by itself. Severity ${incident.severity}. Whom to reach, on which number and what to say is under "To do by hand"; record there how it went.`,
          };
    case 'reminded': {
      const set = incident.events.find(({ seq }) => seq === event.of);
      return { subject: 'Reminder', text: `You wanted to be reminded of ${reference}:\n\n${set?.texts['text'] ?? '[erased]'}` };
    }
    default:
      return null;
  }
}
