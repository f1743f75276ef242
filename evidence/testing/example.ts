import { openLedger } from '../ledger.ts';
import { outcomeOf } from '../outcome.ts';
import { criterion, MACHINE, scenario } from './example-rows.ts';
import { calls, clocks, exchanges, greyPng, MAIL, timeline } from './example-evidence.ts';
import type { CriterionResult, EvidenceItem, RehearsalRecord, ScenarioResult } from '../types.ts';

/** An invented rehearsal with every verdict. Its evidence is written under `dir`. For tests and for viewing the report. */
export function exampleRecord(dir: string, hostile = ''): RehearsalRecord {
  const ledger = openLedger(dir, {
    now: () => Temporal.Instant.from('2026-11-22T17:04:06Z'),
    simulated: () => '2006-12-25T03:31:00Z',
  });
  const step = 'the desk hands the incident to the supplier';
  const put = (what: Parameters<typeof ledger.put>[0], of = 'LSP-05/twice'): EvidenceItem =>
    ledger.put({ ...what, scenario: of, step });
  put({ kind: 'exchange', title: 'What went over the wire between the desk and BT Health', json: exchanges });
  put({
    kind: 'mail',
    title: 'Mail to r.osei@st-elsewhere.example: INC-000042 is logged',
    mediaType: 'message/rfc822',
    text: MAIL,
  });
  put({ kind: 'call', title: 'Telephone calls in and out', json: calls });
  put({ kind: 'clock', title: 'INC-000042: its clocks', json: clocks });
  put({ kind: 'timeline', title: 'INC-000042: what happened', json: timeline });
  put({
    kind: 'screenshot',
    title: `The queue, as the analyst sees it${hostile}`,
    mediaType: 'image/png',
    bytes: greyPng(480, 180),
  });
  put({ kind: 'log', title: 'What the desk wrote to its log', text: `one line\n${hostile}\nanother` });
  const dashboard = put({
    kind: 'load',
    title: "k6's dashboard",
    mediaType: 'text/html',
    text: '<!doctype html><title>k6</title>',
  });

  const twice = 'after the time-out the LSP holds 2 tickets for INC-000042, expected 1';
  const scenarios: ScenarioResult[] = [
    scenario('LSP-05/twice', {
      name: `The answer is lost, and the desk sends again${hostile}`,
      criteria: ['LSP-05', 'LSP-01'],
      verdict: 'not met',
      cause: `${twice}${hostile}`,
      evidence: [0, 1, 2, 3, 4, 5, 6],
      rule: 'A send may be repeated and never doubled',
      steps: [
        {
          keyword: 'Given ',
          text: 'ward 4F telephones: nobody can open a patient record',
          status: 'passed',
          message: null,
          durationMs: 12,
        },
        {
          keyword: 'When ',
          text: 'the answer to the hand-off is lost on the way',
          status: 'passed',
          message: null,
          durationMs: 44,
        },
        {
          keyword: 'Then ',
          text: 'the supplier holds exactly one ticket',
          status: 'failed',
          message: `AssertionError: ${twice}${hostile}`,
          durationMs: 3,
        },
        { keyword: 'And ', text: 'the caller is told once', status: 'skipped', message: null, durationMs: 0 },
      ],
    }),
    scenario('LSP-01/straight', {
      name: 'A severity 1 incident goes straight to the supplier',
      criteria: ['LSP-01'],
      verdict: 'met',
      attempts: 2,
      evidence: [1, 3],
      steps: [
        {
          keyword: 'When ',
          text: 'the analyst logs it at 03:00 on Christmas Day',
          status: 'passed',
          message: null,
          durationMs: 9,
        },
      ],
    }),
    scenario('ESC-01/night', {
      name: 'The duty manager does not answer at three in the morning',
      criteria: ['ESC-01'],
      verdict: 'met',
      line: 12,
      feature: 'The plan climbs until somebody answers',
      file: 'features/escalation/climbs.feature',
      evidence: [2],
    }),
    scenario('CON-02/dies', {
      name: 'The desk is killed while it writes',
      criteria: ['CON-02'],
      verdict: 'blocked',
      cause: 'The desk no longer answers (in "The answer is lost, and the desk sends again").',
      simulated: null,
    }),
    scenario('PRI-01/error', {
      name: 'Nine cells of the matrix',
      criteria: ['PRI-01'],
      verdict: 'error',
      cause: "The harness's own supplier port was lost.",
    }),
  ];
  const criteria: CriterionResult[] = [
    criterion(
      'PRI-01',
      'Priority',
      'Severity follows the matrix',
      'Severity is read from the agreed matrix of impact and urgency.',
      'error',
      "The harness's own supplier port was lost.",
      { scenarios: ['PRI-01/error'] },
    ),
    criterion(
      'ESC-01',
      'Escalation',
      'A tested escalation plan',
      'The escalation plan is written, current, and does what it says.',
      'met',
      null,
      {
        scenarios: ['ESC-01/night'],
        showings: [
          { by: 'scenario', what: '1 scenario', verdict: 'met', cause: null },
          { by: 'document', what: 'document: escalation-plan', verdict: 'met', cause: null },
        ],
      },
    ),
    criterion(
      'LSP-01',
      'Supplier',
      'Hand-off straight to the supplier',
      'An incident for the supplier reaches it without passing through another desk.',
      'not met',
      `features/supplier/exactly-once.feature:31  ${twice}`,
      { scenarios: ['LSP-05/twice', 'LSP-01/straight'] },
    ),
    criterion(
      'LSP-05',
      'Supplier',
      `Repeating a send never makes a second supplier ticket${hostile}`,
      'However often a hand-off is sent, the supplier holds one ticket.',
      'not met',
      `features/supplier/exactly-once.feature:31  ${twice}`,
      {
        scenarios: ['LSP-05/twice'],
        showings: [
          {
            by: 'scenario',
            what: '1 scenario',
            verdict: 'not met',
            cause: `features/supplier/exactly-once.feature:31  ${twice}`,
          },
          { by: 'load', what: 'load: one-supplier-ticket-each', verdict: 'met', cause: null },
        ],
      },
    ),
    criterion(
      'CON-02',
      'Continuity',
      'Nothing acknowledged is lost',
      'What the desk has acknowledged survives the desk.',
      'blocked',
      'The desk no longer answers.',
      { scenarios: ['CON-02/dies'] },
    ),
    criterion(
      'DOC-03',
      'Documents',
      'An evidence index',
      'Every criterion names its evidence.',
      'needs review',
      'Nobody has attested yet: the manager signs the evidence index',
      {
        showings: [
          {
            by: 'attestation',
            what: 'attestation: the manager signs the evidence index',
            verdict: 'needs review',
            cause: 'Nobody has attested yet: the manager signs the evidence index',
          },
        ],
      },
    ),
    criterion(
      'KNW-01',
      'Knowledge',
      'A service catalogue',
      'Staff see who owns what.',
      'not applicable',
      'Scoped out: the catalogue is the trust’s (approved by A. Okafor).',
      { showings: [], mustPass: false },
    ),
  ];
  return {
    format: 1,
    run: {
      id: '2026-11-22T17-04',
      startedAt: '2026-11-22T17:04:00Z',
      finishedAt: '2026-11-22T17:04:48Z',
      by: 'J. Rehearsal-Lead',
      machine: { os: 'linux x64', cores: 2, memoryGiB: 8 },
      versions: { deskproof: '0.1.0', node: '26.10.0', k6: '2.2.0' },
      challenge: null,
    },
    plan: {
      title: 'St Elsewhere, first rehearsal',
      file: 'deskproof.yaml',
      sha256: 'ab'.repeat(32),
      seed: '4711',
      profile: 'standard',
      notApplicable: [{ criterion: 'KNW-01', reason: 'the catalogue is the trust’s', approver: 'A. Okafor' }],
    },
    target: {
      name: `St Elsewhere's desk${hostile}`,
      version: '0.1.0',
      adapter: 'built-in',
      reaches: ['call-logging', 'email', 'fax', 'portal'],
      absent: { rota: 'manual, page 3' },
      unreached: { 'call-out': 'a paging service rings' },
      notDerived: { severity: 'a person entered it: from the printed table' },
      time: 'simulated',
    },
    standard: {
      id: 'nhs-lsd',
      version: '1.0',
      title: 'NHS local service desk',
      digest: 'cd'.repeat(32),
      zone: 'Europe/London',
      notice:
        'The criteria of the 2007 scheme were never published. This register is a reconstruction from what is on record, and no substitute for them.',
    },
    criteria,
    notRehearsed: [
      {
        id: 'CHG-01',
        title: 'Changes are announced before they are made',
        reason: 'The plan does not select it.',
      },
      { id: 'STF-02', title: 'Every shift is staffed', reason: 'The plan does not select it.' },
    ],
    scenarios,
    load: [
      {
        profile: 'major-incident',
        verdict: 'met',
        cause: null,
        figures: { 'requests per second': 333, 'p99 ms': 41.25, sent: 9990 },
        thresholds: [
          { name: 'http_req_duration p(99)<500', ok: true },
          { name: 'contacts count>9000', ok: true },
        ],
        checks: [{ check: 'nothing-lost', verdict: 'met', cause: null }],
        reconciliation: { acknowledged: 9990, stored: 9990, missing: [], extra: 0 },
        machine: MACHINE,
        evidence: [ledger.items.indexOf(dashboard)],
      },
    ],
    documents: [
      {
        check: 'escalation-plan',
        file: 'documents/escalation.md',
        line: 24,
        quote: '| duty manager | 020 7946 0001 |',
        message: 'The duty manager’s number is 020 7946 0100 in the contact list and another one here.',
      },
    ],
    controls: {
      results: [
        {
          fault: 'new-key-on-retry',
          says: 'a retried hand-off carries a new idempotency key',
          mustChange: ['LSP-05'],
          changed: ['LSP-05', 'LSP-01'],
          caught: true,
          red: ['LSP-05/twice'],
        },
        {
          fault: 'forgets-on-crash',
          says: 'what was acknowledged is forgotten when the desk crashes',
          mustChange: ['CON-02'],
          changed: [],
          caught: false,
          red: [],
        },
      ],
      neverRed: ['LSP-01/straight'],
    },
    evidence: ledger.items,
    outcome: outcomeOf(criteria),
  };
}
