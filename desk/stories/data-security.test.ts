import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Actor } from '../domain/access/actor.ts';
import type { Command } from '../domain/incident/index.ts';
import { limitEnd } from '../domain/incident/data-security/clock.ts';
import { nameKey } from '../domain/incident/data-security/people.ts';
import { analyst, contact, here, person, shipped, testDesk } from '../testing/test-desk.ts';

const lead: Actor = { ...person('officer'), name: 'Colin Frayn', duties: ['information-governance'] };
const caller = person('requester', here);
const what = 'A list of patients went to the wrong address.';

async function withBreach(at: string) {
  const story = await testDesk({ at });
  const { reference } = await story.desk.open(contact({ summary: 'Mail sent to the wrong address' }), analyst);
  const give = async (command: Command, actor: Actor = analyst) => story.desk.command(reference, command, actor);
  const refusal = async (command: Command, actor: Actor = analyst): Promise<string> => {
    try {
      await give(command, actor);
      return 'accepted';
    } catch (error) {
      return `${(error as { code: string }).code}: ${(error as Error).message}`;
    }
  };
  const due = async () => (await story.events(reference, 'breachKnown')).at(-1)?.due;
  return { ...story, reference, give, refusal, due };
}

for (const [aware, due] of [
  ['2026-12-24T15:00:00+00:00', '2026-12-27T15:00:00+00:00'],
  ['2027-03-25T17:00:00+00:00', '2027-03-28T18:00:00+01:00'],
  ['2026-10-23T12:00:00+01:00', '2026-10-26T11:00:00+00:00'],
] as const)
  test(`aware ${aware}: the limit ends ${due}`, async () => {
    const story = await withBreach(aware);
    await story.give({ do: 'knowOfBreach', at: aware, what });
    assert.equal(Temporal.Instant.from((await story.due())!).equals(due), true);
    await story.desk.close();
  });

test('the limit is 72 hours of elapsed time from any instant', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1.7e12, max: 2e12 }), (ms) => {
      const since = Temporal.Instant.fromEpochMilliseconds(ms);
      assert.equal(Temporal.Instant.from(limitEnd(since, shipped)).epochMilliseconds - ms, 72 * 3_600_000);
    }),
  );
});

test('a supplier knew on Monday and told us on Wednesday at 11:00: our limit ends on Saturday at 11:00', async () => {
  const story = await withBreach('2026-11-25T12:00:00+00:00');
  const told = {
    do: 'knowOfBreach',
    at: '2026-11-25T11:00:00Z',
    supplier: 'bt-health',
    supplierKnewAt: '2026-11-23T09:00:00Z',
    what,
  } as const;
  assert.match(await story.refusal({ ...told, supplier: 'bt-helth' }), /unknown-supplier: .*Did you mean "bt-health"/);
  assert.match(await story.refusal({ ...told, supplierKnewAt: '2026-11-25T11:30:00Z' }), /cannot have told us before it knew/);
  assert.match(await story.refusal({ ...told, at: '2026-11-25T13:00:00Z' }), /has not come yet/);
  await story.give(told);
  assert.equal(await story.due(), '2026-11-28T11:00:00Z');
  await story.desk.close();
});

test('neither pausing, resolving, confirming nor closing stops it; people are told up to the limit', async () => {
  const story = await withBreach('2026-12-24T15:00:00+00:00');
  await story.give({ do: 'knowOfBreach', at: '2026-12-24T15:00:00Z', what });
  await story.give({ do: 'pause', reason: 'awaiting-caller' });
  await story.give({ do: 'resolve', how: 'Mail recalled.' });
  await story.give({ do: 'confirm' }, caller);
  await story.give({ do: 'close' });
  await story.clock.advance(Temporal.Duration.from({ hours: 73 }));
  const steps = await story.events(story.reference, 'breachStepTaken');
  assert.deepEqual(
    steps.map(({ after, to, at }) => `${after} ${to} ${at}`),
    [
      'PT0S information-governance 2026-12-24T15:00:00Z',
      'PT4H deputy-information-governance 2026-12-24T19:00:00Z',
      'PT24H information-governance 2026-12-25T15:00:00Z',
      'PT48H head-of-ict 2026-12-26T15:00:00Z',
      'PT60H director-on-call 2026-12-27T03:00:00Z',
      'PT68H director-on-call 2026-12-27T11:00:00Z',
      'PT72H director-on-call 2026-12-27T15:00:00Z',
    ],
  );
  assert.ok(
    story.other.mails.some(
      ({ to, subject }) => to === 'director.on.call@st-elsewheres.nhs.example' && subject.includes('has passed'),
    ),
  );
  assert.match(
    await story.refusal({ do: 'notifyBreach', to: 'The regulator', theirReference: 'R1' }, lead),
    /missing-data: Say why it is notified after the limit/,
  );
  await story.give(
    { do: 'notifyBreach', to: 'The regulator', theirReference: 'R1', lateBecause: 'Nobody decided over Christmas.' },
    lead,
  );
  await story.desk.close();
});

test('the first notification stops it, and a reasoned decision of the lead; nobody else decides', async () => {
  for (const stop of [
    { do: 'notifyBreach', to: 'The regulator', theirReference: 'R1' },
    { do: 'decideBreach', reason: 'The file was encrypted and the key is safe.' },
  ] as const) {
    const story = await withBreach('2026-11-24T09:00:00+00:00');
    await story.give({ do: 'knowOfBreach', at: '2026-11-24T09:00:00Z', what });
    assert.match(await story.refusal(stop), /forbidden: Only the information governance lead \(Colin Frayn\)/);
    await story.give(stop, lead);
    await story.clock.advance(Temporal.Duration.from({ hours: 80 }));
    assert.equal((await story.events(story.reference, 'breachStepTaken')).length, 0);
    await story.desk.close();
  }
});

test('a contact that says so is a suspicion from its first moment, with its own limit; knowing begins another', async () => {
  const story = await testDesk({ at: '2026-11-24T09:00:00+00:00' });
  const { reference } = await story.desk.open(contact({ dataSecurity: true }), analyst);
  await story.clock.advance(Temporal.Duration.from({ minutes: 1 }));
  assert.ok(
    story.other.calls.some(({ to }) => to === '020 7946 0111'),
    'the lead is called at once',
  );
  const [suspected] = await story.events(reference, 'breachSuspected');
  assert.equal(suspected?.due, '2026-11-27T09:00:00Z');
  await story.clock.advance(Temporal.Duration.from({ hours: 5 }));
  await story.desk.command(reference, { do: 'knowOfBreach', at: '2026-11-24T14:00:00Z', what }, analyst);
  assert.equal((await story.events(reference, 'breachKnown'))[0]?.due, '2026-11-27T14:00:00Z');
  await story.desk.close();
});

test('the investigator is none of those involved, nor the manager of one, also when people are added later', async () => {
  const story = await withBreach('2026-11-24T09:00:00+00:00');
  await story.give({ do: 'suspectBreach', what });
  const appoint = (name: string) => ({ do: 'appointInvestigator', name }) as const;
  assert.match(await story.refusal(appoint('Dr. reid, Amy'), lead), /not-independent: .*reported it/);
  assert.match(await story.refusal(appoint('The analyst'), lead), /not-independent: .*reported it/);
  assert.match(await story.refusal(appoint('BT Health, London local service provider'), lead), /owns the system/);
  await story.give({ do: 'addInvolved', name: 'Tom Ash', part: 'subject', manager: 'Mary Bell' });
  assert.match(await story.refusal(appoint('Tom Ash'), lead), /is whom it is about/);
  assert.match(await story.refusal(appoint('MARY BELL'), lead), /manages somebody who is whom it is about/);
  assert.match(await story.refusal(appoint('Ann Cole')), /forbidden/);
  await story.give(appoint('Ann Cole'), lead);
  await story.give({ do: 'addInvolved', name: 'Joe Dean', part: 'other', manager: 'Ann Cole' });
  await story.clock.settle();
  assert.deepEqual(
    (await story.events(story.reference, 'investigatorRemoved')).map(({ part, asManager }) => [part, asManager]),
    [['other', true]],
  );
  assert.ok(story.other.mails.some(({ subject }) => subject.includes('Appoint another investigator')));
  assert.match(await story.refusal(appoint('Ann Cole'), lead), /not-independent/);
  await story.desk.close();
});

test('a name is the same person whatever its title, case, accents and order', () => {
  assert.equal(nameKey('Dr. José Peña'), nameKey('pena, JOSE'));
  assert.notEqual(nameKey('Ann Cole'), nameKey('Anna Cole'));
});
