import { contactAt, type Policy } from '../../standards/index.ts';
import type { Effect } from './types.ts';
import { describeStep } from '../domain/escalation/index.ts';
import type { Incident, RecordedEvent } from '../domain/incident/index.ts';
import { cleaned } from './cleaned.ts';
import { letterFor, type Letter } from './to-caller.ts';
import { officerEffects } from './to-officer.ts';
import { noticesFor } from './to-staff.ts';
import { supplierEffects } from './to-supplier.ts';

const asMail = (letter: Letter): Effect => ({
  kind: 'mail',
  ...letter,
  subject: cleaned(letter.subject),
  text: cleaned(letter.text),
});

/** The messages that an event requires, in order. `incident` is its state after the event. Pure. No message holds an NHS number. */
export function effectsOf(event: RecordedEvent, incident: Incident, policy: Policy): readonly Effect[] {
  const letter = letterFor(event, incident, policy);
  return [
    ...(letter === null ? [] : [letter]).map(asMail),
    ...noticesFor(event, incident, policy).map(asMail),
    ...supplierEffects(event, incident, policy),
    ...escalations(event, incident, policy),
    ...officerEffects(event, incident, policy),
  ];
}

function escalations(event: RecordedEvent, incident: Incident, policy: Policy): readonly Effect[] {
  if (event.type !== 'escalated' && event.type !== 'escalationPassedOn') return [];
  const step = policy.escalation.steps.find(({ id }) => id === event.step);
  const contact = contactAt(policy, event.to, Temporal.Instant.from(event.at));
  if (!step || !contact) return [];
  const text = cleaned(describeStep(step, incident, policy));
  if (event.type === 'escalationPassedOn')
    return [
      { kind: 'call', to: contact.telephone, says: `Not acknowledged until now. ${text}`, step: step.id, role: contact.role },
    ];
  const mail = {
    to: contact.mail,
    step: step.id,
    subject: cleaned(`[${incident.reference}] Escalation: ${incident.summary}`),
  };
  if (!event.channels.includes('telephone')) return [{ kind: 'warning', ...mail, name: contact.name, text }];
  return event.channels.map((channel): Effect =>
    channel === 'telephone'
      ? { kind: 'call', to: contact.telephone, says: text, step: step.id, role: contact.role }
      : { kind: 'mail', ...mail, text: `${contact.name},\n\n${text}\n` },
  );
}
