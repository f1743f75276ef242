import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { RehearsalRecord, Verdict } from '../../evidence/index.ts';
import { silent } from '../../kernel/progress.ts';
import { rehearse } from '../rehearse.ts';
import type { Rehearsed, RehearseOptions } from '../types.ts';

export const root = path.resolve(import.meta.dirname, '..', '..');
export const FIXTURE_STEPS = 'rehearsal/testing/steps/behave.steps.ts';

export interface Inline {
  /** Text by file name, written into the test's own folder. */
  readonly features?: Readonly<Record<string, string>>;
  /** Shipped features beside the inline ones. */
  readonly paths?: readonly string[];
  readonly criteria?: readonly string[];
  readonly steps?: readonly string[];
  readonly atLeast?: number;
  readonly controls?: boolean;
  readonly adapter?: string;
  /** Lines at the end of the plan. */
  readonly more?: string;
}

export interface InlinePlan {
  readonly planFile: string;
  /** Temporary folder, removed after the test. Reports land in `<folder>/reports`. */
  readonly folder: string;
}

/** Writes a plan and its features into a temporary folder: no load, no controls unless asked for. */
export function inlinePlan(t: TestContext, inline: Inline): InlinePlan {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-inline-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const {
    features = {},
    paths = [],
    criteria = ['PRI-01'],
    steps = [FIXTURE_STEPS],
    atLeast = 1,
    controls = false,
    adapter = 'built-in',
    more = '',
  } = inline;
  mkdirSync(path.join(folder, 'features'));
  for (const [name, text] of Object.entries(features)) writeFileSync(path.join(folder, 'features', name), text);
  const all = [...(Object.keys(features).length ? [path.join(folder, 'features')] : []), ...paths];
  const planFile = path.join(folder, 'plan.yaml');
  writeFileSync(
    planFile,
    `title: An inline rehearsal
standard: nhs-lsd
target:
  adapter: ${adapter}
scope:
  criteria: ${JSON.stringify(criteria)}
scenarios:
  paths: ${JSON.stringify(all)}
  steps: ${JSON.stringify(steps)}
  atLeast: ${atLeast}
controls: ${controls}
reports: ${path.join(folder, 'reports')}
${more}`,
  );
  return { planFile, folder };
}

/** The arguments of node that run the command as `bin/deskproof.mjs` does. */
export const deskproof = (...args: readonly string[]): readonly string[] => [
  ...['ExperimentalWarning', 'DEP0205', 'DEP0180'].map((warning) => `--disable-warning=${warning}`),
  path.join(root, 'cli', 'main.ts'),
  ...args,
];

export async function rehearseInline(t: TestContext, inline: Inline, options: Partial<RehearseOptions> = {}): Promise<Rehearsed> {
  const { planFile } = inlinePlan(t, inline);
  return rehearse({ root, planFile, progress: silent, ...options });
}

/** Verdict and cause by scenario name. */
export const verdictsOf = ({
  scenarios,
}: Pick<RehearsalRecord, 'scenarios'>): Record<string, readonly [Verdict, string | null]> =>
  Object.fromEntries(scenarios.map(({ name, verdict, cause }) => [name, [verdict, cause]]));
