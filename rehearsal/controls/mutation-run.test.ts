import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { unfinished } from '../run/scenarios.ts';
import type { PlannedScenario } from '../run/planned.ts';
import { detectFaults } from './mutation-run.ts';
import type { RunTrials, DeclaredFault, Detections, Trial } from './types.ts';

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
  steps: [],
});

/** Faults and scenarios, and which notices which when it is alone with it; `hides` may keep a scenario green in a desk of several. */
const world = fc
  .record({
    scenarios: fc.array(fc.record({ criteria, long: fc.boolean() }), { minLength: 1, maxLength: 9 }),
    faults: fc.array(criteria, { minLength: 2, maxLength: 6 }),
    pairs: fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(8)), { selector: String, maxLength: 30 }),
    remembered: fc.uniqueArray(fc.tuple(fc.nat(7), fc.nat(10)), { selector: String, maxLength: 30 }),
    hides: fc.uniqueArray(fc.nat(8)),
  })
  .map(({ scenarios, faults, pairs, remembered, hides }) => {
    const passed = scenarios.map((s, i) => scenarioNamed(`S${i}`, s.criteria, s.long));
    const declared = faults.map((mustChange, i): DeclaredFault => ({
      id: `F${i}`,
      says: 'It is wrong.',
      mustChange,
      onPages: passed.filter((s) => s.tags.length && pairs.some(([f, at]) => f === i && `S${at}` === s.id)).map(({ id }) => id),
    }));
    const notices = (fault: string, scenario: string) => pairs.some(([f, s]) => `F${f}` === fault && `S${s}` === scenario);
    const detections: Record<string, string[]> = {};
    for (const [f, s] of remembered) (detections[`F${f}`] ??= []).push(`S${s}`);
    return { passed, declared, notices, detections, hides: hides.map((s) => `S${s}`) };
  });
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

/** Carries out trials in that world, and keeps them. */
async function foundIn({ passed, declared, notices, hides }: World, detections: Detections) {
  const trials: Trial[] = [];
  const runTrials: RunTrials = async (some) => {
    trials.push(...some);
    return some.map(({ faults, scenarios }) =>
      scenarios
        .filter(({ id }) => faults.some((f) => notices(f.id, id)) && (faults.length === 1 || !hides.includes(id)))
        .map((s) => unfinished(s, 'blocked', 'noticed')),
    );
  };
  const found = await detectFaults(declared, passed, detections, runTrials);
  const met = trials.flatMap(({ faults, scenarios }) =>
    faults.length === 1 ? scenarios.map(({ id }) => `${faults[0]!.id} ${id}`) : [],
  );
  return { ...found, met };
}

test('whatever is remembered, right or wrong: the same faults are caught, and nothing is listed that it does not list without', async () => {
  await fc.assert(
    fc.asyncProperty(world, async (each) => {
      const plain = await foundIn(each, {});
      const quick = await foundIn(each, each.detections);
      assert.deepEqual(
        quick.results.map(({ fault, caught }) => [fault, caught]),
        plain.results.map(({ fault, caught }) => [fault, caught]),
      );
      assert.deepEqual(
        quick.neverRed.filter((id) => !plain.neverRed.includes(id)),
        [],
      );
      for (const { fault, red } of [...plain.results, ...quick.results])
        for (const id of red) assert.ok(each.notices(fault, id), `${id} did not notice ${fault}`);
    }),
  );
});

test('a scenario that is listed, and a fault that is missed, have met all that concerns them', async () => {
  await fc.assert(
    fc.asyncProperty(world, async (each) => {
      const { results, neverRed, met } = await foundIn(each, each.detections);
      for (const [place, { fault, caught }] of results.entries()) {
        const { mustChange, onPages } = each.declared[place]!;
        for (const s of each.passed)
          if ((!caught || neverRed.includes(s.id)) && s.criteria.some((c) => mustChange.includes(c)))
            assert.ok(met.includes(`${fault} ${s.id}`) || (s.tags.length && !onPages?.includes(s.name)), `${fault} ${s.id}`);
      }
    }),
  );
});

test('nobody meets the same fault alone twice', async () => {
  await fc.assert(
    fc.asyncProperty(world, async (each) => {
      const { met } = await foundIn(each, each.detections);
      assert.equal(met.length, new Set(met).size);
    }),
  );
});

test('what is remembered of everything spares all but one trial a scenario and a fault', async () => {
  const passed = Array.from({ length: 6 }, (_, i) => scenarioNamed(`S${i}`, ['LOG-01'], false));
  const declared = Array.from({ length: 4 }, (_, i) => ({ id: `F${i}`, says: 'It is wrong.', mustChange: ['LOG-01'] }));
  const each: World = { passed, declared, notices: () => true, detections: {}, hides: [] };
  assert.equal((await foundIn(each, {})).met.length, 24);
  const everything = Object.fromEntries(declared.map(({ id }) => [id, passed.map((s) => s.id)]));
  assert.equal((await foundIn(each, everything)).met.length, 6);
});
