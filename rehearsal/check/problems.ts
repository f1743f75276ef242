import { didYouMean } from '../../kernel/index.ts';
import type { Standard } from '../../standards/index.ts';
import type { Plan } from '../plan.ts';
import { CRITERION_TAG, type PlannedScenario } from '../run/planned.ts';

/** Inconsistencies between plan, standard and scenarios, each with the key or line to change. Null: scenarios that could not be read. */
export function problemsOf(plan: Plan, standard: Standard, scenarios: readonly PlannedScenario[] | null): readonly string[] {
  const problems = [
    ...scopeProblems(plan, standard),
    ...supplierProblems(plan, standard),
    ...(scenarios ? [...showingProblems(plan, standard, scenarios), ...tagProblems(standard, scenarios)] : []),
  ];
  // With a mistake in the selection, the count is wrong as a consequence.
  return scenarios && problems.length === 0 ? countProblems(plan, scenarios) : problems;
}

function scopeProblems(plan: Plan, standard: Standard): readonly string[] {
  const known = new Map(standard.criteria.map((c) => [c.id, c]));
  const unknown = (id: string) => `is not a criterion of ${standard.id}.${didYouMean(id, known.keys())}`;
  if (plan.criteria.length === 0) return [plan.where(['scope', 'criteria'], 'selects nothing. Name at least one criterion.')];
  return [
    ...plan.criteria.flatMap((id, i) => (known.has(id) ? [] : [plan.where(['scope', 'criteria', i], `"${id}" ${unknown(id)}`)])),
    ...plan.criteria.flatMap((id, i) =>
      plan.criteria.indexOf(id) === i ? [] : [plan.where(['scope', 'criteria', i], `"${id}" is selected twice. Remove one.`)],
    ),
    ...plan.notApplicable.flatMap(({ criterion }, i) => {
      const at = ['scope', 'notApplicable', i, 'criterion'];
      if (!known.has(criterion)) return [plan.where(at, `"${criterion}" ${unknown(criterion)}`)];
      if (plan.criteria.includes(criterion)) return [plan.where(at, `"${criterion}" is selected too. Remove one of the two.`)];
      return known.get(criterion)!.mustPass
        ? [plan.where(at, `"${criterion}" must pass and cannot be scoped out. Remove it here.`)]
        : [];
    }),
  ];
}

function supplierProblems(plan: Plan, standard: Standard): readonly string[] {
  const known = standard.suppliers.map(({ id }) => id);
  return Object.keys(plan.supplierFaults)
    .filter((id) => !known.includes(id))
    .map((id) =>
      plan.where(
        ['suppliers', id],
        `there is no supplier "${id}" in ${standard.id}.${didYouMean(id, known) || ` It has ${known.join(', ')}.`}`,
      ),
    );
}

function showingProblems(plan: Plan, standard: Standard, scenarios: readonly PlannedScenario[]): readonly string[] {
  const loaded = plan.load.length > 0;
  return plan.criteria.flatMap((id, i) => {
    const criterion = standard.criteria.find((c) => c.id === id);
    if (!criterion) return [];
    const at = (message: string) => plan.where(['scope', 'criteria', i], message);
    if (criterion.shownBy.length === 0)
      return [at(`"${id}" has no way of being shown. Add one under shownBy in the standard's criteria.yaml, or deselect it.`)];
    return criterion.shownBy.flatMap(({ by }) => {
      if (by === 'scenario' && !scenarios.some((s) => s.criteria.includes(id)))
        return [at(`"${id}" is shown by scenarios, and none is tagged @${id}. Tag one, or deselect it.`)];
      if (by === 'load' && !loaded)
        return [at(`"${id}" is shown by load, and the plan has none. Add a profile under load, or deselect it.`)];
      return [];
    });
  });
}

function countProblems(plan: Plan, scenarios: readonly PlannedScenario[]): readonly string[] {
  const { length } = scenarios.filter((s) => s.criteria.some((id) => plan.criteria.includes(id)));
  return length >= plan.atLeast
    ? []
    : [
        plan.where(
          ['scenarios', 'atLeast'],
          `promises ${plan.atLeast} scenarios, and ${length} are there. Find the missing ones, or lower the promise.`,
        ),
      ];
}

function tagProblems(standard: Standard, scenarios: readonly PlannedScenario[]): readonly string[] {
  const known = standard.criteria.map(({ id }) => id);
  return scenarios.flatMap(({ file, line, tags, name, criteria }) => {
    const lookalikes = tags.filter((tag) => CRITERION_TAG.test(tag.toUpperCase()) && !known.includes(tag.slice(1)));
    if (lookalikes.length)
      return lookalikes.map(
        (tag) => `${file}:${line}  ${tag} is not a criterion of ${standard.id}.${didYouMean(tag.slice(1), known)}`,
      );
    return criteria.length
      ? []
      : [`${file}:${line}  "${name}" proves no criterion. Tag its feature with one, such as @${known[0]}.`];
  });
}
