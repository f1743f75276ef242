import type { ActiveFault } from '../../simulators/lsp/faults/index.ts';
import type { ScriptedBehaviour, Exchange, SupplierControl } from '../../simulators/lsp/index.ts';
import { analyst, assessor, contact, handOff } from './test-desk.ts';
import { bothSides } from './both-sides.ts';

/** Every fault of a call or an event, at rates such that one hand-off in three meets one. */
const FAULTS: readonly ActiveFault[] = [
  { fault: 'reset', share: 0.03 },
  { fault: 'lost-answer', share: 0.03 },
  { fault: 'unavailable', share: 0.01, retryAfter: 2 },
  { fault: 'too-many', share: 0.01, retryAfter: 2 },
  { fault: 'expired-token', share: 0.02 },
  { fault: 'empty', share: 0.02 },
  { fault: 'truncated', share: 0.02 },
  { fault: 'malformed', share: 0.02 },
  { fault: 'stores-nothing', share: 0.01 },
  { fault: 'forgets', share: 0.01 },
  { fault: 'callback-lost', share: 0.04 },
  { fault: 'callback-late', share: 0.04, by: 'PT3M' },
  { fault: 'callback-duplicated', share: 0.04 },
  { fault: 'callback-reordered', share: 0.04, within: 'PT5M' },
  { fault: 'wrong-signature', share: 0.03 },
];
/** The supplier's moves for the tickets of a batch, in turn. */
const WALKS: readonly NonNullable<ScriptedBehaviour['walk']>[] = [
  [{ after: 'PT2M', to: 'inProgress', note: 'On it' }],
  [{ after: 'PT3M', to: 'inProgress', note: 'An engineer has it' }],
  [{ after: 'PT1M', to: 'inProgress', note: 'On it' }],
  [{ after: 'PT2M', to: 'inProgress', note: 'Being looked at' }],
  [
    { after: 'PT1M', to: 'inProgress', note: 'On it' },
    { after: 'PT1M', to: 'pending', note: 'Which room is it?' },
    { after: 'PT1M', to: 'inProgress', note: 'Found it' },
    { after: 'PT1M', to: 'resolved', note: 'Cable replaced' },
  ],
];
const MOST_TOGETHER = 500;
/** One hand-off in this many has a document. */
const ONE_IN = 20;
const LOG = { name: 'viewer.log', mediaType: 'text/plain', content: Buffer.from('ERR-2047') };

/** Findings after all activity has ended. */
export interface Findings {
  readonly handOffs: number;
  readonly tickets: number;
  /** Updates by the supplier, and those in the desk's record that changed something. */
  readonly updates: number;
  readonly applied: number;
  /** Events that arrived after a newer one: recorded, but without effect. */
  readonly tooLate: number;
  /** Calls of the desk and events of the supplier that were sent or should have been. */
  readonly calls: number;
  readonly events: number;
  /** How often each fault occurred. */
  readonly struck: Readonly<Record<string, number>>;
  /** Hand-offs the supplier never stored, and those escalated to a person for it. */
  readonly neverStored: number;
  readonly givenBack: number;
  /** Tickets the supplier forgot, and hand-offs for which a person was notified of silence. */
  readonly forgotten: number;
  readonly silent: number;
  /** Verified chains. */
  readonly chains: number;
  /** Documents the supplier has: one for every twentieth hand-off. */
  readonly documents: number;
  /** Differences between the desk's record and the supplier's, hand-off by hand-off; empty when both agree. */
  readonly wrong: readonly string[];
}

/** Observes the network: how often each fault occurred, and that every attempt to create one incident's ticket used one key. */
function watching(supplier: SupplierControl) {
  const struck: Record<string, number> = {};
  const keys = new Map<string, Set<string>>();
  const hit = { 'stores-nothing': new Set<string>(), forgets: new Set<string>() };
  let [calls, events] = [0, 0];
  supplier.watch(({ direction, method, path, happened, requestBody, requestHeaders }: Exchange) => {
    if (direction === 'sent') events++;
    else calls++;
    const faults = happened.filter(({ kind }) => kind === 'fault' || kind === 'signature').map(({ says }) => says.split(':')[0]!);
    for (const fault of faults) struck[fault] = (struck[fault] ?? 0) + 1;
    if (direction !== 'received' || method !== 'POST' || !path.endsWith('/troubleTicket')) return;
    const { externalId } = JSON.parse(requestBody) as { externalId: string };
    keys.set(externalId, (keys.get(externalId) ?? new Set()).add(requestHeaders['idempotency-key'] ?? ''));
    for (const fault of ['stores-nothing', 'forgets'] as const) if (faults.includes(fault)) hit[fault].add(externalId);
  });
  return { struck, keys, hit, counted: () => ({ calls, events }) };
}

/** The supplier's own updates in the desk's record: notes of those that had an effect, and the number that came too late. */
const updatesIn = (updates: readonly { readonly late: boolean; readonly texts: Readonly<Record<string, string | null>> }[]) => ({
  moved: updates.filter(({ late }) => !late).map(({ texts }) => texts['note'] ?? ''),
  late: updates.filter(({ late }) => late).length,
});

/**
 * Hands off `count` incidents under every fault, waits until all activity has ended, and compares both sides' records.
 * `callbacks`: whether events carry their ticket, or only name it.
 */
export async function manyHandOffs(count: number, seed: string, callbacks: 'full' | 'thin'): Promise<Findings> {
  const sides = await bothSides({ seed, callbacks });
  const { clock, supplier, desk, events, letters } = sides;
  const { struck, keys, hit, counted } = watching(supplier);
  supplier.faults(FAULTS, seed);
  const references: string[] = [];
  const documented = new Set<string>();
  const together = Math.min(MOST_TOGETHER, Math.ceil(count / WALKS.length));
  for (let n = 0; n < count; n += together) {
    supplier.behave({ walk: WALKS[(n / together) % WALKS.length]! });
    const opened = Array.from({ length: Math.min(together, count - n) }, async (_, i) => {
      const { reference } = await desk.open(contact({ channel: 'walk-up' }), analyst);
      if (i % ONE_IN === 0) {
        await desk.attach(reference, LOG, analyst);
        documented.add(reference);
      }
      await desk.command(reference, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
      return reference;
    });
    references.push(...(await Promise.all(opened)));
    await clock.advance(Temporal.Duration.from({ minutes: 5 }));
  }
  // Long enough that every ticket silent for half a day is read.
  await clock.advance(Temporal.Duration.from({ hours: 13 }));

  const tickets = Map.groupBy(supplier.tickets, ({ externalId }) => externalId ?? '');
  const wrong: string[] = [];
  let [updates, applied, tooLate, givenBack, silent, chains, documents] = [0, 0, 0, 0, 0, 0, 0];
  for (const [i, reference] of references.entries()) {
    const differs = (how: string) => void wrong.push(`${reference}: ${how}`);
    const { state, timeline, supplier: theirs } = await desk.incident(reference, assessor);
    const countOf = (type: string) => timeline.filter((event) => event.type === type).length;
    const mine = tickets.get(reference) ?? [];
    const [ticket] = mine;
    if (keys.get(reference)?.size !== 1) differs(`its creation was sent under ${keys.get(reference)?.size ?? 0} keys`);
    const stored = hit['stores-nothing'].has(reference) ? 0 : 1;
    if (mine.length !== stored) differs(`the supplier has ${mine.length} tickets for it, expected ${stored}`);
    if (countOf('supplierAccepted') !== 1) differs(`its acceptance is recorded ${countOf('supplierAccepted')} times`);
    if (countOf('supplierSilent') > 1) differs('a person was notified of it more than once');
    if (ticket) {
      if (state !== 'with-supplier' || theirs?.reference !== ticket.id || theirs.status !== ticket.status)
        differs(`it is ${state}, ${theirs?.reference} ${theirs?.status}; the supplier has ${ticket.id} ${ticket.status}`);
      const logs = ticket.attachment.length;
      if (logs !== (documented.has(reference) ? 1 : 0)) differs(`the supplier has its document ${logs} times`);
      documents += logs;
      const notes = ticket.note.filter(({ source }) => source === 'seller').map(({ text }) => text);
      const { moved, late } = updatesIn(await events(reference, 'supplierUpdated'));
      if (notes.length !== moved.length || notes.some((text, n) => !moved[n]!.endsWith(text)))
        differs(`the supplier reported ${notes.join(', ')}; the desk recorded ${moved.join(', ')}`);
      updates += notes.length;
      applied += moved.length;
      tooLate += late;
      silent += countOf('supplierSilent');
    } else if (state === 'open' && countOf('supplierSilent') === 1) givenBack++;
    if (i % 10 === 0 && (await desk.verifyHistory(reference, assessor)).intact) chains++;
  }
  const strangers = [...new Set(tickets.keys()).difference(new Set(references))];
  if (strangers.length > 0) wrong.push(`the supplier has tickets without an incident: ${strangers.join(', ')}`);
  for (const words of ['has no such ticket', 'has not answered']) {
    const sent = letters.filter(({ subject }) => subject.includes(words)).length;
    const expected = words === 'has no such ticket' ? givenBack : silent;
    if (sent !== expected) wrong.push(`${expected} hand-offs need a person; ${sent} letters say "${words}"`);
  }
  await sides.close();
  return {
    handOffs: references.length,
    tickets: supplier.tickets.length,
    updates,
    applied,
    tooLate,
    ...counted(),
    struck,
    neverStored: hit['stores-nothing'].size,
    givenBack,
    forgotten: hit.forgets.size,
    silent,
    chains,
    documents,
    wrong,
  };
}
