import type { ControlResult, RehearsalRecord } from '../../evidence/index.ts';
import type { RanScenario } from '../run/collect.ts';
import { isExpensive } from '../run/worker-pool.ts';
import type { PlannedScenario } from '../run/planned.ts';
import type { RunTrials, DeclaredFault, Detections, Trial } from './types.ts';

/** Faults put into one desk, to see at the price of one whether any of them is noticed. */
const BATCH = 22;

/**
 * Finds out which faults are detections, and by what, in rounds with the same outcome whatever runs beside what.
 *
 * First each fault meets the scenarios that noticed it when it was last tried, no more of them than prove it caught and every scenario
 * able to fail; what is not known, or holds no longer, meets every scenario of the criteria it must change. Then every scenario that is
 * still green meets each fault that concerns it and that it has not met, and the faults of other criteria, several in one desk; where it
 * turns red, each of them by itself, so that only a fault that was alone is ever held to have turned it. Faults may hide each other in
 * one desk: then a scenario is listed as turned by none, and nothing is claimed that was not seen.
 *
 * What is remembered only spares trials whose outcome changes no verdict: a fault is caught when each criterion it declares is turned
 * `not met` by a scenario, and is called missed only after it has met all of them, as a scenario is listed only after it has met them all.
 */
export async function detectFaults(
  faults: readonly DeclaredFault[],
  passed: readonly PlannedScenario[],
  detections: Detections,
  runTrials: RunTrials,
): Promise<NonNullable<RehearsalRecord['controls']>> {
  const detectedBy = new Map(faults.map(({ id }) => [id, [] as RanScenario[]]));
  const met = new Map(faults.map(({ id }) => [id, new Set<string>()]));
  const runIsolated = async (
    trials: readonly { readonly fault: DeclaredFault; readonly scenarios: readonly PlannedScenario[] }[],
  ) => {
    const fresh = trials.map(({ fault, scenarios }) => ({
      faults: [fault] as const,
      scenarios: scenarios.filter(({ id }) => !met.get(fault.id)!.has(id)),
    }));
    const red = await runTrials(fresh);
    for (const [place, trial] of fresh.entries()) {
      const [{ id }] = trial.faults;
      detectedBy.get(id)!.push(...(red[place] ?? []));
      for (const scenario of trial.scenarios) met.get(id)!.add(scenario.id);
    }
  };
  const changedBy = ({ id }: DeclaredFault) => criteriaOf(detectedBy.get(id)!);
  const caught = (fault: DeclaredFault) => fault.mustChange.every((c) => changedBy(fault).has(c));
  const green = () => {
    const red = new Set([...detectedBy.values()].flat().map(({ id }) => id));
    return passed.filter(({ id }) => !red.has(id));
  };

  await runIsolated(firstTrials(faults, passed, detections));
  await runIsolated(faults.filter((fault) => !caught(fault)).map((fault) => ({ fault, scenarios: concerning(fault, passed) })));
  const unturned = green();
  await runIsolated(faults.map((fault) => ({ fault, scenarios: concerning(fault, unturned) })));
  const left = green().filter((scenario) => !isExpensive(scenario));
  const groups: readonly Trial[] = interleaved(faults, BATCH).map((some) => ({
    faults: some,
    scenarios: left.filter(({ id }) => some.some((fault) => !met.get(fault.id)!.has(id))),
  }));
  const suspects = (await runTrials(groups)).map((red) => new Set(red.map(({ id }) => id)));
  await runIsolated(
    groups.flatMap(({ faults: some }, place) =>
      some.map((fault) => ({ fault, scenarios: left.filter(({ id }) => suspects[place]!.has(id)) })),
    ),
  );

  const order = new Map(passed.map(({ id }, place) => [id, place]));
  const results = faults.map((fault): ControlResult => {
    const red = detectedBy.get(fault.id)!.map(({ id }) => id);
    return {
      fault: fault.id,
      says: fault.says,
      mustChange: fault.mustChange,
      changed: [...changedBy(fault)].sort(),
      caught: caught(fault),
      red: red.sort((a, b) => order.get(a)! - order.get(b)!),
    };
  });
  return { results, neverRed: green().map(({ id }) => id) };
}

/** The scenarios of the criteria it must change; of those that cost much, the ones it names. */
const concerning = ({ mustChange, onPages }: DeclaredFault, among: readonly PlannedScenario[]): readonly PlannedScenario[] =>
  among.filter((s) => s.criteria.some((id) => mustChange.includes(id)) && (!isExpensive(s) || onPages?.includes(s.name)));

/**
 * The fewest trials that are likely to show every fault caught and every scenario able to fail, going by what was noticed before. A fault of
 * which too little is known meets every scenario that concerns it.
 */
function firstTrials(faults: readonly DeclaredFault[], passed: readonly PlannedScenario[], detections: Detections) {
  const known = new Map(
    faults.map((fault) => {
      const remembered = new Set(detections[fault.id] ?? []);
      return [fault.id, passed.filter((s) => remembered.has(s.id) && (!isExpensive(s) || fault.onPages?.includes(s.name)))];
    }),
  );
  const chosen = new Map(faults.map(({ id }) => [id, new Set<PlannedScenario>()]));
  const used = new Set<PlannedScenario>();
  const choose = (fault: DeclaredFault, scenario: PlannedScenario) => {
    chosen.get(fault.id)!.add(scenario);
    used.add(scenario);
  };
  const unknown = new Set(
    faults.filter(({ id, mustChange }) => !mustChange.every((c) => criteriaOf(known.get(id)!).has(c))).map(({ id }) => id),
  );
  for (const fault of faults) if (unknown.has(fault.id)) for (const s of concerning(fault, passed)) chosen.get(fault.id)!.add(s);
  // Those with the least choice choose first, and take what nobody has taken: the scenarios are then spread over the faults.
  for (const fault of faults.toSorted((a, b) => known.get(a.id)!.length - known.get(b.id)!.length)) {
    for (const criterion of unknown.has(fault.id) ? [] : fault.mustChange) {
      if (criteriaOf([...chosen.get(fault.id)!]).has(criterion)) continue;
      const able = known.get(fault.id)!.filter((s) => s.criteria.includes(criterion));
      const cheap = able.filter((s) => !isExpensive(s));
      choose(fault, cheap.find((s) => !used.has(s)) ?? cheap[0] ?? able.find((s) => !used.has(s)) ?? able[0]!);
    }
  }
  for (const scenario of passed) {
    if (used.has(scenario)) continue;
    const fault = faults.find(({ id }) => known.get(id)!.includes(scenario));
    if (fault) choose(fault, scenario);
  }
  return faults.map((fault) => ({ fault, scenarios: passed.filter((s) => chosen.get(fault.id)!.has(s)) }));
}

const criteriaOf = (scenarios: readonly { readonly criteria: readonly string[] }[]): ReadonlySet<string> =>
  new Set(scenarios.flatMap(({ criteria }) => criteria));

/** Dealt out like cards: neighbours in the list are wrong in the same part, and hide each other more than others do. */
const interleaved = <T>(all: readonly T[], most: number): readonly (readonly T[])[] => {
  const hands = Math.ceil(all.length / most);
  return Array.from({ length: hands }, (_, hand) => all.filter((_card, place) => place % hands === hand));
};
