import { deflateSync } from 'node:zlib';
import { openLedger } from '../ledger.ts';
import { outcomeOf } from '../outcome.ts';
import type { CriterionResult, EvidenceItem, RehearsalRecord, ScenarioResult, Verdict } from '../types.ts';

/** A grey picture, as a PNG, without a tool to make one. */
export function greyPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
  };
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const rows = Buffer.concat(Array.from({ length: height }, () => Buffer.concat([Buffer.from([0]), Buffer.alloc(width, 200)])));
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

const criterion = (
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

const scenario = (
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

/** An invented rehearsal that knows every verdict, its evidence written under `dir`. For tests, and for looking at the report. */
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
      reaches: ['phone', 'email', 'fax', 'portal'],
      time: 'simulated',
    },
    standard: {
      id: 'nhs-lsd',
      version: '1.0',
      title: 'NHS local service desk',
      digest: 'cd'.repeat(32),
      notice:
        'The criteria of the 2007 scheme were never published. This register is a reconstruction from what is on record, and no substitute for them.',
    },
    criteria,
    notRehearsed: [
      {
        id: 'CHG-01',
        title: 'Changes are announced before they are made',
        reason: 'not in this rehearsal: the plan does not select it',
      },
      { id: 'STF-02', title: 'Every shift is staffed', reason: 'not in this rehearsal: the plan does not select it' },
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
          fault: 'plan-skips-bank-holidays',
          says: "the plan's bank-holiday step is skipped",
          mustChange: ['ESC-01'],
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

const exchanges = [
  {
    at: '2006-12-25T03:02:00Z',
    direction: 'received',
    method: 'POST',
    path: '/tmf-api/troubleTicket/v4/troubleTicket',
    requestHeaders: {
      authorization: 'Bearer not.to.be.kept123',
      'content-type': 'application/json',
      'idempotency-key': '5f0c0d52-1c3b-4f7e-9a57-0b7f1f9f8a11',
    },
    requestBody: JSON.stringify({
      description: 'Nobody on ward 4F can open a patient record; one is NHS 485 777 3457',
      severity: '1',
      ticketType: 'incident',
      externalId: 'INC-000042',
    }),
    status: 'lost',
    responseHeaders: {},
    responseBody: '',
  },
  {
    at: '2006-12-25T03:03:00Z',
    direction: 'received',
    method: 'POST',
    path: '/tmf-api/troubleTicket/v4/troubleTicket',
    requestHeaders: { 'content-type': 'application/json' },
    requestBody: '{"externalId":"INC-000042"}',
    status: 201,
    responseHeaders: { 'content-type': 'application/json;charset=utf-8' },
    responseBody: '{"id":"BT-2","status":"acknowledged"}',
  },
];
const MAIL = [
  'From: Service desk <desk@st-elsewhere.example>',
  'To: r.osei@st-elsewhere.example',
  'Subject: =?UTF-8?Q?INC-000042_is_logged_=E2=80=93_severity_1?=',
  'Message-ID: <1@st-elsewhere.example>',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Dear Rosa Osei,',
  '',
  'we have logged your call as INC-000042.',
  '',
].join('\r\n');
const calls = {
  incoming: [
    {
      id: 'c1',
      at: '2006-12-25T03:00:00Z',
      from: '+442079460041',
      to: '+442079460100',
      state: 'ended',
      answeredAt: '2006-12-25T03:00:12Z',
      heard: ['Your reference is INC-000042.'],
    },
  ],
  placed: [
    {
      id: 'p1',
      at: '2006-12-25T03:00:00Z',
      from: '+442079460100',
      to: '+447700900001',
      says: 'Severity 1, INC-000042. Press 1 to take it.',
      outcome: 'unanswered',
    },
    {
      id: 'p2',
      at: '2006-12-25T03:10:00Z',
      from: '+442079460100',
      to: '+447700900002',
      says: 'Severity 1, INC-000042. Press 1 to take it.',
      outcome: 'answered',
      pressed: '1',
    },
  ],
};
const segment = (from: string, to: string, counts: boolean, why: string) => ({
  from,
  to,
  counts,
  why,
  severity: '2',
  calendar: 'office-hours',
  version: 1,
});
const clocks = {
  reference: 'INC-000042',
  at: '2006-12-27T10:00:00Z',
  clocks: [
    {
      measures: 'resolution',
      state: 'running',
      breached: false,
      elapsedMs: 10_800_000,
      remainingMs: 3_600_000,
      targetMs: 14_400_000,
      due: '2006-12-27T11:00:00Z',
      segments: [
        segment('2006-12-22T15:00:00Z', '2006-12-22T17:00:00Z', true, 'open'),
        segment('2006-12-22T17:00:00Z', '2006-12-27T09:00:00Z', false, 'outside the hours of the calendar'),
        segment('2006-12-27T09:00:00Z', '2006-12-27T10:00:00Z', true, 'open'),
      ],
    },
  ],
};
const event = (seq: number, at: string, type: string, says: string) => ({
  seq,
  at,
  type,
  actor: 'analyst',
  says,
  hash: 'ee'.repeat(32),
  previous: 'dd'.repeat(32),
});
const timeline = {
  reference: 'INC-000042',
  timeline: [
    event(1, '2006-12-25T03:00:00Z', 'opened', 'Logged by telephone from ward 4F'),
    event(2, '2006-12-25T03:00:20Z', 'acknowledged', 'Taken by an analyst'),
    event(3, '2006-12-25T03:02:00Z', 'handedOff', 'Handed to BT Health'),
    event(4, '2006-12-25T03:30:00Z', 'supplierUpdated', 'BT Health is working on it'),
  ],
  escalations: [
    {
      step: 'duty-manager',
      kind: 'hierarchical',
      to: 'duty manager',
      planned: '2006-12-25T03:00:00Z',
      takenAt: '2006-12-25T03:00:00Z',
      channels: ['telephone', 'mail'],
      acknowledgedAt: null,
      acknowledgedBy: null,
    },
  ],
};
