import type { Partner } from '../domain/access/partner.ts';
import type { NewContact } from '../domain/incident/contact.ts';
import { serviceNamedIn, UNCLASSIFIED } from '../domain/incident/service-named.ts';
import { attachmentsIn, type Brought } from './attachments.ts';
import { classified, severityMeant, typeMeant } from './words.ts';
import { findNhsNumbers, firstOf, Refusal } from '../../kernel/index.ts';
import { isObject, listIn, mustBeOwn, textIn, type Json } from '../../kernel/trouble-ticket/index.ts';
import type { Policy } from '../../standards/index.ts';

export const LONGEST = { description: 20_000, note: 20_000, name: 200, word: 100 } as const;
const MOST_NOTES = 50;

const tooLong = (what: string, most: number) =>
  new Refusal('invalidValue', `${what} may have ${most} characters at most. Shorten it.`, 400);
const within = (text: string, what: string, most: number): string => {
  if (text.length > most) throw tooLong(what, most);
  return text;
};

/** The notes in a body; new ones are attributed to the partner. Refuses anything but a list of objects with text. */
export function notesIn(body: Json): readonly Json[] {
  const sent = listIn(body, 'note');
  for (const note of sent) {
    const text = textIn(note, 'text');
    if (text === undefined) throw new Refusal('invalidBody', 'Each note needs a text.', 400);
    within(text, 'A note', LONGEST.note);
  }
  const added = sent.filter(({ id }) => id === undefined);
  if (added.length > MOST_NOTES)
    throw new Refusal('tooManyRecords', `At most ${MOST_NOTES} notes at once. Send the rest afterwards.`, 400);
  mustBeOwn(added, 'note', 'buyer');
  return sent;
}

/** Request fields that the ticket returns unchanged (MEF 124 R11). */
const ECHOED = ['severity', 'ticketType', 'requestedResolutionDate'] as const;

const LABELS: Readonly<Record<string, string>> = {
  occurredAt: 'Happened at',
  impact: 'Impact',
  affectedUsers: 'People affected',
  workaround: 'Workaround',
  stepsTaken: 'Steps taken',
  requesterContact: 'Caller',
  updateContact: 'Contact for progress',
  errorText: 'Error text',
};

const dataIn = (body: Json): Json => {
  const data = body['minimumDataSet'] ?? {};
  if (!isObject(data)) throw new Refusal('invalidBody', 'minimumDataSet must be an object.', 400);
  return data;
};

/** Fields of the minimum data set for which an incident has no field, as a note. */
function dataAsNote(data: Json): readonly string[] {
  const lines = Object.entries(LABELS).flatMap(([field, label]) => {
    const value = data[field];
    const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
    return text === '' ? [] : [`${label}: ${text}`];
  });
  return lines.length === 0 ? [] : [within(lines.join('\n'), 'minimumDataSet', LONGEST.note)];
}

const objectsIn = (body: Json, name: string): readonly Json[] => {
  const list = body[name];
  return Array.isArray(list) ? list.filter(isObject) : [];
};

/** The service concerned: from a related entity of the ticket, or from the minimum data set. Otherwise an analyst corrects it. */
function serviceMeant(body: Json, data: Json, policy: Policy): string {
  const named = objectsIn(body, 'relatedEntity').flatMap((entity) => [textIn(entity, 'id') ?? '', textIn(entity, 'name') ?? '']);
  const found = [...named, textIn(data, 'affectedService') ?? '']
    .filter((text) => text !== '')
    .map((text) => serviceNamedIn(policy, text.slice(0, 500)))
    .find((id) => id !== null);
  const { services } = policy;
  const own = services.find(({ id }) => id === UNCLASSIFIED) ?? services.find(({ route }) => route === 'local') ?? services[0];
  return found ?? own?.id ?? '';
}

/** The reporter that the ticket names; otherwise the desk that logged it. */
const callerNamed = (body: Json, { name }: Partner): string => {
  const reporter = objectsIn(body, 'relatedParty').find(({ role }) => /^(reporter|originator|requester)/i.test(String(role)));
  return (reporter && firstOf(textIn(reporter, 'name') ?? name, 120)) ?? name;
};

/** The other desk's reference. Refuses one that holds a patient's number, because redaction would invalidate the reference. */
function referenceIn(body: Json): string | undefined {
  const reference = textIn(body, 'externalId');
  if (reference === undefined) return undefined;
  if (findNhsNumbers(reference).length > 0)
    throw new Refusal('patient-data', "externalId holds a patient's NHS number. Send a reference of your own.", 422);
  return within(reference, 'externalId', LONGEST.word);
}

/**
 * Converts another desk's ticket to a contact, with the notes and attachments that follow it. The body satisfies TMF621 (its schema was
 * checked); unknown fields are accepted and not kept. Pure.
 */
export function contactFrom(
  body: Json,
  partner: Partner,
  policy: Policy,
): { readonly contact: NewContact; readonly notes: readonly string[]; readonly attachments: readonly Brought[] } {
  const notes = notesIn(body);
  if (notes.some(({ id }) => id !== undefined))
    throw new Refusal('referenceNotFound', 'A new ticket has no notes yet: send them without an id.', 400);
  const data = dataIn(body);
  const description = within(textIn(body, 'description') ?? '', 'description', LONGEST.description);
  const firstLine = firstOf(description.trim().split('\n')[0]!, 120);
  const asked = Object.fromEntries(
    ECHOED.flatMap((name) => {
      const value = textIn(body, name);
      return value === undefined ? [] : [[name, within(value, name, LONGEST.word)]];
    }),
  );
  const reference = referenceIn(body);
  const location = textIn(data, 'location');
  return {
    contact: {
      channel: 'partner',
      caller: { name: callerNamed(body, partner), organisation: partner.organisation, ...partner.contact },
      service: serviceMeant(body, data, policy),
      type: typeMeant(asked['ticketType'] ?? ''),
      summary: within(textIn(body, 'name') ?? firstLine, 'name', LONGEST.name),
      description,
      ...classified(severityMeant(asked['severity'] ?? '', partner), policy.severity),
      safety: [],
      ...(location !== undefined && { location: firstOf(location, 200) }),
      partner: { id: partner.id, asked, ...(reference !== undefined && { reference }) },
    },
    notes: [...dataAsNote(data), ...notes.map((note) => textIn(note, 'text')!)],
    attachments: attachmentsIn(body, []),
  };
}
