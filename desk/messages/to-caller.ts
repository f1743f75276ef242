import { UNCLASSIFIED } from '../domain/incident/service-named.ts';
import type { Policy } from '../../standards/index.ts';
import { holdsRemoved } from './cleaned.ts';
import {
  addressOf,
  isOver,
  isPseudonym,
  isWithdrawn,
  writtenTo,
  type Incident,
  type RecordedEvent,
} from '../domain/incident/index.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly inReplyTo?: string;
}

/** The letter to a caller that an event asks for; null when it asks for none, or there is nowhere to send it. Pure. */
export function letterFor(event: RecordedEvent, incident: Incident, policy: Policy): Letter | null {
  const to = receiverOf(event, incident);
  const words = wordsFor(event, incident, policy);
  if (to === undefined || words === null || holdsRemoved(to)) return null;
  const answers = incident.replies.at(-1);
  const inReplyTo = answers === undefined || isPseudonym(answers) ? undefined : answers;
  const text = [
    `${['informationGovernance', 'replied'].includes(event.type) ? 'Hello' : incident.caller.name},`,
    ...words,
    `The service desk, reference ${incident.reference}`,
  ].join('\n\n');
  return {
    to,
    subject: `[${incident.reference}] ${incident.summary}`,
    text: `${text}\n`,
    ...(inReplyTo !== undefined && { inReplyTo }),
  };
}

function wordsFor(event: RecordedEvent, incident: Incident, policy: Policy): readonly string[] | null {
  const { reference, service, severity, channel } = incident;
  const about = service === UNCLASSIFIED ? null : (policy.services.find(({ id }) => id === service)?.name ?? service);
  const name = about ?? 'what you reported';
  const keep = `Keep [${reference}] in the subject when you write about it.`;
  switch (event.type) {
    case 'opened':
      // Callers on the telephone, at the desk, and other desks receive the reference at once.
      return channel === 'phone' || channel === 'walk-up' || channel === 'partner'
        ? null
        : [
            `We have your report${about === null ? '' : ` about ${about}`} as ${reference}, severity ${severity}. An analyst will answer you.`,
            ...notKept(event),
            keep,
          ];
    case 'replied': {
      const missing = notKept(event);
      return missing.length === 0 ? null : [`We have your answer about ${reference}.`, ...missing];
    }
    case 'responded':
      // A response by telephone is mailed too, where there is an address, so that the caller has it in writing.
      return [...(event.channel === 'phone' ? ['As we told you by telephone:'] : []), event.texts['text'] ?? ''];
    case 'callerUpdated': {
      if (event.by !== 'email') return null;
      const { withSupplier, supplier } = incident;
      const at = withSupplier && supplier && policy.suppliers.find(({ id }) => id === supplier.id)?.name;
      const every = policy.escalation.updateEvery[severity];
      return [
        `${about ?? 'What you reported'} is not restored yet, and we are still working on it as severity ${severity}${at ? `: ${at} has it` : ''}.`,
        ...(every === undefined
          ? []
          : [`The next update follows within ${Temporal.Duration.from(every).total('minutes')} minutes.`]),
      ];
    }
    case 'callerAsked':
      return event.by === 'email'
        ? [
            isOver(incident) ? `We believe that ${name} works again for you.` : `The supplier reports that ${name} works again.`,
            `Does it? Please confirm on the portal, by answering this mail or by telephone. ${reference} stays open until you have.`,
          ]
        : null;
    case 'callerChased':
      if (event.by === 'owner') return null;
      return event.about === 'confirmation'
        ? [
            `We asked you whether ${name} works again and have no answer yet. Does it? Please confirm on the portal, by answering this mail or by telephone.`,
          ]
        : [
            `We are waiting for your answer about ${reference}, and cannot go on without it. Please answer this mail, or telephone.`,
          ];
    case 'closed':
      if (isWithdrawn(incident)) return [`${reference} is closed: you withdrew it.`];
      if (event.byNight === 'unanswered')
        return [
          `We asked you twice whether ${name} works again and had no answer, so ${reference} is closed. If it does not work, tell us and we reopen it.`,
        ];
      return [`${reference} is closed, as you confirmed that it works again. If it does not, tell us and we reopen it.`];
    case 'informationGovernance':
      return [
        `What you sent about ${reference} held ${event.count === 1 ? "a patient's NHS number" : `${event.count} NHS numbers of patients`}. We removed it before anything was stored.`,
        'Please do not send patient details to the service desk: say which screen or list shows them instead.',
      ];
    default:
      return null;
  }
}

/** The sender learns what of a mail did not arrive. */
const notKept = ({ texts }: RecordedEvent): readonly string[] =>
  texts['notKept']
    ? [
        `We did not keep this part of your mail: ${texts['notKept']}. If it matters, send it as text, PDF or picture, or telephone.`,
      ]
    : [];

/** Only a person writes to a program. */
function receiverOf(event: RecordedEvent, incident: Incident): string | undefined {
  switch (event.type) {
    case 'responded':
      return addressOf(incident);
    case 'informationGovernance':
      return senderOf(event, incident);
    case 'replied':
      return event.texts['from'] ?? undefined;
    default:
      return writtenTo(incident);
  }
}

/** The desk's reaction to a supplier's update, in the same commit. */
const FOLLOWS_FROM_IT: readonly RecordedEvent['type'][] = ['callerAsked', 'returned'];

/** The author, if they are outside the desk and have an address: the one who replied, else the caller. */
function senderOf(event: RecordedEvent, incident: Incident): string | undefined {
  if (!['requester', 'caller', 'partner', 'system'].includes(event.actor.role)) return undefined;
  const cause = incident.events.findLast(({ seq, type }) => seq < event.seq && !FOLLOWS_FROM_IT.includes(type));
  // The supplier wrote it, so the desk raises it with the supplier and not with the caller.
  if (cause?.type.startsWith('supplier')) return undefined;
  // An automatic mail was written by a program.
  if (cause?.type === 'automaticMail') return undefined;
  return (cause?.type === 'replied' ? cause.texts['from'] : null) ?? writtenTo(incident);
}
