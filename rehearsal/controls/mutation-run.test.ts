import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { unfinished } from '../run/scenarios.ts';
import type { PlannedScenario } from '../run/planned.ts';
import { detectFaults } from './mutation-run.ts';
import type { RunFaults, DeclaredFault, Detections, FaultRun } from './types.ts';

const CRITERIA = ['LOG-01', 'PRI-01', 'ESC-01'];
const criteria = fc.uniqueArray(fc.constantFrom(...CRITERIA), { minLength: 1, maxLength: 2 });
const scenarioNamed = (name: string, criteria: readonly string[], long: boolean): PlannedScenario => ({
  id: name,
  pickleId: name,
  name,
  feature: 'A feature',
  rule: null,
  file: 'a.feature',
  line: 1,
  tags: long ? ['@long'] : [],
  criteria,
  expects: true,
  denies: null,
  sisters: [],
  steps: [],
});

/** Faults and scenarios, and which scenario detects which single fault. Scenarios in `hides` stay green when several faults are combined. */
const randomCase = fc
  .record({
    scenarios: fc.array(fc.record({ criteria, long: fc.boolean() }), { minLength: 1, maxLength: 9 }),
    faults: fc.array(criteria, { minLength: 2, maxLength: 6 }),
    pairs: fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(8)), { selector: String, maxLength: 30 }),
    earlier: fc.uniqueArray(fc.tuple(fc.nat(7), fc.nat(10)), { selector: String, maxLength: 30 }),
    hides: fc.uniqueArray(fc.nat(8)),
  })
  .map(({ scenarios, faults, pairs, earlier, hides }) => {
    const passed = scenarios.map((s, i) => scenarioNamed(`S${i}`, s.criteria, s.long));
    const declared = faults.map((mustChange, i): DeclaredFault => ({
      id: `F${i}`,
      says: 'It is wrong.',
      mustChange,
      expensive: passed.filter((s) => s.tags.length && pairs.some(([f, at]) => f === i && `S${at}` === s.id)).map(({ id }) => id),
    }));
    const detects = (fault: string, scenario: string) => pairs.some(([f, s]) => `F${f}` === fault && `S${s}` === scenario);
    const detections: Record<string, string[]> = {};
    for (const [f, s] of earlier) (detections[`F${f}`] ??= []).push(`S${s}`);
    return { passed, declared, detects, detections, hides: hides.map((s) => `S${s}`) };
  });
type Case = typeof randomCase extends fc.Arbitrary<infer W> ? W : never;

/** Detects the faults of a case, and records the runs. */
async function detectIn({ passed, declared, detects, hides }: Case, detections: Detections) {
  const runs: FaultRun[] = [];
  const runFaults: RunFaults = async (some) => {
    runs.push(...some);
    return some.map(({ faults, scenarios }) =>
      scenarios
        .filter(({ id }) => faults.some((f) => detects(f.id, id)) && (faults.length === 1 || !hides.includes(id)))
        .map((s) => unfinished(s, 'blocked', 'detected')),
    );
  };
  const found = await detectFaults(declared, passed, detections, runFaults);
  const ranAgainst = runs.flatMap(({ faults, scenarios }) =>
    faults.length === 1 ? scenarios.map(({ id }) => `${faults[0]!.id} ${id}`) : [],
  );
  return { ...found, ranAgainst };
}

test('earlier detections, right or wrong, change no caught fault and add no scenario that is never red', async () => {
  await fc.assert(
    fc.asyncProperty(randomCase, async (each) => {
      const plain = await detectIn(each, {});
      const quick = await detectIn(each, each.detections);
      assert.deepEqual(
        quick.results.map(({ fault, caught }) => [fault, caught]),
        plain.results.map(({ fault, caught }) => [fault, caught]),
      );
      assert.deepEqual(
        quick.neverRed.filter((id) => !plain.neverRed.includes(id)),
        [],
      );
      for (const { fault, red } of [...plain.results, ...quick.results])
        for (const id of red) assert.ok(each.detects(fault, id), `${id} does not detect ${fault}`);
    }),
  );
});

test('a fault is missed, and a scenario never red, only after all runs that concern them', async () => {
  await fc.assert(
    fc.asyncProperty(randomCase, async (each) => {
      const { results, neverRed, ranAgainst } = await detectIn(each, each.detections);
      for (const [place, { fault, caught }] of results.entries()) {
        const { mustChange, expensive } = each.declared[place]!;
        for (const s of each.passed)
          if ((!caught || neverRed.includes(s.id)) && s.criteria.some((c) => mustChange.includes(c)))
            assert.ok(
              ranAgainst.includes(`${fault} ${s.id}`) || (s.tags.length && !expensive?.includes(s.name)),
              `${fault} ${s.id}`,
            );
      }
    }),
  );
});

test('no scenario runs twice against the same single fault', async () => {
  await fc.assert(
    fc.asyncProperty(randomCase, async (each) => {
      const { ranAgainst } = await detectIn(each, each.detections);
      assert.equal(ranAgainst.length, new Set(ranAgainst).size);
    }),
  );
});

test('complete earlier detections leave one run for each scenario', async () => {
  const passed = Array.from({ length: 6 }, (_, i) => scenarioNamed(`S${i}`, ['LOG-01'], false));
  const declared = Array.from({ length: 4 }, (_, i) => ({ id: `F${i}`, says: 'It is wrong.', mustChange: ['LOG-01'] }));
  const each: Case = { passed, declared, detects: () => true, detections: {}, hides: [] };
  assert.equal((await detectIn(each, {})).ranAgainst.length, 24);
  const everything = Object.fromEntries(declared.map(({ id }) => [id, passed.map((s) => s.id)]));
  assert.equal((await detectIn(each, everything)).ranAgainst.length, 6);
});
