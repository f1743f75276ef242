import { StepKeywordType, type GherkinDocument, type Scenario } from '@cucumber/messages';

const OUTLINE = /^Scenario (?:Outline|Template)$/;

/** Scenarios that could never fail, since they have no steps, expect nothing, or never run. `file:line  message` each. */
export function unproving({ uri, feature }: GherkinDocument): readonly string[] {
  const scenarios = (feature?.children ?? []).flatMap(({ scenario, rule }) => [
    ...(scenario ? [scenario] : []),
    ...(rule?.children ?? []).flatMap((child) => child.scenario ?? []),
  ]);
  return scenarios.flatMap((scenario) => problemsOf(scenario).map(({ line, message }) => `${uri}:${line}  ${message}`));
}

function problemsOf({ name, keyword, location, steps, examples }: Scenario) {
  const empty = examples.filter(({ tableBody }) => tableBody.length === 0);
  return [
    ...(steps.length === 0
      ? [{ line: location.line, message: `"${name}" has no steps, so it shows nothing. Write them, or remove it.` }]
      : steps.some(({ keywordType }) => keywordType === StepKeywordType.OUTCOME)
        ? []
        : [{ line: location.line, message: `"${name}" expects nothing: it has no Then step. Write what must be seen.` }]),
    ...(OUTLINE.test(keyword.trim()) && examples.length === 0
      ? [{ line: location.line, message: `"${name}" is an outline without Examples, so it never runs. Add them with rows.` }]
      : []),
    ...empty.map((one) => ({
      line: one.location.line,
      message: `the Examples of "${name}" have no rows, so it never runs. Add rows, or remove them.`,
    })),
  ];
}
