import { isDeepStrictEqual } from 'node:util';
import { outcomeOf, verdictOfShowings } from './outcome.ts';
import type { CriterionResult, RehearsalRecord } from './types.ts';

/** Contradictions in a record, a sentence each: its outcome must follow from its criteria, these from their showings, these from their scenarios. */
export function inconsistencies(record: RehearsalRecord): readonly string[] {
  const outcome = outcomeOf(record.criteria, record.partial);
  return [
    ...(isDeepStrictEqual({ ...outcome }, { ...record.outcome })
      ? []
      : [`its outcome is "${record.outcome.sentence}", and its criteria come to "${outcome.sentence}"`]),
    ...record.criteria.flatMap((criterion) => ofCriterion(criterion, record)),
    ...record.scenarios.flatMap(({ name, verdict, steps }) => {
      const bad = steps.find(({ status }) => status !== 'passed' && status !== 'skipped');
      const open = steps.flatMap(({ findings = [] }) => findings).find((finding) => finding.verdict !== 'met');
      return [
        ...(verdict === 'met' && bad ? [`scenario "${name}" is met, and its step "${bad.text}" ${bad.status}`] : []),
        ...(verdict === 'met' && open
          ? [`scenario "${name}" is met, and its finding "${open.sentence}" is ${open.verdict}`]
          : []),
      ];
    }),
    ...record.load.flatMap(({ profile, verdict, thresholds }) =>
      verdict === 'met' && thresholds.some(({ ok }) => !ok)
        ? [`load "${profile}" is met, and a threshold of it was not kept`]
        : [],
    ),
  ];
}

function ofCriterion(
  { id, verdict, showings, scenarios, mustPass }: CriterionResult,
  record: RehearsalRecord,
): readonly string[] {
  if (verdict === 'not applicable') {
    if (mustPass) return [`${id} must pass, and is called not applicable`];
    return record.plan.notApplicable.some(({ criterion }) => criterion === id)
      ? []
      : [`${id} is called not applicable, and the plan does not scope it out`];
  }
  const shownToBe = verdictOfShowings(showings);
  // A criterion that a faulty desk also passes proves nothing.
  const missed =
    record.controls?.results.some((control) => control.mustChange.includes(id) && !control.changed.includes(id)) ?? false;
  const follows = shownToBe === 'met' && missed ? 'error' : shownToBe;
  if (follows !== verdict) return [`${id} is called ${verdict}, and its showings come to ${follows}`];
  const shown = scenarios.map((name) => record.scenarios.find((scenario) => scenario.id === name)!);
  if (showings.some((showing) => showing.by === 'scenario' && showing.verdict === 'met')) {
    if (shown.length === 0) return [`${id} is called met by scenarios, and names none`];
    const open = shown.find((scenario) => scenario.verdict !== 'met');
    if (open) return [`${id} is called met by scenarios, and "${open.name}" is ${open.verdict}`];
  }
  if (showings.some((showing) => showing.by === 'load' && showing.verdict === 'met') && record.load.length === 0)
    return [`${id} is called met under load, and no load was run`];
  const shownByMissing = (record.target.notOffered ?? []).find(({ part }) =>
    showings.some(({ by, what, verdict: shownAs }) => shownAs === 'met' && needsPart(by, what) === part),
  );
  return shownByMissing ? [`${id} is called met, and ${shownByMissing.reason}`] : [];
}

/** The part of an adapter without which a way of showing cannot have been tried. */
const needsPart = (by: CriterionResult['showings'][number]['by'], what: string) =>
  by === 'load' ? 'load' : by === 'document' && what !== 'document: evidence-index' ? 'documents' : null;
