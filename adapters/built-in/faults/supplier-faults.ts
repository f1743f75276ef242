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
const documentSentAgain = (): Wiring => {
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
const believing = (how: (isSigned: IsSigned) => IsSigned) => (): Wiring => (parts) => ({
  ...parts,
  isSigned: how(parts.isSigned),
});

/** Replaces some of the desk's requests to suppliers. */
const leavingOut = (left: Partial<Client>) => (): Wiring => (parts) => ({
  ...parts,
  outbound: { ...parts.outbound, supplier: (id) => ({ ...parts.outbound.supplier(id), ...left }) },
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
const numbersHandedOn = (): Wiring => (parts) => ({
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
    says: 'A hand-off that is tried again carries a new idempotency key.',
    mustChange: ['LSP-05'],
    wiring: newKeyForEachAttempt,
  },
  {
    id: 'key-from-the-words',
    says: 'Two hand-offs in the same words carry the same idempotency key.',
    mustChange: ['LSP-05'],
    wiring: creating((create) => async (ticket) => create(ticket, sha256(JSON.stringify(ticket.data)).slice(0, 32))),
  },
  {
    id: 'comes-back-at-once',
    says: 'The supplier’s wish when to come back is not heard.',
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
    says: 'What does not get through at the first attempt is not tried again.',
    mustChange: ['LSP-05'],
    wiring: creating(
      (create) =>
        async (...given) =>
          create(...given).catch((error: unknown) => {
            throw new SupplierRefused(error instanceof Error ? error.message : 'it did not get through', 503);
          }),
    ),
  },
  {
    id: 'ticket-by-telephone-unseen',
    says: 'A ticket that the supplier’s people logged when they were rung is not looked for.',
    mustChange: ['LSP-05'],
    wiring: leavingOut({ find: async () => Promise.resolve([]) }),
  },
  {
    id: 'one-key-at-a-time',
    says: 'Of several signatures only the first is looked at, so that no key can be changed in peace.',
    mustChange: ['LSP-01'],
    wiring: believing(
      (isSigned) =>
        (signed, ...rest) =>
          isSigned({ ...signed, signature: signed.signature?.split(' ')[0] }, ...rest),
    ),
  },
  {
    id: 'handed-over-by-two',
    says: 'Whoever hands over what somebody else has handed over makes a second ticket.',
    mustChange: ['LSP-05'],
    wiring: mistaking((state, { do: what }) => (what === 'handOff' ? { ...state, withSupplier: false } : state)),
  },
  {
    id: 'closed-by-the-supplier',
    says: 'An incident is closed as soon as the supplier says resolved.',
    mustChange: ['LSP-01'],
    onPages: ['From nine until a quarter to four'],
    wiring: closesForTheSupplier,
  },
  {
    id: 'end-kept-from-the-supplier',
    says: 'The supplier is not told that its ticket can be closed.',
    mustChange: ['LSP-01'],
    onPages: ['From the report page to the LSP and back, on the pages alone'],
    wiring: leavingOut({ close: async () => Promise.resolve() }),
  },
  {
    id: 'our-reference-withheld',
    says: 'The supplier is not told our reference.',
    mustChange: ['LSP-01'],
    onPages: ['The same hundred incidents, straight and by the national desk'],
    wiring: creating((create) => async (ticket, key) => create({ ...ticket, externalId: `desk-${key.slice(0, 8)}` }, key)),
  },
  {
    id: 'national-desk-in-between',
    says: 'Each hand-off is also written to the national desk.',
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
    says: 'What the supplier says twice is heard twice.',
    mustChange: ['LSP-01'],
    wiring: recording((events, command) =>
      command.do === 'supplierUpdate' && command.status === 'resolved' && events.length === 0
        ? [{ type: 'callerAsked', by: 'email' }]
        : events,
    ),
  },
  {
    id: 'supplier-words-lost',
    says: 'What the supplier writes about its ticket is lost.',
    mustChange: ['LSP-01'],
    onPages: ["The analyst reads the LSP's progress on the incident's page"],
    wiring: recording((events) => events.map((event) => (event.type === 'supplierUpdated' ? { ...event, texts: {} } : event))),
  },
  {
    id: 'late-message-dropped',
    says: 'A message of the supplier’s that comes late is not heard.',
    mustChange: ['LSP-01'],
    wiring: lateMessageDropped,
  },
  {
    id: 'hand-off-call-left-at-that',
    says: 'A call about a failing hand-off that reaches nobody goes on to nobody.',
    mustChange: ['LSP-05'],
    wiring: recording((events) => events.filter(({ type }) => type !== 'personUnreached')),
  },
  {
    id: 'documents-stay-behind',
    says: 'What was attached before a hand-off does not go along with it.',
    mustChange: ['LSP-01'],
    wiring: creating((create) => async (ticket, key) => create({ ...ticket, documents: [] }, key)),
  },
  {
    id: 'document-sent-again',
    says: 'A document that is tried again is sent as another one.',
    mustChange: ['LSP-01'],
    wiring: documentSentAgain,
  },
  {
    id: 'their-documents-lost',
    says: 'What the supplier attaches does not come back to the incident.',
    mustChange: ['LSP-01'],
    wiring: recording((events) => events.filter(({ type }) => type !== 'supplierAttached')),
  },
  {
    id: 'documents-of-any-kind',
    says: 'Documents of any kind go to the supplier, whatever they may show.',
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
    onPages: ['The form tells the analyst what is missing'],
    wiring: policy(({ suppliers }) => ({ suppliers: suppliers.map((supplier) => ({ ...supplier, minimumDataSet: [] })) })),
  },
  {
    id: 'field-left-behind',
    says: 'The error text that the analyst gave does not leave the desk.',
    mustChange: ['LSP-03'],
    wiring: creating((create) => async (ticket, key) => {
      const data = Object.fromEntries(Object.entries(ticket.data).filter(([field]) => field !== 'errorText'));
      return create({ ...ticket, data }, key);
    }),
  },
  {
    id: 'plain-letters-only',
    says: 'Letters that English does not have reach the supplier as question marks.',
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
    says: 'A supplier that holds what was erased here is not asked to remove its copy.',
    mustChange: ['SEC-01'],
    wiring: recording((events, { do: what }) =>
      what === 'erase' ? events.filter(({ type }) => type !== 'supplierTold') : events,
    ),
  },
  {
    id: 'numbers-handed-on',
    says: 'A hand-off with a patient’s number in it is not stopped.',
    mustChange: ['SEC-01'],
    wiring: numbersHandedOn,
  },
];
