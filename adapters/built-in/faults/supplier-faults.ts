import { SupplierRefused, type DeskParts, type Wiring } from '../../../desk/index.ts';
import { sha256, withoutNhsNumbers } from '../../../kernel/index.ts';
import { mistaking, policy, recording, type Fault } from './types.ts';

type Client = ReturnType<DeskParts['outbound']['supplier']>;
type Create = Client['create'];

/** Replaces how the desk creates a supplier's ticket. */
const creating = (how: (create: Create, parts: DeskParts) => Create) => (): Wiring => (parts) => ({
  ...parts,
  outbound: {
    ...parts.outbound,
    supplier: (id) => {
      const client = parts.outbound.supplier(id);
      return { ...client, create: how(async (...given) => client.create(...given), parts) };
    },
  },
});

const newKeyForEachAttempt = (): Wiring => {
  let attempts = 0;
  return creating((create) => async (ticket, key) => create(ticket, `${key}-${++attempts}`))();
};

/** Gives each attempt to send a document another key, so that the supplier does not recognise a repeat. */
const newMarkForEachAttempt = (): Wiring => {
  let attempts = 0;
  return (parts) => ({
    ...parts,
    outbound: {
      ...parts.outbound,
      supplier: (id) => {
        const client = parts.outbound.supplier(id);
        return {
          ...client,
          attach: async (ticket, document) =>
            client.attach(ticket, { ...document, mark: `${document.mark}, attempt ${++attempts}` }),
        };
      },
    },
  });
};

type IsSigned = DeskParts['isSigned'];
const verifying = (how: (isSigned: IsSigned) => IsSigned) => (): Wiring => (parts) => ({
  ...parts,
  isSigned: how(parts.isSigned),
});

/** Replaces some of the desk's requests to suppliers. */
const replacing = (requests: Partial<Client>) => (): Wiring => (parts) => ({
  ...parts,
  outbound: { ...parts.outbound, supplier: (id) => ({ ...parts.outbound.supplier(id), ...requests }) },
});

/** Discards events that are minutes old as if they were known. */
const lateMessageDropped = (): Wiring => (parts) => ({
  ...parts,
  decide: (command, state, rules, now, actor) => {
    const at = command.do === 'supplierUpdate' && command.happenedAt;
    const isLate = at && Temporal.Duration.compare(now.since(at), { minutes: 5 }) > 0;
    return isLate ? [] : parts.decide(command, state, rules, now, actor);
  },
});

/** Counts the supplier's resolution as the caller's confirmation. */
const closesForTheSupplier = (): Wiring => (parts) => ({
  ...parts,
  decide: (command, state, rules, now, actor) => {
    const events = parts.decide(command, state, rules, now, actor);
    const resolved = command.do === 'supplierUpdate' && command.status === 'resolved' && events.length > 0;
    return resolved ? [...events, { type: 'resolved' }, { type: 'confirmed' }, { type: 'closed' }] : events;
  },
});

/** Checks the hand-off with the numbers removed, but sends it with them. */
const numbersSent = (): Wiring => (parts) => ({
  ...parts,
  withoutPatients: (command, ...known) =>
    command.do === 'handOff' ? { command, count: 0, where: [] } : parts.withoutPatients(command, ...known),
  decide: (command, state, ...rest) => {
    if (command.do !== 'handOff') return parts.decide(command, state, ...rest);
    const clean = JSON.parse(withoutNhsNumbers(JSON.stringify(command.data)).text) as typeof command.data;
    return parts.decide({ ...command, data: clean }, state, ...rest);
  },
});

const everyText = (ticket: Parameters<Create>[0], change: (text: string) => string): Parameters<Create>[0] => ({
  ...ticket,
  description: change(ticket.description),
  data: Object.fromEntries(
    Object.entries(ticket.data).map(([field, value]) => [field, typeof value === 'string' ? change(value) : value]),
  ),
});

export const SUPPLIER_FAULTS: readonly Fault[] = [
  {
    id: 'new-key-for-each-attempt',
    says: 'A retried hand-off carries a new idempotency key.',
    mustChange: ['LSP-05'],
    wiring: newKeyForEachAttempt,
  },
  {
    id: 'key-from-the-words',
    says: 'Two hand-offs with the same text carry the same idempotency key.',
    mustChange: ['LSP-05'],
    wiring: creating((create) => async (ticket) => create(ticket, sha256(JSON.stringify(ticket.data)).slice(0, 32))),
  },
  {
    id: 'comes-back-at-once',
    says: 'The Retry-After of the supplier is ignored.',
    mustChange: ['LSP-05'],
    wiring: creating(
      (create) =>
        async (...given) =>
          create(...given).catch((error: unknown) => {
            if (error instanceof Error) delete (error as { retryAfterSeconds?: number }).retryAfterSeconds;
            throw error;
          }),
    ),
  },
  {
    id: 'gives-up-at-once',
    says: 'A hand-off that fails at the first attempt is not retried.',
    mustChange: ['LSP-05'],
    wiring: creating(
      (create) =>
        async (...given) =>
          create(...given).catch((error: unknown) => {
            throw new SupplierRefused(error instanceof Error ? error.message : 'the request failed', 503);
          }),
    ),
  },
  {
    id: 'ticket-by-telephone-unseen',
    says: 'The desk does not search for a ticket that the supplier logged after a telephone call.',
    mustChange: ['LSP-05'],
    wiring: replacing({ find: async () => Promise.resolve([]) }),
  },
  {
    id: 'one-key-at-a-time',
    says: 'Only the first of several signatures is verified, so that a key cannot be rotated.',
    mustChange: ['LSP-01'],
    wiring: verifying(
      (isSigned) =>
        (signed, ...rest) =>
          isSigned({ ...signed, signature: signed.signature?.split(' ')[0] }, ...rest),
    ),
  },
  {
    id: 'handed-over-by-two',
    says: 'A second hand-off of an incident makes a second ticket.',
    mustChange: ['LSP-05'],
    wiring: mistaking((state, { do: what }) => (what === 'handOff' ? { ...state, withSupplier: false } : state)),
  },
  {
    id: 'closed-by-the-supplier',
    says: 'An incident is closed as soon as the supplier reports it resolved.',
    mustChange: ['LSP-01'],
    expensive: ['From nine until a quarter to four'],
    wiring: closesForTheSupplier,
  },
  {
    id: 'end-kept-from-the-supplier',
    says: 'The ticket at the supplier is not closed with the incident.',
    mustChange: ['LSP-01'],
    expensive: ['From the report page to the LSP and back, on the pages alone'],
    wiring: replacing({ close: async () => Promise.resolve() }),
  },
  {
    id: 'our-reference-withheld',
    says: 'The ticket at the supplier does not carry our reference.',
    mustChange: ['LSP-01'],
    expensive: ['The same hundred incidents, straight and by the national desk'],
    wiring: creating((create) => async (ticket, key) => create({ ...ticket, externalId: `desk-${key.slice(0, 8)}` }, key)),
  },
  {
    id: 'national-desk-in-between',
    says: 'Each hand-off is also mailed to the national desk.',
    mustChange: ['LSP-01'],
    wiring: creating((create, { outbound }) => async (ticket, key) => {
      const answer = await create(ticket, key);
      const { externalId, description } = ticket;
      await outbound.mail({
        messageId: `<${key}.national@desk.example>`,
        to: 'desk@national.example',
        subject: externalId,
        text: description,
      });
      return answer;
    }),
  },
  {
    id: 'repeats-believed',
    says: 'A repeated event of the supplier is processed twice.',
    mustChange: ['LSP-01'],
    wiring: recording((events, command) =>
      command.do === 'supplierUpdate' && command.status === 'resolved' && events.length === 0
        ? [{ type: 'callerAsked', by: 'email' }]
        : events,
    ),
  },
  {
    id: 'supplier-words-lost',
    says: 'The texts of the supplier in its ticket are lost.',
    mustChange: ['LSP-01'],
    expensive: ["The analyst reads the LSP's progress on the incident's page"],
    wiring: recording((events) => events.map((event) => (event.type === 'supplierUpdated' ? { ...event, texts: {} } : event))),
  },
  {
    id: 'late-message-dropped',
    says: 'An event of the supplier that arrives late is discarded.',
    mustChange: ['LSP-01'],
    wiring: lateMessageDropped,
  },
  {
    id: 'hand-off-call-left-at-that',
    says: 'No further person is called when a call about a failing hand-off reaches nobody.',
    mustChange: ['LSP-05'],
    wiring: recording((events) => events.filter(({ type }) => type !== 'personUnreached')),
  },
  {
    id: 'documents-stay-behind',
    says: 'Documents attached before a hand-off are not sent with it.',
    mustChange: ['LSP-01'],
    wiring: creating((create) => async (ticket, key) => create({ ...ticket, documents: [] }, key)),
  },
  {
    id: 'document-sent-again',
    says: 'A retried document is sent as a new document.',
    mustChange: ['LSP-01'],
    wiring: newMarkForEachAttempt,
  },
  {
    id: 'their-documents-lost',
    says: 'Documents that the supplier attaches are not added to the incident.',
    mustChange: ['LSP-01'],
    wiring: recording((events) => events.filter(({ type }) => type !== 'supplierAttached')),
  },
  {
    id: 'documents-of-any-kind',
    says: 'Documents of every type are sent to the supplier.',
    mustChange: ['SEC-01', 'LSP-01'],
    wiring: policy(({ handOff }) => {
      const types = Object.fromEntries(Object.keys(handOff.documents.types).map((type) => [type, 'cleaned'] as const));
      return { handOff: { ...handOff, documents: { ...handOff.documents, types } } };
    }),
  },
  {
    id: 'incomplete-hand-off',
    says: 'A hand-off is sent without its minimum data set.',
    mustChange: ['LSP-03'],
    expensive: ['The form tells the analyst what is missing'],
    wiring: policy(({ suppliers }) => ({ suppliers: suppliers.map((supplier) => ({ ...supplier, minimumDataSet: [] })) })),
  },
  {
    id: 'field-left-behind',
    says: 'The error text is left out of the hand-off.',
    mustChange: ['LSP-03'],
    wiring: creating((create) => async (ticket, key) => {
      const data = Object.fromEntries(Object.entries(ticket.data).filter(([field]) => field !== 'errorText'));
      return create({ ...ticket, data }, key);
    }),
  },
  {
    id: 'plain-letters-only',
    says: 'Characters outside ASCII reach the supplier as question marks.',
    mustChange: ['LSP-03'],
    wiring: creating(
      (create) => async (ticket, key) =>
        create(
          everyText(ticket, (text) => text.replace(/[^\x20-\x7e\n]/g, '?')),
          key,
        ),
    ),
  },
  {
    id: 'copy-not-asked-back',
    says: 'A supplier is not asked to remove its copy of an erased text.',
    mustChange: ['SEC-01'],
    wiring: recording((events, { do: what }) =>
      what === 'erase' ? events.filter(({ type }) => type !== 'supplierTold') : events,
    ),
  },
  {
    id: 'numbers-handed-on',
    says: 'A hand-off that holds an NHS number is not refused.',
    mustChange: ['SEC-01'],
    wiring: numbersSent,
  },
];
