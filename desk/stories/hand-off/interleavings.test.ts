import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadStandard, shippedStandard } from '../../../standards/index.ts';
import { apply, fold, type Incident, type NewEvent, type RecordedEvent } from '../../domain/incident/index.ts';
import {
  supplierAnswered,
  supplierRead,
  supplierUpdate,
  type TicketChange,
  type TicketNote,
  type TicketReading,
} from '../../domain/incident/hand-off/index.ts';

const policy = await loadStandard(shippedStandard('nhs-lsd'));
const START = Temporal.Instant.from('2026-11-24T09:30:00Z');
const SUPPLIER = 'bt-health';
const TICKET = 'T1';

const recorded = (event: NewEvent, seq: number): RecordedEvent => ({
  ...event,
  seq,
  at: String(START.add({ hours: seq })),
  actor: { id: 'x', name: null, role: 'system' },
  texts: event.texts ?? {},
  hash: '',
  previous: '',
});
const record = (incident: Incident, events: readonly NewEvent[]): Incident =>
  events.reduce((now, event) => apply(now, recorded(event, now.seq + 1)), incident);

const opened = (): Incident => {
  const incident = fold('INC-000001', [
    recorded(
      {
        type: 'opened',
        channel: 'phone',
        organisation: 'northgate',
        service: 'pacs',
        contactType: 'incident',
        impact: '2',
        urgency: '2',
        severity: '2',
        safety: [],
        texts: { summary: 'No images', description: 'Since nine', caller: 'Sam' },
      },
      1,
    ),
  ])!;
  return record(incident, [{ type: 'handedOff', supplier: SUPPLIER, handOff: 1, texts: { data: '{}' } }]);
};

/** A supplier's steps: legal moves between working and waiting, notes, and a resolution at the end. */
const steps = fc.array(fc.constantFrom('move', 'note'), { minLength: 1, maxLength: 8 });

/** The ticket after each step, as that step's event carries it. */
function snapshots(does: readonly ('move' | 'note')[]): readonly TicketReading[] {
  const changes: TicketChange[] = [{ status: 'acknowledged', at: String(START), reason: '' }];
  const notes: TicketNote[] = [];
  return [...does, 'end' as const].map((step, i) => {
    const at = String(START.add({ minutes: i + 1 }));
    const last = changes.at(-1)!.status;
    if (step === 'note') notes.push({ key: `n${i}`, at, text: `Note ${i}` });
    else {
      const status = step === 'end' ? 'resolved' : last === 'inProgress' ? 'pending' : 'inProgress';
      const reason = `Change ${i}`;
      changes.push({ status, at, reason });
      // As suppliers do, the reason of a change is recorded as a note too.
      notes.push({ key: `n${i}`, at, text: reason });
    }
    return { id: TICKET, status: changes.at(-1)!.status, externalId: 'INC-000001', changes: [...changes], notes: [...notes] };
  });
}

/**
 * For each event: how often it arrives (0: lost), and its place in the shuffled order; and when the answer to the creation and a
 * read arrive.
 */
const delivery = fc.record({
  copies: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 9, maxLength: 9 }),
  order: fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
  readAfter: fc.nat(20),
});

/** The desk's functions for taking in an event and a reading. */
interface Taking {
  readonly update: typeof supplierUpdate;
  readonly read: typeof supplierRead;
}
const TAKEN: Taking = { update: supplierUpdate, read: supplierRead };

/** However events are lost, delayed, repeated and reordered: no update of the supplier is lost, and none is applied twice. */
const law = ({ update, read }: Taking) =>
  fc.property(steps, delivery, (does, { copies, order, readAfter }) => {
    const tickets = snapshots(does);
    const last = tickets.at(-1)!;
    const arriving = tickets
      .flatMap((reading, i) => Array.from({ length: copies[i] ?? 1 }, () => ({ reading, i })))
      .map((event, k) => ({ ...event, place: order[k % order.length]! }))
      .sort((a, b) => a.place - b.place);

    let incident = opened();
    arriving.forEach(({ reading, i }, k) => {
      if (k === readAfter)
        incident = record(incident, read(incident, { do: 'supplierRead', supplier: SUPPLIER, handOff: 1, reading }, policy));
      const { status } = reading;
      const happenedAt = String(START.add({ minutes: i + 1 }));
      const command = {
        do: 'supplierUpdate',
        supplier: SUPPLIER,
        ticket: TICKET,
        status,
        note: '',
        eventId: `e${i}`,
        happenedAt,
        reading,
      } as const;
      incident = record(incident, update(incident, command, policy));
    });
    const answer = { do: 'supplierAnswered', supplier: SUPPLIER, handOff: 1, ticket: TICKET, status: 'acknowledged' } as const;
    incident = record(incident, supplierAnswered(incident, answer));
    for (let again = 0; again < 2; again++)
      incident = record(incident, read(incident, { do: 'supplierRead', supplier: SUPPLIER, handOff: 1, reading: last }, policy));

    const updates = incident.events.filter((event) => event.type === 'supplierUpdated');
    const applied = updates.filter(({ late }) => !late);
    assert.deepEqual(
      applied.flatMap(({ change }) => change ?? []),
      last.changes!.slice(1).map(({ status }, i) => `${i + 1} ${status}`),
      'every change once, in the order of the history',
    );
    const recordedNotes = updates.flatMap(({ noteKey }) => noteKey ?? []).sort();
    const sentNotes = last.notes!.filter(({ text }) => text.startsWith('Note')).map(({ key }) => key);
    assert.deepEqual(recordedNotes, sentNotes.sort(), 'every note once');
    assert.equal(incident.supplier?.status, 'resolved');
    assert.equal(incident.handOffs[0]?.state, 'resolved');
    assert.equal(incident.state, 'with-supplier');
    assert.equal(incident.events.filter(({ type }) => type === 'callerAsked').length, 1, 'the caller is asked once');
  });

test('lost, late, repeated and reordered events never lose an update of the supplier, and never apply one twice', () => {
  fc.assert(law(TAKEN), { numRuns: 300 });
});

const withoutMemory = (incident: Incident): Incident => ({
  ...incident,
  handOffs: incident.handOffs.map((handOff) => ({ ...handOff, changes: [], notes: [] })),
});
const FAULTY: Readonly<Record<string, Taking>> = {
  'forgets the events it has received': {
    update: (incident, command, now) => supplierUpdate(withoutMemory(incident), command, now),
    read: (incident, command, now) => supplierRead(withoutMemory(incident), command, now),
  },
  'applies each event without checking for missing ones before it': {
    update: (incident, { reading, ...command }, now) => {
      const { id, status } = reading!;
      return supplierUpdate(incident, { ...command, reading: { id, status } }, now);
    },
    read: supplierRead,
  },
  'applies an outdated change as the newest': {
    update: (...asked) =>
      supplierUpdate(...asked).map((event) => (event.type === 'supplierUpdated' ? { ...event, late: false } : event)),
    read: supplierRead,
  },
  'never reads a ticket again': { update: supplierUpdate, read: () => [] },
};
for (const [what, faulty] of Object.entries(FAULTY))
  test(`the law detects a desk that ${what}`, () => {
    assert.equal(fc.check(law(faulty), { numRuns: 300, seed: 4711, endOnFailure: true }).failed, true);
  });
