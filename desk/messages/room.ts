import { localTimes } from '../../kernel/index.ts';
import { contactAt, type Policy } from '../../standards/index.ts';
import type { Incident, RecordedEvent } from '../domain/incident/index.ts';
import type { Letter } from './to-caller.ts';

/** The letters that the room of a major incident asks for: notices to their audiences, and word to whoever has to act. Pure. */
export function roomLetters(event: RecordedEvent, incident: Incident, policy: Policy): readonly Letter[] {
  const { reference, summary, room } = incident;
  const when = (instant: string) => localTimes(policy.zone).short(instant);
  const at = Temporal.Instant.from(event.at);
  const letters = (to: readonly (string | undefined)[], subject: string, text: string): readonly Letter[] =>
    [...new Set(to)].flatMap((mail) =>
      mail === undefined ? [] : [{ to: mail, subject: `[${reference}] ${subject}: ${summary}`, text: `${text}\n` }],
    );
  const mailOf = (role: string) => contactAt(policy, role, at)?.mail;
  const managerMail = () => mailOf(incident.majorIncident?.manager?.role ?? 'duty-manager');
  switch (event.type) {
    case 'noticeSent': {
      const audience = policy.room?.communications.find(({ id }) => id === event.audience);
      const next = event.next === null ? 'This is the last notice.' : `The next notice comes by ${when(event.next)}.`;
      return letters(
        (audience?.to ?? []).map((to) => addressOf(to, incident, policy, mailOf)),
        'Major incident',
        `${event.texts['text'] ?? '[erased]'}\n\n${next}`,
      );
    }
    case 'noticeMissed': {
      const sender = policy.room?.communications.find(({ id }) => id === event.audience)?.sender;
      return letters(
        [sender === undefined ? undefined : mailOf(sender), managerMail()],
        'A notice is overdue',
        `A notice to ${event.audience} was promised by ${when(event.planned)}, and none was sent. Send it, and say when the next will come.`,
      );
    }
    case 'majorIncidentProposed':
      return letters(
        [mailOf('duty-manager')],
        'Is it a major incident?',
        `${event.texts['reason'] ?? '[erased]'}\n\nDeclare it, or say why it is none.`,
      );
    case 'commandOffered':
      return letters(
        [mailOf(event.role)],
        'Command is offered to you',
        `${event.texts['brief'] ?? '[erased]'}\n\nUntil you accept, ${incident.majorIncident?.manager?.name ?? 'nobody'} manages it.`,
      );
    case 'commandAccepted': {
      const told =
        policy.escalation.majorIncident?.managers.filter(
          (role) => mailOf(role) && contactAt(policy, role, at)?.name === event.from,
        ) ?? [];
      return letters(
        [mailOf('communications'), mailOf('analyst-on-shift'), ...told.map(mailOf)],
        'Command has changed',
        `${event.to} manages the major incident from now on, and ${event.from} no longer does.`,
      );
    }
    case 'reportOwed':
    case 'reportChased': {
      const overdue = event.type === 'reportChased' && event.overdue;
      const owner = room.report?.role ?? 'duty-manager';
      return letters(
        [mailOf(owner), overdue && policy.room ? mailOf(policy.room.report.above) : undefined],
        overdue ? 'The report is overdue' : 'A report is due',
        `${room.report?.owner ?? 'The duty manager'} issues the report of the major incident, with its cause and its actions, by ${room.report === null ? 'now' : when(room.report.due)}.`,
      );
    }
    case 'callerEscalated':
      return letters(
        [mailOf('duty-manager')],
        'The caller escalates',
        `${event.texts['reason'] ?? '[erased]'}\n\nIt closes only when the caller consents.`,
      );
    default:
      return [];
  }
}

/** The mail address of a role, a supplier, or the supplier of the incident's service. */
function addressOf(
  to: string,
  { service }: Incident,
  { suppliers, services }: Policy,
  mailOf: (role: string) => string | undefined,
): string | undefined {
  const supplier = to === 'supplier-of-service' ? services.find(({ id }) => id === service)?.supplier : to;
  return suppliers.find(({ id }) => id === supplier)?.contact.mail ?? mailOf(to);
}
