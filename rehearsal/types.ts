import type { RehearsalRecord } from '../evidence/index.ts';
import type { Progress } from '../kernel/progress.ts';
import type { Runner } from './run/runner.ts';

export interface RehearseOptions {
  /** The installation: features, steps, standards. */
  readonly root: string;
  readonly planFile: string;
  readonly progress: Progress;
  /** Overrides the plan's. `quick`: only its must-pass criteria, five seconds of each load profile, no faulty desks. */
  readonly profile?: 'standard' | 'authoring' | 'quick';
  readonly seed?: string;
  readonly skip?: readonly ('load' | 'controls')[];
  /** The scenarios alone, each failure printed at once. */
  readonly only?: 'scenarios';
  /** A cucumber tag expression that narrows the plan's selection. */
  readonly tags?: string;
  /** Patterns of scenario names that narrow the plan's selection. */
  readonly names?: readonly string[];
  /** Faults to inject into the desk; only with `only`. */
  readonly faults?: readonly string[];
  readonly signal?: AbortSignal;
  /** Longest real time without an event of a scenario before it counts as stuck. */
  readonly stuckAfterMs?: number;
  /** For tests: called when a scenario's desk is open, and may damage the desk's process or the harness's simulator. */
  readonly onOpened?: (scenario: string, deskPid: number | null, runner: Pick<Runner, 'send'>) => void;
}

export interface Rehearsed {
  readonly record: RehearsalRecord;
  /** `reports/<time>`. */
  readonly folder: string;
  readonly pack: string;
  /** No signing key was given, so one was made for this run. */
  readonly newKey: boolean;
  readonly exitCode: 0 | 1 | 3 | 4;
}
