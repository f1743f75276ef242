import { contactAt, type Policy } from '../../standards/index.ts';
import type { Incident, RecordedEvent } from '../domain/incident/index.ts';
import { DATA_SECURITY_STEP } from '../domain/incident/data-security/types.ts';
import { CALL_BACK_STEP } from '../domain/incident/identity/types.ts';
import { SAFETY_STEP } from '../domain/incident/safety/types.ts';
import { localTimes } from '../../kernel/index.ts';
import { cleaned } from './cleaned.ts';
import type { Effect } from './types.ts';

interface Told {
  readonly role: string;
  readonly channels: readonly ('telephone' | 'mail')[];
  readonly step: string;
  readonly subject: string;
  readonly says: string;
  /** What the mail asks for, beside what is said. */
  readonly asks: string;
}

/** Calls and mails about clinical safety and data security that an event asks for. Pure. */
export function officerEffects(event: RecordedEvent, incident: Incident, policy: Policy): readonly Effect[] {
  if (event.type === 'rungBack') {
    const number = event.texts['number'];
    const says = 'This is the service desk, ringing you back about your call.';
    return number == null ? [] : [{ kind: 'call', to: number, says, step: CALL_BACK_STEP, role: '' }];
  }
  const told = toldBy(event, incident, policy);
  const contact = told && contactAt(policy, told.role, Temporal.Instant.from(event.at));
  if (!told || !contact) return [];
  const { step, role, says, subject, asks } = told;
  return told.channels.map((channel): Effect =>
    channel === 'telephone'
      ? { kind: 'call', to: contact.telephone, says: cleaned(says), step, role }
      : {
          kind: 'mail',
          to: contact.mail,
          step,
          subject: cleaned(`[${incident.reference}] ${subject}: ${incident.summary}`),
          text: cleaned(`${contact.name},\n\n${says}\n\n${asks}\n`),
        },
  );
}

function toldBy(event: RecordedEvent, incident: Incident, policy: Policy): Told | null {
  const { reference, summary, caller, severity, dataSecurity } = incident;
  const organisation = policy.organisations.find(({ id }) => id === caller.organisation)?.name ?? caller.organisation;
  switch (event.type) {
    case 'safetyOfficerTold':
      return {
        role: event.role,
        channels: event.channels,
        step: SAFETY_STEP,
        subject: 'Possible harm to a patient',
        says: `A patient may have come to harm: ${reference} of ${organisation}, severity ${severity}. ${summary}`,
        asks: `Fill the triage form on the page of ${reference}. It stays open until you have signed it off.`,
      };
    case 'breachStepTaken': {
      const due = localTimes(policy.zone).short(event.due);
      const passed = Temporal.Instant.compare(Temporal.Instant.from(event.planned), Temporal.Instant.from(event.due)) >= 0;
      const known = dataSecurity?.stage === 'known' ? 'Personal data are affected' : 'Personal data may be affected';
      return {
        role: event.to,
        channels: event.channels,
        step: DATA_SECURITY_STEP,
        subject: passed ? 'The limit for notifying has passed' : 'Data-security incident',
        says: `${known}: ${reference} of ${organisation}. It ${passed ? 'was' : 'is'} to be notified, or decided, by ${due}. ${summary}`,
        asks: 'Nothing but a notification or a reasoned decision stops the limit; resolving or closing the incident does not.',
      };
    }
    case 'investigatorRemoved': {
      const officer = policy.informationGovernance?.dataSecurity.officer;
      return officer === undefined
        ? null
        : {
            role: officer,
            channels: ['mail'],
            step: DATA_SECURITY_STEP,
            subject: 'Appoint another investigator',
            says: `The investigator of ${reference} is no longer independent.`,
            asks: 'Appoint somebody who is.',
          };
    }
    default:
      return null;
  }
}
