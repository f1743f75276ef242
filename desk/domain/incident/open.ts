import type { Actor } from '../access/actor.ts';
import type { NewContact } from './contact.ts';
import type { NewEvent } from './events.ts';
import { refuse, requireText } from './refuse.ts';
import { serviceIn } from './service-named.ts';
import { harmIn, NO_HARM } from './safety/words.ts';
import { severityOf } from './severity.ts';
import { didYouMean, isMailAddress } from '../../../kernel/index.ts';
import type { Policy } from '../../../standards/index.ts';

/** Opens an incident from a contact, complete or not at all. */
export function open(contact: NewContact, policy: Policy, actor: Actor): readonly NewEvent[] {
  const { caller, channel, service, type, impact, urgency, callId, messageId } = contact;
  const read = policy.clinicalSafety ? harmIn(`${contact.summary}\n${contact.description}`, policy.clinicalSafety) : NO_HARM;
  const inWords = read.flags.filter((flag) => !contact.safety.includes(flag));
  const safety = [...contact.safety, ...inWords];
  if (actor.role === 'requester' && (channel !== 'portal' || caller.organisation !== actor.organisation))
    throw refuse.forbidden('You can report for your own organisation, on the portal. Telephone the desk for anything else.');
  if (
    (actor.role === 'partner') !== (channel === 'partner') ||
    (actor.role === 'partner' && caller.organisation !== actor.organisation)
  )
    throw refuse.forbidden('Another desk logs incidents of its own organisation, through the trouble-ticket interface.');
  if (!policy.organisations.some(({ id }) => id === caller.organisation))
    throw refuse.unknown(
      'organisation',
      `"${caller.organisation}" is not an organisation of this desk.${didYouMean(
        caller.organisation,
        policy.organisations.map(({ id }) => id),
      )}`,
    );
  serviceIn(policy, service);
  if (!policy.severity.matrix[impact]?.[urgency])
    throw refuse.invalid(`There is no severity for impact "${impact}" and urgency "${urgency}". Both go from 1 to 5.`);

  // Mail and fax come from addresses that work already, and are never refused.
  if (caller.mail !== undefined && channel !== 'email' && channel !== 'fax' && !isMailAddress(caller.mail))
    throw refuse.invalid("The caller's mail is not an address such as name@example.org. Correct it, or leave it out.", {
      field: 'caller.mail',
    });

  const { partner, offered, mail = {} } = contact;
  const optional = {
    callerTelephone: caller.telephone,
    callerMail: caller.mail,
    location: contact.location,
    replyTo: mail.replyTo,
    replyToElsewhere: mail.replyToElsewhere,
    notKept: mail.notKept,
    partnerReference: partner?.reference,
    partnerAsked: partner && JSON.stringify(partner.asked),
  };
  return [
    {
      type: 'opened',
      channel,
      organisation: caller.organisation,
      service,
      contactType: type,
      impact,
      urgency,
      severity: severityOf({ impact, urgency, safety }, policy),
      safety,
      ...(inWords.length > 0 && { inWords }),
      ...(callId !== undefined && { callId }),
      ...(messageId !== undefined && { messageId }),
      ...(mail.generated && { generated: true }),
      ...(mail.unverified && { unverified: true }),
      ...(offered !== undefined && { offered }),
      ...(partner !== undefined && { partner: partner.id }),
      texts: {
        summary: requireText(contact.summary, 'in a few words what is wrong'),
        description: contact.description.trim(),
        caller: requireText(caller.name, 'who called'),
        ...Object.fromEntries(Object.entries(optional).filter((entry): entry is [string, string] => Boolean(entry[1]))),
      },
    },
  ];
}
