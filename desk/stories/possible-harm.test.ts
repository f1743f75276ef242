import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '../domain/access/actor.ts';
import type { Command } from '../domain/incident/index.ts';
import { analyst, contact, dutyManager, here, person, testDesk, type TestDesk } from '../testing/test-desk.ts';

const officer: Actor = { ...person('officer'), name: 'Ruth Adeyemi', duties: ['clinical-safety-officer'] };
const deputy: Actor = { ...person('officer'), name: 'Gwen Pritchard', duties: ['deputy-clinical-safety-officer'] };
const director: Actor = { ...person('officer'), name: 'Oluwaseun Bright', duties: ['medical-director'] };
const caller = person('requester', here);

const answers = {
  ...{ seen: 'Allergies of somebody else', since: '09:00', stopped: true, patients: 1, fault: 'wrong', caught: true },
  ...{ harm: 'None known', workaround: 'Paper', newHazard: false, realised: true, controlsFailed: false },
};
const form = (severity = 'significant', likelihood = 'low'): Command => ({ do: 'triageHarm', answers, severity, likelihood });
const signOff: Command = { do: 'signOffSafety', conclusion: 'No harm came of it; the list is corrected.' };
const HAZARD = 'HAZ-000001';

async function withCase(given: Parameters<typeof contact>[0] = { impact: '5', urgency: '4' }) {
  const story = await testDesk();
  const { reference } = await story.desk.open(contact({ summary: 'The list showed another patient', ...given }), analyst);
  await story.clock.settle();
  const give = async (command: Command, actor: Actor = analyst) => story.desk.command(reference, command, actor);
  const refusal = async (command: Command, actor: Actor = analyst): Promise<string> => {
    try {
      await give(command, actor);
      return 'accepted';
    } catch (error) {
      return `${(error as { code: string }).code}: ${(error as Error).message}`;
    }
  };
  const view = async () => story.desk.incident(reference, analyst);
  await story.desk.safety.recordHazard(
    {
      ...{ name: 'Wrong patient', description: 'A list shows another.', causes: 'A kept session.', effect: 'Wrong reading.' },
      ...{ harm: 'Wrong treatment.', existingControls: 'none', owner: 'Head of ICT', severity: 'major', likelihood: 'low' },
    },
    officer,
  );
  return { ...story, reference, give, refusal, view };
}
type Story = Awaited<ReturnType<typeof withCase>>;
const signed = async ({ give }: Pick<Story, 'give'>) => {
  await give(form(), officer);
  await give({ do: 'linkHazard', hazard: HAZARD }, officer);
  await give(signOff, officer);
};
const callsTo = ({ other }: Pick<TestDesk, 'other'>, to: string) => other.calls.filter((call) => call.to === to);
const OFFICER = '020 7946 0110';
const DEPUTY = '020 7946 0114';

test('severity 4 by the table: recognised words raise it to the floor, and the officer is told at once', async () => {
  const story = await withCase();
  const { severity, safety } = await story.view();
  assert.deepEqual([severity, safety], ['1', ['wrong-patient-data']]);
  assert.equal(callsTo(story, OFFICER).length, 1);
  assert.ok(
    story.other.mails.some(
      ({ to, subject }) => to === 'clinical.safety@st-elsewheres.nhs.example' && subject.includes(story.reference),
    ),
  );
  await story.desk.close();
});

test('a denial asks; nothing is raised, and it does not close before a person has answered', async () => {
  const story = await withCase({ summary: 'Nobody was hurt', impact: '5', urgency: '4' });
  assert.equal((await story.view()).severity, '5');
  assert.equal(callsTo(story, OFFICER).length, 0);
  await story.give({ do: 'resolve', how: 'Restarted.' });
  await story.give({ do: 'confirm' }, caller);
  assert.match(await story.refusal({ do: 'close' }), /^not-signed-off: .* stays open: somebody has to answer/);
  await story.give({ do: 'ruleOutHarm', reason: 'Only a test screen.' });
  await story.give({ do: 'close' });
  assert.equal((await story.view()).state, 'closed');
  await story.desk.close();
});

test('words in a later note raise the floor, start the major incident and tell the officer once', async () => {
  const story = await withCase({ summary: 'Records are slow', impact: '5', urgency: '5' });
  await story.give({ do: 'note', text: 'The chart had the wrong dose.' });
  await story.give({ do: 'note', text: 'It was the wrong dose again.' });
  await story.clock.settle();
  assert.equal((await story.view()).severity, '2');
  assert.equal(callsTo(story, OFFICER).length, 1);
  assert.deepEqual(
    (await story.events(story.reference, 'harmFlagged')).map(({ by, actor }) => [by, actor.role]),
    [['words', 'system']],
  );
  await story.desk.close();
});

test('nothing closes it without the sign-off: by hand, by consent and the night, by the one who logged it', async () => {
  const story = await withCase();
  await story.give({ do: 'resolve', how: 'Reloaded.' });
  await story.give({ do: 'confirm' }, caller);
  assert.match(
    await story.refusal({ do: 'close' }),
    /not-signed-off: INC-000001 stays open: the clinical safety officer has not filled the triage form/,
  );
  assert.match(await story.refusal({ do: 'close' }, dutyManager), /not-signed-off/);
  await story.clock.advance(Temporal.Duration.from({ hours: 72 }));
  assert.equal((await story.view()).state, 'resolved', 'three nights later');
  await signed(story);
  await story.clock.advance(Temporal.Duration.from({ hours: 24 }));
  assert.equal((await story.view()).state, 'closed', 'the night after the sign-off closes it');
  await story.desk.close();
});

test('who fills the form and signs is the officer or the deputy, and nobody signs without form and hazard', async () => {
  const story = await withCase();
  for (const who of [analyst, dutyManager, director])
    assert.match(
      await story.refusal(form(), who),
      /forbidden: Only the clinical safety officer \(Ruth Adeyemi\) or the deputy clinical safety officer \(Gwen Pritchard\) may fill the triage form/,
    );
  assert.match(await story.refusal(signOff, officer), /wrong-state: .* fill the triage form/);
  assert.match(
    await story.refusal({ ...form(), answers: { ...answers, patients: 'some' } } as Command, officer),
    /"some" does not answer "How many patients may be affected": give a whole number/,
  );
  assert.match(
    await story.refusal({ ...form(), answers: { ...answers, caugt: true } } as Command, officer),
    /"caugt" is not a question of the triage form. Did you mean "caught"/,
  );
  assert.match(await story.refusal(form('majr'), officer), /"majr" is not a severity of a hazard. Did you mean "major"/);
  await story.give(form('major', 'low'), deputy);
  assert.match(await story.refusal(signOff, officer), /wrong-state: .* link it to a hazard/);
  await story.give({ do: 'signOffSafety', conclusion: 'No patient was real.', withoutHazard: 'A test screen.' }, officer);
  const [{ risk } = { risk: 0 }] = await story.events(story.reference, 'safetySignedOff');
  assert.equal(risk, 3, 'one death, low');
  await story.desk.close();
});

test('a risk of 4 closes only when the medical director has accepted it', async () => {
  const story = await withCase();
  await story.give(form('major', 'high'), officer);
  await story.give({ do: 'linkHazard', hazard: HAZARD }, officer);
  await story.give(signOff, officer);
  await story.give({ do: 'resolve', how: 'Reloaded.' });
  await story.give({ do: 'confirm' }, caller);
  assert.match(await story.refusal({ do: 'close' }), /the medical director has not accepted its risk of 4/);
  assert.match(
    await story.refusal({ do: 'acceptRisk', reason: 'Controls hold.' }, officer),
    /forbidden: Only the medical director/,
  );
  await story.give({ do: 'acceptRisk', reason: 'Controls hold.' }, director);
  await story.give({ do: 'close' });
  await story.desk.close();
});

test('reopened with a new harm: the sign-off is void, the officer is told again', async () => {
  const story = await withCase();
  await signed(story);
  await story.give({ do: 'resolve', how: 'Reloaded.' });
  await story.give({ do: 'confirm' }, caller);
  await story.give({ do: 'close' });
  await story.give({ do: 'reopen', reason: 'It showed another patient again.' }, caller);
  await story.clock.settle();
  assert.equal(callsTo(story, OFFICER).length, 2);
  await story.give({ do: 'resolve', how: 'Reloaded.' });
  await story.give({ do: 'confirm' }, caller);
  assert.match(await story.refusal({ do: 'close' }), /not-signed-off/);
  await signed(story);
  await story.give({ do: 'close' });
  await story.desk.close();
});

test('reopened without a new harm: the sign-off holds', async () => {
  const story = await withCase();
  await signed(story);
  await story.give({ do: 'resolve', how: 'Reloaded.' });
  await story.give({ do: 'reopen', reason: 'The printer still does not print.' }, caller);
  await story.give({ do: 'resolve', how: 'New paper.' });
  await story.give({ do: 'confirm' }, caller);
  await story.give({ do: 'close' });
  await story.desk.close();
});

test('of twelve parts one is flagged: eleven close', async () => {
  const story = await testDesk();
  const parent = await story.desk.open(contact(), analyst);
  const children = [];
  for (let i = 0; i < 12; i++) {
    const child = await story.desk.open(contact({ summary: `Part ${i}` }), analyst);
    await story.desk.command(child.reference, { do: 'linkToParent', parent: parent.reference }, analyst);
    children.push(child.reference);
  }
  await story.desk.command(children[5]!, { do: 'flagHarm', flags: ['possible-harm'], what: 'A dose was late.' }, analyst);
  await story.desk.command(parent.reference, { do: 'resolve', how: 'Restored.' }, analyst);
  for (const child of children) await story.desk.command(child, { do: 'confirm' }, caller);
  await story.clock.advance(Temporal.Duration.from({ hours: 24 }));
  const states = await Promise.all(children.map(async (child) => (await story.desk.incident(child, analyst)).state));
  assert.equal(states.filter((state) => state === 'closed').length, 11);
  assert.equal(states[5], 'resolved');
  await story.desk.close();
});

test('the deputy is told after a quarter of an hour without an act, and not after an acknowledgement', async () => {
  const [silent, heard] = [await withCase(), await withCase()];
  await heard.desk.command(
    heard.reference,
    { do: 'acknowledgeEscalation', step: 'clinical-safety', by: 'clinical-safety-officer' },
    person('system'),
  );
  for (const story of [silent, heard]) await story.clock.advance(Temporal.Duration.from({ minutes: 14 }));
  assert.equal(callsTo(silent, DEPUTY).length, 0);
  for (const story of [silent, heard]) await story.clock.advance(Temporal.Duration.from({ minutes: 60 }));
  assert.equal(callsTo(silent, DEPUTY).length, 1);
  assert.equal(callsTo(heard, DEPUTY).length, 0);
  assert.notEqual((await heard.view()).owner, 'Ruth Adeyemi', 'the officer does not own the incident');
  for (const story of [silent, heard]) await story.desk.close();
});

test('a call that reaches nobody goes on to the deputy at once', async () => {
  const story = await withCase();
  const [call] = callsTo(story, OFFICER);
  await story.desk.unreached(story.reference, {
    step: 'clinical-safety',
    to: 'clinical-safety-officer',
    why: 'busy',
    callId: call!.id,
  });
  await story.clock.advance(Temporal.Duration.from({ seconds: 1 }));
  assert.equal(callsTo(story, DEPUTY).length, 1);
  await story.desk.close();
});
