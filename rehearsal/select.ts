import { createRequire } from 'node:module';
import { UsageError } from '../kernel/index.ts';
import type { Standard } from '../standards/index.ts';
import type { PlannedScenario } from './run/planned.ts';

/** What the command line selects of a plan's scenarios. */
export interface Narrowing {
  /** A cucumber tag expression. */
  readonly tags?: string | undefined;
  /** Patterns of scenario names, any of which may match. */
  readonly names?: readonly string[] | undefined;
  readonly profile?: 'standard' | 'authoring' | 'quick' | undefined;
}

/** How long each load profile of the plan runs in the quick profile. */
export const QUICK_LOAD = '5s';

/** The criteria that the quick profile judges. Throws a `UsageError` when the plan selects none of them. */
export function quickCriteria(selected: readonly string[], { criteria }: Pick<Standard, 'criteria'>): readonly string[] {
  const mustPass = criteria.filter((each) => each.mustPass && selected.includes(each.id)).map(({ id }) => id);
  if (mustPass.length === 0)
    throw new UsageError('--profile quick runs what must pass, and scope.criteria selects no must-pass criterion. Leave it out.');
  return mustPass;
}

type TagExpression = { evaluate(tags: readonly string[]): boolean };

export const isNarrowed = ({ tags, names, profile }: Narrowing): boolean =>
  Boolean(tags?.trim()) || Boolean(names?.length) || profile === 'quick';

/** Throws a `UsageError` for an expression or a pattern that does not parse. */
export function refuseUnreadable({ tags, names }: Narrowing): void {
  tagExpression(tags?.trim() ?? '');
  for (const name of names ?? []) namePattern(name);
}

/** The scenarios that match. Throws a `UsageError` for an expression that does not parse, and when nothing matches. */
export function narrowed(scenarios: readonly PlannedScenario[], { tags, names }: Narrowing): readonly PlannedScenario[] {
  const expression = tagExpression(tags?.trim() ?? '');
  const patterns = (names ?? []).map(namePattern);
  const chosen = scenarios.filter(
    (scenario) =>
      expression.evaluate(scenario.tags) && (patterns.length === 0 || patterns.some((pattern) => pattern.test(scenario.name))),
  );
  if (chosen.length === 0)
    throw new UsageError('No scenario that the plan selects matches. Check --tags and --name, and scope.criteria in the plan.');
  return chosen;
}

/** Parses with cucumber's own parser, so that it selects what cucumber will run. */
function tagExpression(expression: string): TagExpression {
  const fromCucumber = createRequire(createRequire(import.meta.url).resolve('@cucumber/cucumber'));
  const parser = fromCucumber('@cucumber/tag-expressions') as {
    readonly default: (expression: string) => TagExpression;
  };
  try {
    return parser.default(expression);
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UsageError(
      `--tags '${expression}': ${reason.replace(/^.*syntax error: /, '').replace(/\.?$/, '.')} Write a cucumber tag expression, such as '@LSP-05 and not @browser'.`,
    );
  }
}

function namePattern(name: string): RegExp {
  try {
    return new RegExp(name);
  } catch (error) {
    throw new UsageError(`--name '${name}': ${(error as Error).message}. Escape the characters that patterns give a meaning.`);
  }
}
