import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '../domain/access/actor.ts';
import type { NewHazard } from '../domain/hazards/index.ts';
import { analyst, contact, here, person, testDesk } from '../testing/test-desk.ts';

const officer: Actor = { ...person('officer'), name: 'Ruth Adeyemi', duties: ['clinical-safety-officer'] };
const director: Actor = { ...person('officer'), name: 'Oluwaseun Bright', duties: ['medical-director'] };
const hazard: NewHazard = {
  name: 'Results of another patient',
  description: 'A list shows the results of a patient who is not open.',
  causes: 'A session that is kept over a change of user.',
  effect: 'The clinician reads the wrong results.',
  harm: 'A wrong treatment.',
  existingControls: 'Name and date of birth on every page.',
  owner: 'Head of clinical systems',
  service: 'crs',
  severity: 'major',
  likelihood: 'medium',
};
const says = async (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: unknown) => `${(error as { code: string }).code}: ${(error as Error).message}`,
  );

test('a hazard is recorded by the officer, linked to an incident in one commit, and says that it happened there', async () => {
  const { desk, events } = await testDesk();
  assert.match(await says(desk.safety.recordHazard(hazard, analyst)), /forbidden: Only the clinical safety officer/);
  assert.match(
    await says(desk.safety.recordHazard({ ...hazard, likelihood: 'hig' }, officer)),
    /"hig" is not a likelihood of a hazard. Did you mean "high"/,
  );
  const { reference, initial } = await desk.safety.recordHazard(hazard, officer);
  assert.deepEqual([reference, initial.risk], ['HAZ-000001', 3]);
  const incident = await desk.open(contact({ safety: ['wrong-patient-data'] }), analyst);
  assert.match(
    await says(desk.command(incident.reference, { do: 'linkHazard', hazard: 'HAZ-000009' }, officer)),
    /not-found: There is no hazard/,
  );
  assert.equal((await events(incident.reference, 'hazardLinked')).length, 0, 'nothing of a refused link stays');
  await desk.command(incident.reference, { do: 'linkHazard', hazard: reference }, officer);
  await desk.command(incident.reference, { do: 'linkHazard', hazard: reference }, officer);
  assert.deepEqual((await desk.safety.hazard(reference, analyst)).incidents, [incident.reference]);
  assert.equal((await events(incident.reference, 'hazardLinked')).length, 1);
  assert.match(await says(desk.safety.hazards(person('requester', here))), /forbidden/);
  await desk.close();
});

test('a hazard closes only once what remains is judged, and a 4 or 5 is accepted; what happens again reopens it', async () => {
  const { desk } = await testDesk();
  const { reference } = await desk.safety.recordHazard(hazard, officer);
  const change = async (command: Parameters<typeof desk.safety.changeHazard>[1], actor = officer) =>
    desk.safety.changeHazard(reference, command, actor);
  await change({ do: 'addControl', kind: 'design', text: 'The session ends with the user.' });
  assert.match(await says(change({ do: 'close', reason: 'Done.' })), /judge what remains/);
  await change({ do: 'assess', of: 'residual', severity: 'catastrophic', likelihood: 'low', reason: 'The fix is not tested.' });
  assert.match(await says(change({ do: 'close', reason: 'Done.' })), /a risk of 4 that remains is accepted by top management/);
  assert.match(await says(change({ do: 'accept', reason: 'Until Friday.' })), /forbidden: Only the medical director/);
  await change({ do: 'accept', reason: 'Until Friday.' }, director);
  await change({ do: 'assess', of: 'residual', severity: 'catastrophic', likelihood: 'medium', reason: 'It came back.' });
  assert.match(
    await says(change({ do: 'close', reason: 'Done.' })),
    /accepted by top management/,
    'another judgement is accepted anew',
  );
  await change({ do: 'assess', of: 'residual', severity: 'minor', likelihood: 'low', reason: 'Tested.' });
  await change({ do: 'close', reason: 'Tested for a month.' });
  const incident = await desk.open(contact({ safety: ['wrong-patient-data'] }), analyst);
  await desk.command(incident.reference, { do: 'linkHazard', hazard: reference }, officer);
  const { state, journal, controls } = await desk.safety.hazard(reference, officer);
  assert.deepEqual([state, controls.length], ['open', 1]);
  assert.equal(journal.at(-1)?.says, `Reopened: It happened in ${incident.reference}.`);
  await desk.close();
});
