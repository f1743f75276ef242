import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CriterionResult, Verdict } from '../../evidence/index.ts';
import type { Criterion, DocumentFinding, Showing } from '../../standards/index.ts';
import type { RanScenario } from '../run/collect.ts';
import { nobodyAnswered } from '../testing/nobody-answered.ts';
import { withUndetectedFaults, judge, type Shown } from './criteria.ts';

const criterion = (...shownBy: readonly Showing[]): Criterion => ({
  id: 'PRI-01',
  area: 'Priority',
  title: 'Severity follows the table',
  statement: 'Severity follows from impact and urgency.',
  sources: [],
  mustPass: false,
  shownBy,
});
const scenario = (
  verdict: Verdict,
  cause: string | null = verdict === 'met' ? null : `it is ${verdict}`,
  criteria = ['PRI-01'],
): RanScenario => ({
  id: `F/${verdict}`,
  name: verdict,
  feature: 'F',
  rule: null,
  file: 'f.feature',
  line: 7,
  tags: [],
  criteria,
  verdict,
  cause,
  attempts: 1,
  steps: [],
  startedAt: '2026-11-23T09:30:00Z',
  durationMs: 1,
  simulated: null,
  items: [],
});
const nothing: Shown = {
  scenarios: [],
  unhandledError: null,
  load: [],
  loadBlocked: null,
  inspected: [],
  documents: [],
  people: nobodyAnswered,
};
const NOBODY = 'Nobody has attested yet: Did it? The plan names no answers: add "answers: <folder>" to it.';
const finding: DocumentFinding = {
  check: 'escalation-plan',
  file: 'plan.md',
  line: 12,
  quote: '020 7946 0000',
  message: 'The number is not the duty manager’s.',
};
const load = (verdict: Verdict, cause: string | null = null): Shown['load'][number] => ({
  verdict,
  cause,
  checks: [{ check: 'nothing-lost', verdict, cause }],
});

const [byScenario, byLoad, byDocument, byAttestation]: readonly Showing[] = [
  { by: 'scenario' },
  { by: 'load', check: 'nothing-lost' },
  { by: 'document', check: 'escalation-plan' },
  { by: 'attestation', ask: 'Did it?' },
];

/** DESIGN, verdicts: rule by rule. */
const rules: readonly (readonly [
  rule: string,
  shownBy: readonly (Showing | undefined)[],
  shown: Partial<Shown>,
  verdict: Verdict,
  cause: string | null,
])[] = [
  ['every scenario met', [byScenario], { scenarios: [scenario('met'), scenario('met')] }, 'met', null],
  [
    'one scenario not met',
    [byScenario],
    { scenarios: [scenario('met'), scenario('not met')] },
    'not met',
    'f.feature:7  it is not met',
  ],
  ['one blocked', [byScenario], { scenarios: [scenario('met'), scenario('blocked')] }, 'blocked', 'f.feature:7  it is blocked'],
  [
    'one out of reach',
    [byScenario],
    { scenarios: [scenario('met'), scenario('needs review')] },
    'needs review',
    'f.feature:7  it is needs review',
  ],
  [
    'one the harness broke',
    [byScenario],
    { scenarios: [scenario('not met'), scenario('error')] },
    'error',
    'f.feature:7  it is error',
  ],
  [
    'not met comes before blocked',
    [byScenario],
    { scenarios: [scenario('blocked'), scenario('not met')] },
    'not met',
    'f.feature:7  it is not met',
  ],
  [
    'blocked comes before needs review',
    [byScenario],
    { scenarios: [scenario('needs review'), scenario('blocked')] },
    'blocked',
    'f.feature:7  it is blocked',
  ],
  ['nothing run is never a pass', [byScenario], {}, 'error', 'No scenario of it ran.'],
  [
    'scenarios of another criterion do not count',
    [byScenario],
    { scenarios: [scenario('met', null, ['LOG-01'])] },
    'error',
    'No scenario of it ran.',
  ],
  [
    'an error that belongs to no scenario taints all',
    [byScenario],
    { scenarios: [scenario('met')], unhandledError: 'something went unhandled' },
    'error',
    'something went unhandled',
  ],
  [
    'no way of being shown is never a pass',
    [],
    { scenarios: [scenario('met')] },
    'error',
    'The register lists no way of showing it.',
  ],
  ['a load that kept its promise', [byLoad], { load: [load('met')] }, 'met', null],
  ['a load that did not', [byLoad], { load: [load('met'), load('not met', '2 are lost')] }, 'not met', '2 are lost'],
  ['a load that this machine could not carry', [byLoad], { load: [load('met'), load('error', 'too slow')] }, 'error', 'too slow'],
  [
    'a load that lost something, and one that this machine could not carry',
    [byLoad],
    { load: [load('error', 'too slow'), load('not met', '2 are lost')] },
    'not met',
    '2 are lost',
  ],
  ['a load that could not run', [byLoad], { loadBlocked: 'k6 was not found' }, 'blocked', 'k6 was not found'],
  [
    'a load that broke',
    [byLoad],
    { load: [{ verdict: 'error', cause: 'k6 ended with exit code 107', checks: [] }] },
    'error',
    'k6 ended with exit code 107',
  ],
  [
    'a load with other checks',
    [byLoad],
    { load: [{ verdict: 'met', cause: null, checks: [] }] },
    'error',
    'No load run checked nothing-lost.',
  ],
  ['documents without a finding', [byDocument], { inspected: ['escalation-plan'] }, 'met', null],
  ['documents that no check read', [byDocument], {}, 'error', 'The check escalation-plan did not run.'],
  [
    'a finding, with its line',
    [byDocument],
    { inspected: ['escalation-plan'], documents: [finding, finding] },
    'not met',
    'plan.md:12  The number is not the duty manager’s. The line reads: "020 7946 0000" (and 1 more)',
  ],
  ['an attestation waits for a person', [byAttestation], {}, 'needs review', NOBODY],
  [
    'every way must be met: scenarios met, load blocked',
    [byScenario, byLoad],
    { scenarios: [scenario('met')], loadBlocked: 'no k6' },
    'blocked',
    'no k6',
  ],
  [
    'every way must be met: scenarios met, documents not',
    [byScenario, byDocument],
    { scenarios: [scenario('met')], inspected: ['escalation-plan'], documents: [finding] },
    'not met',
    'plan.md:12  The number is not the duty manager’s. The line reads: "020 7946 0000"',
  ],
  [
    'every way must be met: scenarios met, nobody attested',
    [byScenario, byAttestation],
    { scenarios: [scenario('met')] },
    'needs review',
    NOBODY,
  ],
  [
    'the gravest way speaks',
    [byAttestation, byScenario, byDocument],
    { scenarios: [scenario('blocked')], inspected: ['escalation-plan'], documents: [finding] },
    'not met',
    'plan.md:12  The number is not the duty manager’s. The line reads: "020 7946 0000"',
  ],
];

for (const [rule, shownBy, shown, verdict, cause] of rules)
  test(`${rule}: ${verdict}`, () => {
    const judged = judge(criterion(...shownBy.map((s) => s!)), { ...nothing, ...shown }, null);
    assert.deepEqual([judged.verdict, judged.cause], [verdict, cause]);
  });

test('scoped out: not applicable, with reason and approver, whatever was shown', () => {
  const { verdict, cause, showings } = judge(
    criterion(byScenario!),
    { ...nothing, scenarios: [scenario('not met')] },
    { reason: 'No wards here', approver: 'J. Finn' },
  );
  assert.deepEqual([verdict, cause, showings], ['not applicable', 'Scoped out: No wards here (approved by J. Finn).', []]);
});

const result = (verdict: Verdict): CriterionResult => ({ ...judge(criterion(byScenario!), nothing, null), verdict, cause: null });
const missed = {
  results: [{ fault: 'x', says: 'It is wrong.', mustChange: ['PRI-01', 'LOG-01'], changed: ['LOG-01'], caught: false, red: [] }],
  neverRed: [],
};

test('only a pass can be doubted, and only by a fault that was to turn this criterion', () => {
  assert.equal(withUndetectedFaults(result('met'), missed).verdict, 'error');
  for (const verdict of ['not met', 'blocked', 'needs review', 'not applicable', 'error'] as const)
    assert.equal(withUndetectedFaults(result(verdict), missed).verdict, verdict);
  assert.equal(withUndetectedFaults({ ...result('met'), id: 'LOG-01' }, missed).verdict, 'met');
  assert.equal(withUndetectedFaults(result('met'), null).verdict, 'met');
});

test('a fault missed because the harness broke is an error that names what broke', () => {
  const broken = [{ faults: ['x'], criteria: ['PRI-01'], file: 'a.feature', line: 3, cause: 'no browser' }];
  const { verdict, cause } = withUndetectedFaults(result('met'), missed, broken);
  assert.equal(verdict, 'error');
  assert.equal(cause, 'Whether the scenarios detect a faulty desk is unknown: a.feature:3 with x: no browser');
});
