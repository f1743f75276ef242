import { outgoing } from './outgoing.ts';
import { documentsFrom } from './received.ts';
import type { FurtherWrites, RowOf, Sending, Sent, Seen } from './types.ts';
import {
  isInProgress,
  isWithheld,
  laneTo,
  mismatchIn,
  ourTicket,
  theirSeverity,
  type TicketReading,
} from '../domain/incident/hand-off/index.ts';
import type { DeskCommand } from '../domain/incident/index.ts';
import { NotOurTicket, SupplierRefused, type KnownTicket } from '../messages/ports.ts';
import type { OutboxRow } from '../store/index.ts';
import { sha256 } from '../../kernel/index.ts';

type Kind = OutboxRow['item']['kind'];
export const isAbout = <K extends Kind>(row: OutboxRow, ...kinds: readonly K[]): row is RowOf<K> =>
  (kinds as readonly Kind[]).includes(row.item.kind);
export async function findHandOff({ n }: OutboxRow, handOff: number, { load }: Sending): Promise<Seen | null> {
  const incident = await load(n);
  const record = incident?.handOffs.find((each) => each.handOff === handOff);
  return incident && record ? { incident, handOff: record } : null;
}

export const reportsFor = ({ n }: OutboxRow, commands: readonly DeskCommand[]) => commands.map((command) => ({ n, command }));

/** Every call to a supplier goes through here, so that the circuit breaker sees its outcome. */
export async function calling<T>({ circuits }: Sending, supplier: string, call: Promise<T>): Promise<T> {
  try {
    const answer = await call;
    circuits.ended(supplier);
    return answer;
  } catch (error) {
    circuits.ended(supplier, error);
    throw error;
  }
}

/** Our ticket at a supplier, with the check that what is answered under its id is ours. */
export const knownTicket = (id: string, { incident, handOff }: Seen): KnownTicket => ({
  id,
  mismatch: (reading) => mismatchIn(reading, ourTicket(incident, handOff)),
});

/** The answer to a creation is ours by our reference, or by what we described. Its id is not known yet. */
function mustBeOurs(
  reading: TicketReading,
  { reference, description }: { reference: string; description: string },
): TicketReading {
  const wrong = mismatchIn(reading, { reference, description, ticket: null, changes: [] });
  if (wrong !== null) throw new NotOurTicket(reading.id, wrong);
  return reading;
}

const OVER = ['rejected', 'cancelled', 'closed'];

/**
 * A hand-off that was telephoned to the supplier may have been logged there by hand. The first such ticket is then adopted, and
 * no further one is created.
 */
async function adoptable(row: RowOf<'create'>, seen: Seen | null, options: Sending): Promise<readonly TicketReading[]> {
  if (!seen || (seen.handOff.rung === 0 && seen.handOff.unreachableSince === null)) return [];
  const { supplier, ticket } = row.item;
  const found = await calling(options, supplier, options.outbound.supplier(supplier).find(ticket.externalId));
  const earlier = seen.incident.handOffs.flatMap((record) => (record.handOff === row.item.handOff ? [] : [record.ticket]));
  // The oldest first, in whatever order they are listed.
  const age = ({ id, changes }: TicketReading) => `${changes?.[0]?.at ?? ''} ${id}`;
  return found
    .filter(({ id, status }) => !OVER.includes(status) && !earlier.includes(id))
    .toSorted((a, b) => (age(a) < age(b) ? -1 : 1));
}

export async function create(row: RowOf<'create'>, options: Sending): Promise<Sent> {
  const { supplier, handOff } = row.item;
  const seen = await findHandOff(row, handOff, options);
  const [adopted, ...others] = await adoptable(row, seen, options);
  const made = adopted ? { reading: adopted, documents: [] } : await makeTicket(row, seen, options);
  const { reading, documents } = made;
  const contract = options.policy.suppliers.find(({ id }) => id === supplier);
  const severity = seen ? theirSeverity(reading, seen.incident.severity, contract) : undefined;
  const answered: DeskCommand = {
    do: 'supplierAnswered',
    supplier,
    handOff,
    ticket: reading.id,
    status: reading.status,
    ...(severity !== undefined && { severity }),
    ...(adopted && { adopted: true, others: others.map(({ id }) => id) }),
    ...(documents.length > 0 && { documents }),
  };
  const more: readonly DeskCommand[] =
    reading.status === 'acknowledged' ? [] : [{ do: 'supplierRead', supplier, handOff, reading }];
  return { outcome: `ticket ${reading.id}`, reports: reportsFor(row, [answered, ...more]), also: sentNow(row, handOff, options) };
}

/** Statuses that may refuse a document and not the incident: bad format, too large, unsupported type. */
const PERHAPS_A_DOCUMENT: readonly (number | null)[] = [400, 413, 415];

/**
 * Creates the ticket with its documents. If the supplier refuses that, the ticket is created once more without them, under a
 * separate key, so that a picture cannot block an incident. The documents then follow one by one, each accepted or refused by
 * itself.
 */
async function makeTicket(
  row: RowOf<'create'>,
  seen: Seen | null,
  options: Sending,
): Promise<{ readonly reading: TicketReading; readonly documents: readonly string[] }> {
  const { supplier, ticket, documents = [] } = row.item;
  const ids = documents.filter((id) => !seen || !isWithheld(seen.handOff, id));
  const client = options.outbound.supplier(supplier);
  const made = async (more: object, key: string): Promise<TicketReading> => {
    const reading = await calling(options, supplier, client.create({ ...ticket, ...more }, key));
    return mustBeOurs(reading, { reference: ticket.externalId, description: ticket.description });
  };
  const leaving = (await Promise.all(ids.map(async (id) => outgoing(row.n, id, options)))).filter((each) => each !== null);
  if (leaving.length === 0) return { reading: await made({}, row.key), documents: [] };
  try {
    const reading = await made({ documents: leaving.map(({ document }) => document) }, row.key);
    return { reading, documents: leaving.map(({ id }) => id) };
  } catch (error) {
    if (!(error instanceof SupplierRefused) || !PERHAPS_A_DOCUMENT.includes(error.status)) throw error;
    const key = sha256(`${row.key}\0alone`).slice(0, 32);
    return { reading: await made({}, key), documents: [] };
  }
}

export const sentNow =
  ({ n }: OutboxRow, handOff: number, { clock }: Sending): FurtherWrites =>
  ({ write }) =>
    write.handOffs.sent(n, handOff, String(clock.now()));

/** Adds a note to the ticket, or closes, reopens, cancels or reclassifies it. */
export async function updateTicket(
  row: RowOf<'note' | 'close' | 'reopen' | 'cancel' | 'reclassify'>,
  options: Sending,
): Promise<Sent> {
  const { item } = row;
  const { supplier, handOff, text } = item;
  const seen = await findHandOff(row, handOff, options);
  const id = seen?.handOff.ticket ?? null;
  if (!seen || id === null) return { outcome: 'not sent: the supplier never had a ticket', reports: [] };
  const ticket = knownTicket(id, seen);
  const client = options.outbound.supplier(supplier);
  const also = sentNow(row, handOff, options);
  if (item.kind === 'reclassify') {
    // The supplier's own ticket shows afterwards whether it accepted the severity.
    const reading = await calling(options, supplier, client.reclassify(ticket, item.severity, text));
    return {
      outcome: 'sent',
      reports: reportsFor(row, [{ do: 'supplierRead', supplier, handOff, reading, answering: true }]),
      also,
    };
  }
  await calling(options, supplier, item.kind === 'note' ? client.addNote(ticket, text) : client[item.kind](ticket, text));
  return { outcome: 'sent', reports: [], also };
}

/**
 * Reads the ticket: because an event only named it, because a long silence may mean a lost event, or because the ticket may never
 * have been stored. Repeats while the hand-off is open.
 */
export async function read(row: RowOf<'read'>, options: Sending): Promise<Sent> {
  const { supplier, handOff, because } = row.item;
  const seen = await findHandOff(row, handOff, options);
  if (!seen || seen.handOff.ticket === null || (because === 'routine' && !isInProgress(seen.handOff)))
    return { outcome: 'no longer needed', reports: [] };
  const { handOff: record, incident } = seen;
  const every = Temporal.Duration.from(options.policy.handOff.lookEvery[incident.severity]);
  const nextAfter = (from: Temporal.Instant) => (because === 'routine' ? scheduleNextRead(row, from.add(every)) : undefined);
  const now = options.clock.now();
  const contactNext = record.lastContactAt === null ? null : Temporal.Instant.from(record.lastContactAt).add(every);
  if (because === 'routine' && contactNext !== null && Temporal.Instant.compare(contactNext, now) > 0)
    return { outcome: 'not needed: the supplier reported', reports: [], also: scheduleNextRead(row, contactNext) };

  const answer = await ask(record.ticket!, supplier, options);
  const next = nextAfter(now);
  if (answer === 'refused') return { outcome: 'reading was refused', reports: [], ...(next && { also: next }) };
  if (answer === null)
    return {
      outcome: 'no such ticket',
      reports: reportsFor(row, [{ do: 'supplierLost', supplier, handOff, ticket: record.ticket! }]),
    };
  const brought = await documentsFrom(row, answer, seen, options);
  return {
    outcome: `read: ${answer.status}`,
    reports: [...reportsFor(row, [{ do: 'supplierRead', supplier, handOff, reading: answer }]), ...brought.reports],
    async also(unit) {
      await brought.keep(unit);
      await next?.(unit);
    },
  };
}

async function ask(ticket: string, supplier: string, options: Sending): Promise<TicketReading | null | 'refused'> {
  try {
    return await calling(options, supplier, options.outbound.supplier(supplier).read(ticket));
  } catch (error) {
    if (error instanceof SupplierRefused) return 'refused';
    throw error;
  }
}

/** The next read of the same ticket, written when this one is settled. */
export const scheduleNextRead =
  ({ n, item, key }: RowOf<'read'>, when: Temporal.Instant): FurtherWrites =>
  ({ write }) => {
    const at = when.toString();
    const nextKey = sha256(`${key}\0${at}`).slice(0, 32);
    const { supplier } = item;
    write.outbox.addOnce({ n, lane: nextKey, item: { ...item, at }, key: nextKey, due: when.epochMilliseconds, supplier });
  };

/**
 * Checks at its time whether the hand-off was sent and answered. If not, notifies a person, and calls the supplier when its
 * interface is what fails.
 */
export async function watch(row: RowOf<'watch'>, options: Sending): Promise<Sent> {
  const { bond: name, what, at } = row.item;
  const seen = await findHandOff(row, name.handOff, options);
  if (!seen || !isInProgress(seen.handOff)) return { outcome: 'no longer needed', reports: [] };
  if (what === 'answer') return answeredInTime(row, seen, options);
  if (!(await options.store.outbox.hasEarlierPending(laneTo(row.n, name), row.id)))
    return { outcome: 'sent in time', reports: [] };
  const since = seen.incident.events.findLast(
    (event) => event.at <= at && event.type === (what === 'create' ? 'handedOff' : 'reopened'),
  );
  const command: DeskCommand = { do: 'supplierUnreachable', ...name, what, since: since?.at ?? at };
  return { outcome: 'not sent yet', reports: reportsFor(row, [command]) };
}

/** One attempt, whatever the circuit's state, because a person is notified in time either way. */
async function answeredInTime(row: RowOf<'watch'>, seen: Seen, options: Sending): Promise<Sent> {
  const { handOff: record } = seen;
  const { supplier, handOff } = row.item.bond;
  if (record.lastContactAt !== null || record.ticket === null) return { outcome: 'the supplier reported in time', reports: [] };
  const answer = await ask(record.ticket, supplier, options).catch(() => 'no answer' as const);
  const silent: DeskCommand = { do: 'supplierSilent', supplier, handOff };
  if (answer === null)
    return {
      outcome: 'no such ticket',
      reports: reportsFor(row, [{ do: 'supplierLost', supplier, handOff, ticket: record.ticket }]),
    };
  // Any update in the reading counts as an answer; the desk reports silence only when there is none.
  const read: readonly DeskCommand[] =
    typeof answer === 'string' ? [] : [{ do: 'supplierRead', supplier, handOff, reading: answer }];
  const brought = typeof answer === 'string' ? null : await documentsFrom(row, answer, seen, options);
  return {
    outcome: 'read when its response was due',
    reports: [...reportsFor(row, read), ...(brought?.reports ?? []), ...reportsFor(row, [silent])],
    ...(brought && { also: brought.keep }),
  };
}
