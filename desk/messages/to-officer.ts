import { contactAt, type Policy } from '../../standards/index.ts';
import type { Incident, RecordedEvent } from '../domain/incident/index.ts';
import { SAFETY_STEP } from '../domain/incident/safety/types.ts';
import { cleaned } from './cleaned.ts';
import type { Effect } from './types.ts';

/** Calls and mails to the officers of clinical safety that an event asks for. Pure. */
export function officerEffects(event: RecordedEvent, incident: Incident, policy: Policy): readonly Effect[] {
  if (event.type !== 'safetyOfficerTold') return [];
  const contact = contactAt(policy, event.role, Temporal.Instant.from(event.at));
  if (contact === undefined) return [];
  const { reference, summary } = incident;
  const organisation =
    policy.organisations.find(({ id }) => id === incident.caller.organisation)?.name ?? incident.caller.organisation;
  const says = `A patient may have come to harm: ${reference} of ${organisation}, severity ${incident.severity}. ${summary}`;
  return event.channels.map((channel): Effect =>
    channel === 'telephone'
      ? { kind: 'call', to: contact.telephone, says: cleaned(says), step: SAFETY_STEP, role: event.role }
      : {
          kind: 'mail',
          to: contact.mail,
          step: SAFETY_STEP,
          subject: cleaned(`[${reference}] Possible harm to a patient: ${summary}`),
          text: cleaned(
            `${contact.name},\n\n${says}\n\nFill the triage form on the page of ${reference}. It stays open until you have signed it off.\n`,
          ),
        },
  );
}
