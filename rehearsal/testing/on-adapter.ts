import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { shippedStandard } from '../../standards/index.ts';
import type { RanScenario } from '../run/collect.ts';
import { planOf } from '../run/planned.ts';
import { startRunner } from '../run/runner.ts';
import { runScenarios } from '../run/scenarios.ts';
import { root } from './inline.ts';

export interface OnAdapter {
  readonly adapter: string;
  readonly paths?: readonly string[];
  readonly tags?: string;
  /** Names of scenarios; none: all. */
  readonly names?: readonly string[];
  readonly faults?: readonly string[];
  readonly standardDir?: string;
}

/** Runs shipped scenarios by any adapter, faulty ones included, and without a browser. */
export async function runOnAdapter(
  t: TestContext,
  { adapter, paths = ['features'], tags = '', names = [], faults = [], standardDir = shippedStandard('nhs-lsd') }: OnAdapter,
): Promise<readonly RanScenario[]> {
  const ledgerDir = mkdtempSync(path.join(tmpdir(), 'deskproof-on-adapter-'));
  t.after(() => rmSync(ledgerDir, { recursive: true, force: true }));
  const runner = startRunner({ root, standardDir, adapter, seed: '1', steps: [], profile: 'standard' });
  try {
    const selection = { paths, tags, names };
    const { scenarios } = planOf(await runner.plan(selection));
    const run = await runScenarios(runner, scenarios, { ...selection, faults, ledgerDir, browserEndpoint: null });
    return run.scenarios;
  } finally {
    await runner.stop();
  }
}
