import type { CriterionResult, ScenarioResult, Verdict } from '../types.ts';

export const criterion = (
  id: string,
  area: string,
  title: string,
  statement: string,
  verdict: Verdict,
  cause: string | null,
  more: Partial<CriterionResult> = {},
): CriterionResult => ({
  id,
  area,
  title,
  statement,
  sources: ['domain.md §5'],
  mustPass: true,
  verdict,
  cause,
  showings: [{ by: 'scenario', what: '1 scenario', verdict, cause }],
  scenarios: [],
  ...more,
});

export const scenario = (
  id: string,
  of: Partial<ScenarioResult> & Pick<ScenarioResult, 'name' | 'criteria' | 'verdict'>,
): ScenarioResult => ({
  id,
  feature: 'Exactly one supplier ticket for each incident',
  rule: null,
  file: 'features/supplier/exactly-once.feature',
  line: 31,
  tags: ['@must-pass'],
  cause: null,
  attempts: 1,
  steps: [],
  startedAt: '2026-11-22T17:04:05Z',
  durationMs: 182,
  simulated: { from: '2006-12-25T03:00:00Z', to: '2006-12-25T03:31:00Z' },
  evidence: [],
  ...of,
});

/** A machine that carried its load, as measured. */
export const MACHINE = {
  capacity: 'to spare',
  cores: 2,
  processors: { desk: 21.5, k6: 18, harness: 1, others: 4, disk: 0.5, idle: 55, full: 3 },
  generatorLateMs: 4,
  droppedIterations: 0,
} as const;
