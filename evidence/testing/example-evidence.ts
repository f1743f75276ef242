import { deflateSync } from 'node:zlib';

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

export const exchanges = [
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
export const MAIL = [
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
export const calls = {
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
export const clocks = {
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
export const timeline = {
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
