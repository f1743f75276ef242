import { PickleStepType, type Envelope, type Pickle } from '@cucumber/messages';
import { didYouMean } from '../../kernel/index.ts';
import { isDenial } from '../../steps/denials.ts';
import { sisterProblems, sistersIn } from '../judge/sister-names.ts';
import { misspelt } from './misspelt.ts';
import { unproving } from './unproving.ts';

/** One scenario as the features hold it, before anything runs. */
export interface PlannedScenario {
  /** `feature/name`, with `#row` for a row of an outline: stays the same when other scenarios are edited. */
  readonly id: string;
  readonly pickleId: string;
  readonly name: string;
  readonly feature: string;
  readonly rule: string | null;
  readonly file: string;
  readonly line: number;
  readonly tags: readonly string[];
  readonly criteria: readonly string[];
  /** Whether it has a `Then`: without one nothing is expected, so nothing can be shown. */
  readonly expects: boolean;
  /** The first of its sentences that denies a contact, and the scenarios it names in which the desk makes one. */
  readonly denies: string | null;
  readonly sisters: readonly string[];
  readonly steps: readonly PlannedStep[];
}

export interface PlannedStep {
  readonly id: string;
  readonly text: string;
  readonly keyword: string;
  readonly line: number;
  /** Whether it is a Then step, or an And or a But after one. */
  readonly judges: boolean;
}

export interface Plan {
  readonly scenarios: readonly PlannedScenario[];
  /** `file:line  message`, for features that do not parse and undefined steps. */
  readonly problems: readonly string[];
}

export const CRITERION_TAG = /^@([A-Z]{3}-\d{2})$/;

interface Place {
  readonly sisters: readonly string[];
  readonly line: number;
  readonly keyword: string;
  readonly rule: string | null;
  readonly row: number | null;
}
export interface Feature {
  readonly name: string;
  readonly places: ReadonlyMap<string, Place>;
}

/** Reads cucumber's messages of a dry run. Cucumber itself reports an empty run, or undefined steps, as a success. */
export function planOf(envelopes: readonly Envelope[]): Plan {
  const features = new Map<string, Feature>();
  const pickles: Pickle[] = [];
  const selected = new Set<string>();
  const problems: string[] = [];
  const unmatched = new Map<string, { readonly id: string; readonly definitions: number }[]>();
  const patterns: string[] = [];
  const denials = new Set<string>();
  const denying = new Map<string, string>();
  const sources = new Map<string, string>();
  for (const { source, gherkinDocument, pickle, parseError, testCase, stepDefinition } of envelopes) {
    if (stepDefinition) patterns.push(stepDefinition.pattern.source);
    if (stepDefinition && isDenial(stepDefinition.pattern.source)) denials.add(stepDefinition.id);
    if (source) sources.set(source.uri, source.data);
    if (gherkinDocument)
      problems.push(...misspelt(gherkinDocument, sources.get(gherkinDocument.uri ?? '') ?? ''), ...unproving(gherkinDocument));
    if (gherkinDocument?.feature && gherkinDocument.uri) features.set(gherkinDocument.uri, readFeature(gherkinDocument));
    if (pickle) pickles.push(pickle);
    if (parseError)
      problems.push(`${parseError.source.uri}:${parseError.source.location?.line ?? 0}  ${parseError.message.split('\n')[0]}`);
    if (testCase) {
      selected.add(testCase.pickleId);
      const steps = testCase.testSteps.flatMap(({ pickleStepId: id, stepDefinitionIds: { length = 0 } = [] }) =>
        id && length !== 1 ? [{ id, definitions: length }] : [],
      );
      if (steps.length) unmatched.set(testCase.pickleId, steps);
      const denial = testCase.testSteps.find(({ stepDefinitionIds = [] }) => stepDefinitionIds.some((id) => denials.has(id)));
      if (denial?.pickleStepId) denying.set(testCase.pickleId, denial.pickleStepId);
    }
  }
  // Cucumber emits every pickle and a test case for each selected one.
  const scenarios = pickles
    .filter(({ id }) => selected.has(id))
    .map((pickle) => plannedScenario(pickle, features.get(pickle.uri)!))
    .map((scenario) => ({ ...scenario, denies: textOf(scenario, denying.get(scenario.pickleId)) }));
  for (const scenario of scenarios) {
    for (const { id, definitions } of unmatched.get(scenario.pickleId) ?? []) {
      const step = scenario.steps.find((s) => s.id === id)!;
      const what = `${scenario.file}:${step.line}  "${step.keyword}${step.text}"`;
      problems.push(
        definitions === 0
          ? `${what} has no step definition.${didYouMean(step.text, patterns)} Write one under steps/, or correct the wording.`
          : `${what} matches ${definitions} step definitions. Make their wordings distinct.`,
      );
    }
  }
  const twice = scenarios.filter(({ id }, i) => scenarios.findIndex((s) => s.id === id) !== i);
  for (const { file, line, id } of twice)
    problems.push(`${file}:${line}  another scenario is called "${id}" too. Give each a name of its own.`);
  return { scenarios, problems: [...new Set([...problems, ...sisterProblems(scenarios)])] };
}

const textOf = ({ steps }: PlannedScenario, step: string | undefined): string | null =>
  steps.find(({ id }) => id === step)?.text ?? null;

/** The scenario's id in the record and in its environment. */
export function scenarioId(pickle: Pickle, document: NonNullable<Envelope['gherkinDocument']>): string {
  return plannedScenario(pickle, readFeature(document)).id;
}

export function plannedScenario(pickle: Pickle, feature: Feature): PlannedScenario {
  const place = pickle.astNodeIds.map((id) => feature.places.get(id)).find((p) => p !== undefined);
  const row = pickle.astNodeIds.map((id) => feature.places.get(id)?.row ?? null).find((r) => r !== null) ?? null;
  const tags = pickle.tags.map(({ name }) => name);
  return {
    id: `${feature.name}/${pickle.name}${row === null ? '' : `#${row}`}`,
    pickleId: pickle.id,
    name: pickle.name,
    feature: feature.name,
    rule: place?.rule ?? null,
    file: pickle.uri,
    line: place?.line ?? 0,
    tags,
    criteria: tags.flatMap((tag) => CRITERION_TAG.exec(tag)?.[1] ?? []),
    denies: null,
    sisters: pickle.astNodeIds.flatMap((id) => feature.places.get(id)?.sisters ?? []),
    expects: pickle.steps.some(({ type }) => type === PickleStepType.OUTCOME),
    steps: pickle.steps.map(({ id, text, type, astNodeIds }) => ({
      id,
      text,
      judges: type === PickleStepType.OUTCOME,
      keyword: feature.places.get(astNodeIds[0] ?? '')?.keyword ?? '',
      line: feature.places.get(astNodeIds[0] ?? '')?.line ?? 0,
    })),
  };
}

export function readFeature(document: NonNullable<Envelope['gherkinDocument']>): Feature {
  const places = new Map<string, Place>();
  const feature = document.feature!;
  const visit = (children: readonly (typeof feature.children)[number][], rule: string | null) => {
    const here = { rule, row: null, sisters: [] };
    for (const { background, scenario, rule: nested } of children) {
      if (nested) visit(nested.children, nested.name);
      for (const node of [background, scenario]) {
        if (!node) continue;
        if (node === scenario)
          places.set(node.id, { ...here, line: node.location.line, keyword: '', sisters: sistersIn(node.description) });
        for (const step of node.steps) places.set(step.id, { ...here, line: step.location.line, keyword: step.keyword });
      }
      scenario?.examples
        .flatMap((e) => e.tableBody)
        .forEach((line, i) => places.set(line.id, { ...here, line: line.location.line, keyword: '', row: i + 1 }));
    }
  };
  visit(feature.children, null);
  return { name: feature.name, places };
}
