import os from 'node:os';
import type { EvidenceItem, LoadResult, RehearsalRecord, ScenarioResult, StepResult } from '../evidence/index.ts';
import type { Standard } from '../standards/index.ts';
import type { RanScenario } from './run/collect.ts';

/** Collects the evidence in one list and gives scenarios and load runs the indexes of theirs. */
export function indexed(
  scenarios: readonly RanScenario[],
  loads: readonly { readonly result: Omit<LoadResult, 'evidence'>; readonly items: readonly EvidenceItem[] }[],
  others: readonly EvidenceItem[] = [],
) {
  const evidence: EvidenceItem[] = [];
  const place = (items: readonly EvidenceItem[]) => items.map((item) => evidence.push(item) - 1);
  const ran: ScenarioResult[] = scenarios.map(({ items, loss, contacts, steps, ...scenario }) => {
    void loss;
    void contacts;
    const own = place(items);
    return { ...scenario, steps: steps.map((step) => placed(step, own)), evidence: own };
  });
  const load: LoadResult[] = loads.map(({ result, items }) => ({ ...result, evidence: place(items) }));
  place(others);
  return { scenarios: ran, load, evidence };
}

/** A step whose findings name the evidence by its place among all. */
const placed = ({ findings, ...step }: StepResult, own: readonly number[]): StepResult =>
  findings ? { ...step, findings: findings.map((one) => ({ ...one, evidence: one.evidence.map((item) => own[item]!) })) } : step;

export function machine(): RehearsalRecord['run']['machine'] {
  return { os: `${os.type()} ${os.arch()}`, cores: os.availableParallelism(), memoryGiB: Math.round(os.totalmem() / 2 ** 30) };
}

/** Who is responsible for the run: `DESKPROOF_BY`, else the account that it ran under. */
export const whoRan = (): string => process.env['DESKPROOF_BY'] ?? os.userInfo().username;

export function notRehearsed(
  standard: Standard,
  selected: readonly string[],
  planned: readonly string[],
): RehearsalRecord['notRehearsed'] {
  return standard.criteria
    .filter((c) => c.mustPass && !selected.includes(c.id))
    .map(({ id, title }) => ({
      id,
      title,
      reason: planned.includes(id) ? 'Left out on the command line.' : 'Not in this rehearsal: the plan does not select it.',
    }));
}
