import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyst, contact, handOff, person, testDesk } from '../../testing/test-desk.ts';
import { printExplanation } from './index.ts';

const REFERENCE = 'INC-000001';
const minutes = (count: number) => Temporal.Duration.from({ minutes: count });

test('a hand-off is explained with both references and severities, its deadline, and what was done while the interface was down', async () => {
  const { desk, clock, other } = await testDesk();
  await desk.open(contact({ impact: '2', urgency: '2' }), analyst);
  other.failures.supplier.push(...Array.from({ length: 11 }, () => new Error('reset')));
  await desk.command(REFERENCE, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
  await clock.advance(minutes(120));
  const [explained, ...more] = (await desk.explain(REFERENCE, analyst)).handOffs;
  assert.equal(more.length, 0);
  assert.equal(explained!.theirs.reference, 'bt-health-1');
  assert.equal(explained!.unreachable.length, 1);
  assert.equal(explained!.rungAt.length, 1);
  const printed = printExplanation(await desk.explain(REFERENCE, analyst));
  assert.match(printed, /HAND-OFF 1, BT Health/);
  for (const line of explained!.says) assert.ok(printed.includes(line), line);
  assert.deepEqual(
    explained!.says.map((line) => line.replace(/\d\d:\d\d/g, '…')),
    [
      'References: INC-000001 here, bt-health-1 there (acknowledged).',
      'Severity: 2 here; not given there.',
      'State: with them; the supplier has not answered.',
      'Handed off Fri 5 Jun 2026, …; accepted Fri 5 Jun 2026, ….',
      'Last answer: Fri 5 Jun 2026, ….',
      'Due by their contract: response Fri 5 Jun 2026, …, resolution Fri 5 Jun 2026, ….',
      'Could not be sent since Fri 5 Jun 2026, …; a person was notified Fri 5 Jun 2026, ….',
      'Their service desk was telephoned Fri 5 Jun 2026, ….',
      'Silent; a person was notified Fri 5 Jun 2026, ….',
      'The duty-manager was telephoned Fri 5 Jun 2026, ….',
      'The duty-manager was telephoned Fri 5 Jun 2026, ….',
    ],
  );
  const { at } = (await desk.incident(REFERENCE, analyst)).timeline.find(({ type }) => type === 'handedOff')!;
  const then = (await desk.explain(REFERENCE, analyst, Temporal.Instant.from(at))).handOffs[0]!;
  assert.deepEqual([then.state, then.theirs.reference, then.rungAt], ['sending', null, []], 'as it stood then');
  assert.deepEqual((await desk.explain(REFERENCE, person('requester', contact().caller.organisation))).handOffs, []);
  await desk.close();
});

test('an incident that was never handed off is explained without such a section', async () => {
  const { desk } = await testDesk();
  await desk.open(contact(), analyst);
  assert.doesNotMatch(printExplanation(await desk.explain(REFERENCE, analyst)), /HAND-OFF/);
  await desk.close();
});
