import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bareAdapter } from '../faulty/bare.ts';
import {
  InvalidAnswer,
  OutOfReach,
  unknown,
  Unknowable,
  type AnsweringAdapter,
  type Declarations,
  type DeskRequest,
} from '../desk-under-test.ts';
import { checked } from './checked.ts';

const CLOCK = {
  measures: 'resolution',
  state: 'running',
  breached: false,
  elapsedMs: 60_000,
  remainingMs: null,
  targetMs: null,
  due: '2026-11-23T13:30:00Z',
  segments: [],
};
const INCIDENT = {
  reference: 'T-1',
  organisation: 'acute-trust',
  service: 'records',
  channel: 'email',
  type: 'incident',
  summary: 'No clinics',
  severity: '3',
  state: 'open',
  openedAt: '2026-11-23T09:30:00Z',
  description: 'The list is empty.',
  caller: { name: 'Grace Adeyemi', organisation: 'acute-trust' },
  impact: '3',
  urgency: '3',
  safety: [],
  owner: null,
  parent: null,
  children: [],
  majorIncident: null,
  supplier: null,
  clocks: [CLOCK],
  escalations: [],
  documents: [],
  timeline: [],
  redactions: [],
};

/** What a scenario reads when the adapter answers this for an incident. */
async function read(answer: object) {
  const bare = bareAdapter();
  const adapter = {
    ...bare,
    async open(request: DeskRequest) {
      const desk = await bare.open(request);
      return { ...desk, as: async () => ({ ...(await desk.as('assessor')), incident: async () => Promise.resolve(answer) }) };
    },
  } as unknown as AnsweringAdapter;
  const desk = await checked(adapter).open({} as DeskRequest);
  return (await desk.as('assessor')).incident('T-1');
}

test('an answer that is wholly told is passed on as it is', async () => assert.equal(await read(INCIDENT), INCIDENT));

test('only reading an unknown field fails, at any depth, and it names field and reason', async () => {
  const why = 'the desk shows none';
  const view = await read({
    ...INCIDENT,
    severity: unknown(why),
    clocks: [{ ...CLOCK, elapsedMs: unknown(why), due: null }],
    escalations: unknown(why),
  });
  assert.equal(view.state, 'open');
  assert.equal(view.clocks[0]?.due, null);
  const unknowable = (field: string) => (error: unknown) =>
    error instanceof Unknowable &&
    error instanceof OutOfReach &&
    error.message === `${field} shows nothing of the desk: the desk shows none`;
  assert.throws(() => view.severity, unknowable('severity'));
  assert.throws(() => view.clocks[0]?.elapsedMs, unknowable('clocks[0].elapsedMs'));
  assert.throws(() => view.escalations.length, unknowable('escalations'));
});

test('an unknown field can be kept as evidence, and says why', async () => {
  const view = await read({ ...INCIDENT, severity: unknown('no matrix'), clocks: [{ ...CLOCK, due: unknown('one deadline') }] });
  assert.equal({ ...view }.reference, 'T-1');
  const shown = JSON.parse(JSON.stringify({ kept: view })) as { kept: { severity: unknown; clocks: { due: unknown }[] } };
  assert.deepEqual([shown.kept.severity, shown.kept.clocks[0]?.due], [{ unknown: 'no matrix' }, { unknown: 'one deadline' }]);
});

const WRONG: readonly (readonly [what: string, answer: object, message: string])[] = [
  [
    'a number',
    { ...INCIDENT, severity: 1 },
    'the adapter answered a number for severity where "1" or "2" or "3" or "4" or "5" is due',
  ],
  [
    'a number that is text',
    { ...INCIDENT, clocks: [{ ...CLOCK, elapsedMs: '60' }] },
    'the adapter answered the text "60" for clocks[0].elapsedMs where a number is due',
  ],
  [
    'a field left out',
    { ...INCIDENT, description: undefined },
    'the adapter answered nothing for description where a text is due',
  ],
  [
    'a local time',
    { ...INCIDENT, openedAt: '23/11/2026 09:30' },
    'the adapter answered the text "23/11/2026 09:30" for openedAt where an ISO instant is due',
  ],
  ['another word', { ...INCIDENT, owner: 7 }, 'the adapter answered a number for owner where a text or null is due'],
  [
    'a list of which one is unknown',
    { ...INCIDENT, children: ['T-2', unknown('lost')] },
    'the adapter answered "unknown" as a whole for children[1] where a text is due',
  ],
  ['nothing', { ...INCIDENT, clocks: null }, 'the adapter answered nothing for clocks where a list is due'],
];

for (const [what, answer, message] of WRONG)
  test(`${what} is the adapter's mistake, which is named by its field`, async () => {
    await assert.rejects(read(answer), (error: unknown) => {
      assert.ok(error instanceof InvalidAnswer);
      assert.equal(error.message, message);
      return true;
    });
  });

test('an adapter that contradicts itself is not opened', () => {
  const declaring = (declared: Partial<Declarations>) => () => checked({ ...bareAdapter(), ...declared });
  assert.throws(
    declaring({ reaches: new Set(['rota']), absent: new Map([['rota', 'manual, page 3']]) }),
    /"rota" is declared reached and absent/,
  );
  assert.throws(declaring({ absent: new Map([['rota', ' ']]) }), /"rota" is declared without a source/);
  assert.throws(declaring({ absent: new Map([['follows-time', 'no']]) }), /"follows-time" is no part of a desk/);
});
