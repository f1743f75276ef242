import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '../../../kernel/index.ts';
import { answerCase, parseCases, type WrittenCase } from '../../../service-levels/index.ts';
import { randomSteps, walk } from '../../testing/walk.ts';
import { analyst, assessor, contact, elsewhere, person, testDesk } from '../../testing/test-desk.ts';
import type { ClockReading } from '../../views/types.ts';

const REFERENCE = 'INC-000001';
const NOW = '2026-12-23T15:30:00Z';

/** Differences between `readings`, besides the expectations of the file itself, and the answers of the exported case. */
function wrongIn(file: WrittenCase, readings: readonly { readonly at: string; readonly clocks: readonly ClockReading[] }[]) {
  const more = readings.flatMap(({ at, clocks }) =>
    clocks.map(({ measures, byHand, ...expect }) => {
      assert.equal(byHand, null);
      return { clock: measures, at, expect };
    }),
  );
  const [clockCase] = parseCases(JSON.stringify({ ...file, questions: [...file.questions, ...more] }), 'export');
  return answerCase(clockCase!).answers.flatMap(({ clock, at, wrong }) => wrong.map((what) => `${clock} at ${at}: ${what}`));
}

test('property: the clock case of an incident gives the readings that the desk showed at every step', async () => {
  await fc.assert(
    fc.asyncProperty(randomSteps, fc.constantFrom('crs', 'ward-network'), async (steps, service) => {
      const made = await testDesk({ at: NOW });
      const { desk, clock } = made;
      const readings: { at: string; clocks: readonly ClockReading[] }[] = [];
      await walk(made, steps, { service }, async () =>
        readings.push({ at: String(clock.now()), clocks: (await desk.incident(REFERENCE, analyst)).clocks }),
      );
      const [file] = await desk.clockCases(REFERENCE, analyst);
      assert.deepEqual(wrongIn(file!, readings), []);
      await desk.close();
    }),
    { numRuns: 60 },
  );
});

suite('the exported clock case', () => {
  test('holds all clock events, the deadline and the instant after it, and no text that anybody wrote', async () => {
    const { desk, clock } = await testDesk({ at: NOW });
    const words = ['Zebra', 'Yellow', 'Xylophone', 'Walrus', 'Violet'] as const;
    await desk.open(contact({ summary: words[0], description: words[1], service: 'ward-network' }), analyst);
    await clock.advance(Temporal.Duration.from({ hours: 1 }));
    await desk.command(REFERENCE, { do: 'assign', team: words[2] }, analyst);
    await desk.command(REFERENCE, { do: 'note', text: words[3] }, analyst);
    const [open] = await desk.clockCases(REFERENCE, analyst);
    const { due } = (await desk.incident(REFERENCE, analyst)).clocks[0]!;
    assert.deepEqual(
      open!.questions
        .filter(({ at, clock }) => clock === 'response' && Temporal.Instant.compare(at, due!) >= 0)
        .map(({ expect }) => expect.breached),
      [false, true],
    );
    await desk.command(REFERENCE, { do: 'resolve', how: words[4] }, analyst);
    const [file] = await desk.clockCases(REFERENCE, analyst);
    assert.deepEqual(
      file!.events.map(({ type }) => type),
      ['opened', 'assigned', 'resolved'],
    );
    assert.match(JSON.stringify(file), /team-1/);
    for (const word of [...words, 'Amy Reid', '4F']) assert.doesNotMatch(JSON.stringify(file), new RegExp(word, 'i'));
    assert.deepEqual(wrongIn(file!, []), []);
    await desk.close();
  });

  test('is not found by another organisation', async () => {
    const { desk } = await testDesk({ idle: true });
    await desk.open(contact(), analyst);
    await assert.rejects(async () => desk.clockCases(REFERENCE, person('requester', elsewhere)), Refusal);
    assert.equal((await desk.clockCases(REFERENCE, assessor)).length, 1);
    await desk.close();
  });
});
