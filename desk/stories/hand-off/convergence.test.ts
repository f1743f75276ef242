import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from '../../domain/incident/commands.ts';
import { meaningOf } from '../../domain/incident/hand-off/status.ts';
import { bothSides } from '../../testing/both-sides.ts';
import { analyst, assessor, contact, dutyManager, handOff } from '../../testing/test-desk.ts';
import { Refusal } from '../../../kernel/index.ts';
import { isFinal, mayMove, MOVES, STATUSES, type TicketStatus } from '../../../kernel/trouble-ticket/index.ts';
import type { ActiveFault } from '../../../simulators/lsp/faults/index.ts';

const FAULTS: readonly ActiveFault[] = [
  { fault: 'callback-lost', share: 0.25 },
  { fault: 'callback-late', share: 0.15, by: 'PT20M' },
  { fault: 'callback-duplicated', share: 0.2 },
  { fault: 'callback-reordered', share: 0.2, within: 'PT10M' },
  { fault: 'wrong-signature', share: 0.1 },
  { fault: 'lost-answer', share: 0.1 },
  { fault: 'unavailable', share: 0.05 },
];
const RUNS = 36;
const TAKEN_BACK = 'Ours after all';
interface Counts {
  legal: number;
  illegal: number;
  faults: number;
  agreed: number;
  takenBack: number;
  given: number;
  documents: number;
}
type Step =
  | { readonly supplier: TicketStatus }
  /** The n-th of the moves that are legal now, if there is one. */
  | { readonly legal: number }
  | { readonly supplierNotes: string }
  /** Either side attaches a document, named by its number in the walk. */
  | { readonly attaches: 'desk' | 'supplier' }
  | { readonly desk: Command }
  | { readonly minutes: number };

/** Each side decides what is legal, so the next status and the next command are arbitrary. */
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...STATUSES).map((supplier) => ({ supplier })) },
  { weight: 8, arbitrary: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.nat(5)).map((legal) => ({ legal })) },
  { weight: 2, arbitrary: fc.nat(99).map((n) => ({ supplierNotes: `Word ${n}` })) },
  { weight: 2, arbitrary: fc.constantFrom<Step>({ attaches: 'desk' }, { attaches: 'desk' }, { attaches: 'supplier' }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 45 }).map((minutes) => ({ minutes })) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<Command>(
        { do: 'confirm' },
        { do: 'confirm' },
        { do: 'close' },
        { do: 'reopen', reason: 'Still broken' },
        { do: 'reopen', reason: 'Broken again' },
        { do: 'resolve', how: 'Mended here' },
        { do: 'takeBack', reason: TAKEN_BACK },
        { do: 'handOff', supplier: 'bt-health', data: handOff },
      )
      .map((desk) => ({ desk })),
  },
);
/** State of a hand-off by the meaning of the supplier's status. */
const STATES = {
  working: 'open',
  'waiting-for-us': 'open',
  'says-resolved': 'resolved',
  done: 'closed',
  'given-back': 'returned',
};

const refused = (error: unknown): false => {
  if (error instanceof Refusal) return false;
  throw error;
};

/**
 * One incident, handed off and walked through `steps` under faults; then no more steps and no faults, for longer than the desk
 * leaves a ticket unread.
 */
async function runSteps(steps: readonly Step[], seed: string, counts: Counts): Promise<void> {
  const sides = await bothSides({ seed });
  const { clock, supplier, desk } = sides;
  try {
    supplier.watch(({ happened }) => void (counts.faults += happened.filter(({ kind }) => kind === 'fault').length));
    const { reference } = await desk.open(contact({ channel: 'walk-up' }), analyst);
    await desk.command(reference, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
    await clock.settle();
    supplier.faults(FAULTS, seed);
    for (const [i, step] of steps.entries()) {
      const { id, status } = supplier.tickets.at(-1)!;
      const next =
        'supplier' in step ? step.supplier : 'legal' in step ? MOVES[status][step.legal % MOVES[status].length] : undefined;
      if ('minutes' in step) await clock.advance(Temporal.Duration.from(step));
      else if ('supplierNotes' in step) await supplier.note(id, step.supplierNotes);
      else if ('attaches' in step) {
        const content = Buffer.from(`Document ${i}`);
        if (step.attaches === 'desk')
          await desk.attach(reference, { name: `${i}.txt`, mediaType: 'text/plain', content }, analyst);
        else await supplier.attach(id, { name: `${i}.txt`, mimeType: 'text/plain', content: content.toString('base64') });
      } else if ('desk' in step) await desk.command(reference, step.desk, analyst).catch(refused);
      else if (next !== undefined) {
        const wasMoved = await supplier.move(id, next, 'So it is').then(() => true, refused);
        assert.equal(wasMoved, mayMove(status, next), `${status} to ${next}`);
        counts[wasMoved ? 'legal' : 'illegal']++;
      }
      await clock.advance(Temporal.Duration.from({ seconds: 1 }));
    }
    supplier.faults([]);
    await clock.advance(Temporal.Duration.from({ hours: 30 }));

    const { handOffs, timeline, documents } = await desk.incident(reference, assessor);
    const given = (await desk.deadLetters(dutyManager)).some((letter) => letter.reference === reference);
    assert.equal(handOffs.length, supplier.tickets.length);
    for (const [i, { ticket, state, status, documents: ours = [] }] of handOffs.entries()) {
      const theirs = supplier.tickets[i]!;
      assert.equal(ticket, theirs.id);
      const goesOn = state === 'open' || state === 'resolved';
      const named = (source: string) => theirs.attachment.flatMap((each) => (each.source === source ? [each.name!] : [])).sort();
      const sent = ours.filter((each) => each.state === 'sent').map(({ name }) => name);
      assert.deepEqual(named('buyer'), sent.sort(), 'what the desk says that it sent is there, each once');
      if (goesOn)
        assert.deepEqual(
          ours.filter((each) => each.state !== 'sent'),
          [],
          'nothing is on its way any more',
        );
      const came = documents.filter(({ name, from }) => from !== undefined && named('seller').includes(name));
      counts.documents += sent.length + came.length;
      if (goesOn) assert.deepEqual(came.map(({ name }) => name).sort(), named('seller'));
      if (status === theirs.status && state === STATES[meaningOf(theirs.status)!]) {
        counts.agreed++;
        continue;
      }
      // A hand-off the desk took back no longer concerns it; a refused request is for a person to decide.
      const isTakenBack =
        state === 'returned' && timeline.some(({ type, says }) => type === 'returned' && says.includes(TAKEN_BACK));
      counts[isTakenBack ? 'takenBack' : 'given']++;
      // On the supplier's side it has ended, or its people were notified.
      const notified = theirs.note.some(({ text, source }) => source === 'buyer' && text.includes(TAKEN_BACK));
      assert.ok(!isTakenBack || notified || isFinal(theirs.status), `${ticket} was taken back, and is ${theirs.status} there`);
      assert.ok(isTakenBack || given, `${ticket} is ${theirs.status}; the desk has it as ${state}, ${status}`);
    }
  } finally {
    await sides.close();
  }
}

test('whatever both sides do and whichever events are lost, the desk ends with the true status of each ticket', async (t) => {
  const counts: Counts = { legal: 0, illegal: 0, faults: 0, agreed: 0, takenBack: 0, given: 0, documents: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 20, size: 'max' }), fc.nat(1e6), async (steps, seed) =>
      runSteps(steps, String(seed), counts),
    ),
    { numRuns: RUNS },
  );
  const { legal, illegal, faults, agreed, takenBack, given, documents } = counts;
  t.diagnostic(`${legal} legal moves, ${illegal} illegal ones refused, ${faults} faults`);
  t.diagnostic(`${agreed} tickets agreed upon, ${takenBack} taken back before they ended, ${given} given to a person`);
  t.diagnostic(`${documents} documents went to one side or the other, each once`);
  assert.ok(documents > RUNS / 4, 'too few documents were sent');
  assert.ok(legal > RUNS && illegal > 0 && faults > RUNS && agreed > RUNS / 2, 'too little happened to prove anything');
});
