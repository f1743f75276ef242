import { StepKeywordType, type GherkinDocument, type Scenario } from '@cucumber/messages';

const OUTLINE = /^Scenario (?:Outline|Template)$/;

/** Scenarios that could never fail, since they have no steps, expect nothing, or never run. `file:line  message` each. */
export function unproving({ uri, feature }: GherkinDocument): readonly string[] {
  const children = feature?.children ?? [];
  const ofFeature = expects(children);
  return children
    .flatMap(({ scenario, rule }) => [
      ...(scenario ? problemsOf(scenario, ofFeature) : []),
      ...problemsIn(rule?.children ?? [], ofFeature || expects(rule?.children ?? [])),
    ])
    .map(({ line, message }) => `${uri}:${line}  ${message}`);
}

/** Whether a Background expects something: then every scenario that it belongs to does. */
const expects = (children: readonly { readonly background?: Pick<Scenario, 'steps'> }[]): boolean =>
  children.some(({ background }) => background && hasThen(background));

const hasThen = ({ steps }: Pick<Scenario, 'steps'>): boolean =>
  steps.some(({ keywordType }) => keywordType === StepKeywordType.OUTCOME);

const problemsIn = (children: readonly { readonly scenario?: Scenario }[], expected: boolean) =>
  children.flatMap(({ scenario }) => (scenario ? problemsOf(scenario, expected) : []));

function problemsOf(scenario: Scenario, expected: boolean) {
  const { name, keyword, location, steps, examples } = scenario;
  const empty = examples.filter(({ tableBody }) => tableBody.length === 0);
  return [
    ...(steps.length === 0
      ? [{ line: location.line, message: `"${name}" has no steps, so it shows nothing. Write them, or remove it.` }]
      : expected || hasThen(scenario)
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
