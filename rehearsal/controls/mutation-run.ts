import type { ControlResult, RehearsalRecord } from '../../evidence/index.ts';
import type { RanScenario } from '../run/collect.ts';
import { isExpensive } from '../run/worker-pool.ts';
import type { PlannedScenario } from '../run/planned.ts';
import type { RunFaults, DeclaredFault, Detections, FaultRun } from './types.ts';

/** Faults combined in one desk, to learn with one run whether any of them is detected. */
const BATCH = 22;

/**
 * Finds which faults are detected, and by which scenarios. The result does not depend on what runs in parallel.
 *
 * 1. Each fault runs against the scenarios that detected it last time, just enough to show it caught and every scenario able to fail.
 * 2. A fault without known detections, or whose detections no longer hold, runs against every scenario of the criteria it must change.
 * 3. Scenarios that are still green run against each remaining fault that concerns them.
 * 4. Scenarios that are still green run against batches of faults of other criteria in one desk. Where one turns red, each fault of the batch
 *    runs alone, so only an isolated fault counts as detected. Faults may mask each other in a batch: the scenario is then listed as never
 *    red, so nothing is claimed that was not observed.
 *
 * Earlier detections only spare runs that change no verdict. A fault is caught when a scenario of each criterion it declares is `not met`; it
 * is missed only after all of them ran, and a scenario is listed as never red only after it ran against all faults.
 */
export async function detectFaults(
  faults: readonly DeclaredFault[],
  passed: readonly PlannedScenario[],
  detections: Detections,
  runFaults: RunFaults,
): Promise<NonNullable<RehearsalRecord['controls']>> {
  const detectedBy = new Map(faults.map(({ id }) => [id, [] as RanScenario[]]));
  const ranAgainst = new Map(faults.map(({ id }) => [id, new Set<string>()]));
  const runIsolated = async (
    runs: readonly { readonly fault: DeclaredFault; readonly scenarios: readonly PlannedScenario[] }[],
  ) => {
    const fresh = runs.map(({ fault, scenarios }) => ({
      faults: [fault] as const,
      scenarios: scenarios.filter(({ id }) => !ranAgainst.get(fault.id)!.has(id)),
    }));
    const red = await runFaults(fresh);
    for (const [place, run] of fresh.entries()) {
      const [{ id }] = run.faults;
      detectedBy.get(id)!.push(...(red[place] ?? []));
      for (const scenario of run.scenarios) ranAgainst.get(id)!.add(scenario.id);
    }
  };
  const changedBy = ({ id }: DeclaredFault) => criteriaOf(detectedBy.get(id)!);
  const caught = (fault: DeclaredFault) => fault.mustChange.every((c) => changedBy(fault).has(c));
  const green = () => {
    const red = new Set([...detectedBy.values()].flat().map(({ id }) => id));
    return passed.filter(({ id }) => !red.has(id));
  };

  await runIsolated(firstRuns(faults, passed, detections));
  await runIsolated(faults.filter((fault) => !caught(fault)).map((fault) => ({ fault, scenarios: concerning(fault, passed) })));
  const stillGreen = green();
  await runIsolated(faults.map((fault) => ({ fault, scenarios: concerning(fault, stillGreen) })));
  const left = green().filter((scenario) => !isExpensive(scenario));
  const batches: readonly FaultRun[] = interleaved(faults, BATCH).map((some) => ({
    faults: some,
    scenarios: left.filter(({ id }) => some.some((fault) => !ranAgainst.get(fault.id)!.has(id))),
  }));
  const suspects = (await runFaults(batches)).map((red) => new Set(red.map(({ id }) => id)));
  await runIsolated(
    batches.flatMap(({ faults: some }, place) =>
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

/** The scenarios of the criteria that a fault must change; of the expensive ones, only those it names. */
const concerning = ({ mustChange, expensive }: DeclaredFault, among: readonly PlannedScenario[]): readonly PlannedScenario[] =>
  among.filter((s) => s.criteria.some((id) => mustChange.includes(id)) && (!isExpensive(s) || expensive?.includes(s.name)));

/**
 * The fewest runs that are likely to show every fault caught and every scenario able to fail, according to earlier detections. A fault
 * with too few detections runs against every scenario that concerns it.
 */
function firstRuns(faults: readonly DeclaredFault[], passed: readonly PlannedScenario[], detections: Detections) {
  const known = new Map(
    faults.map((fault) => {
      const remembered = new Set(detections[fault.id] ?? []);
      return [fault.id, passed.filter((s) => remembered.has(s.id) && (!isExpensive(s) || fault.expensive?.includes(s.name)))];
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
  // Faults with the fewest candidates choose first and prefer unused scenarios, which spreads the scenarios over the faults.
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

/** Splits a list round robin: neighbours in the list concern the same part and mask each other most. */
const interleaved = <T>(all: readonly T[], most: number): readonly (readonly T[])[] => {
  const batches = Math.ceil(all.length / most);
  return Array.from({ length: batches }, (_, batch) => all.filter((_one, place) => place % batches === batch));
};
