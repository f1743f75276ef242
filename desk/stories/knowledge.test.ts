import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyst, assessor, contact, dutyManager, elsewhere, here, person, testDesk } from '../testing/test-desk.ts';

const KNOWN_ERROR = {
  kind: 'known-error',
  service: 'pacs',
  title: 'Mammograms upside down',
  symptom: 'Mammograms are shown upside down',
  answer: 'Turn them by hand.',
  knownError: { code: 'KE-4711', supplier: 'bt-health' },
} as const;
const CALL = contact({ service: 'pacs', summary: 'Mamograms are upside down', description: 'On every screen of the clinic.' });

test('a known error is offered at first contact, used, helps, and counts in the rate and for the article', async () => {
  const { desk, clock } = await testDesk({ at: '2026-11-30T09:00:00Z' });
  const { knowledge } = desk;
  const early = await desk.open(CALL, analyst);
  assert.deepEqual(early.knowledge?.offered, []);
  await clock.advance(Temporal.Duration.from({ minutes: 5 }));
  const { reference } = await knowledge.draft(KNOWN_ERROR, analyst);
  assert.equal(reference, 'KB-000001');

  const offer = await knowledge.offer({ text: 'KE-4711 on the screen', organisation: here }, analyst);
  assert.deepEqual(
    offer.knownErrors.map((each) => [each.reference, each.by, each.workaround]),
    [[reference, 'code', 'Turn them by hand.']],
  );

  const incident = await desk.open(CALL, analyst);
  assert.deepEqual(incident.knowledge?.offered, [reference]);
  assert.equal(incident.knowledge.suggested?.[0], 'pacs');
  await knowledge.use(incident.reference, reference, analyst);
  await knowledge.use(incident.reference, reference, analyst);
  const helped = await knowledge.tellHelped(incident.reference, reference, true, analyst);
  assert.deepEqual(
    helped.knowledge?.used.map((use) => [use.article, use.version, use.helped]),
    [[reference, 1, true]],
  );
  for (const each of [early, incident]) await knowledge.nameKnownError(each.reference, reference, analyst);

  const article = await knowledge.article(reference, analyst);
  assert.deepEqual([article.used, article.helped, article.didNotHelp], [1, 1, 0]);
  const { knownErrors } = await knowledge.rates(
    Temporal.Instant.from('2026-11-30T00:00:00Z'),
    clock.now().add({ minutes: 1 }),
    assessor,
  );
  assert.deepEqual(knownErrors, { atOnce: 1, later: 0, never: 0, percent: 100, tooEarly: [early.reference] });
  assert.equal((await desk.verifyHistory(incident.reference, assessor)).intact, true);
  await desk.close();
});

test('a withdrawn known error is offered no more, and an archived article is used no more', async () => {
  const { desk } = await testDesk();
  const { knowledge } = desk;
  const { reference } = await knowledge.draft(KNOWN_ERROR, analyst);
  await knowledge.change(reference, { do: 'withdraw', reason: 'Mended everywhere.' }, dutyManager);
  assert.deepEqual((await desk.open(CALL, analyst)).knowledge?.offered, []);
  await knowledge.change(reference, { do: 'setConfidence', confidence: 'archived' }, dutyManager);
  await assert.rejects(knowledge.use('INC-000001', reference, analyst), /is archived/);
  assert.deepEqual((await desk.incident('INC-000001', analyst)).knowledge?.used, []);
  await desk.close();
});

test('callers find what was validated for their organisation, and nothing else by list, search, address or count', async () => {
  const { desk } = await testDesk();
  const { knowledge } = desk;
  const draft = {
    kind: 'article',
    service: 'pacs',
    symptom: 'Black picture',
    answer: 'Reload it.',
    audience: 'callers',
  } as const;
  const ours = await knowledge.draft({ ...draft, title: 'For us', organisations: [here] }, analyst);
  const unvalidated = await knowledge.draft({ ...draft, title: 'Not yet' }, analyst);
  await knowledge.change(ours.reference, { do: 'review', finding: 'Right.' }, dutyManager);
  const [mine, others] = [person('requester', here), person('requester', elsewhere)];
  for (const query of [{}, { text: 'black picture' }]) {
    assert.deepEqual(
      (await knowledge.articles(query, mine)).map(({ title }) => title),
      ['For us'],
    );
    assert.deepEqual(await knowledge.articles(query, others), []);
    assert.equal((await knowledge.articles(query, analyst)).length, 2);
  }
  assert.equal((await knowledge.article(ours.reference, mine)).staff, null);
  for (const [viewer, reference] of [
    [others, ours.reference],
    [mine, unvalidated.reference],
  ] as const)
    await assert.rejects(knowledge.article(reference, viewer), { code: 'not-found' });
  await assert.rejects(knowledge.offer({ text: 'black picture' }, mine), { code: 'forbidden' });
  await desk.close();
});

test('an article is overdue once the last day of its review has ended, is listed first, and is still offered', async () => {
  const { desk, clock } = await testDesk({ at: '2026-11-30T09:00:00Z' });
  const { knowledge } = desk;
  const { reference } = await knowledge.draft(KNOWN_ERROR, analyst);
  await knowledge.draft({ ...KNOWN_ERROR, knownError: { code: 'KE-1' }, symptom: 'Other' }, analyst);
  await knowledge.change(reference, { do: 'review', finding: 'Right.' }, dutyManager);
  await clock.advance(Temporal.Duration.from({ hours: 24 * 365 + 14 }));
  assert.equal((await knowledge.article(reference, analyst)).overdue, false);
  await clock.advance(Temporal.Duration.from({ hours: 1 }));
  assert.deepEqual(
    (await knowledge.articles({ overdue: true }, analyst)).map((row) => row.reference),
    [reference],
  );
  const [offered] = (await knowledge.offer({ text: 'KE-4711' }, analyst)).knownErrors;
  assert.deepEqual([offered?.reference, offered?.overdue], [reference, true]);
  await desk.close();
});

test('a test is sat by name and shift, once, and its results are hidden from whoever may still sit it', async () => {
  const { desk, clock } = await testDesk();
  const { knowledge } = desk;
  const questions = [
    { text: 'No film comes up', service: 'pacs' },
    { text: 'My mailbox is full', service: null },
  ];
  const { reference } = await knowledge.setTest({ title: 'November', questions, minutes: 10 }, dutyManager);
  assert.equal((await knowledge.test(reference, analyst)).results, null);
  const begun = await knowledge.beginTest(reference, 'night', analyst);
  assert.equal(begun.sitting?.next?.text, 'No film comes up');
  await clock.advance(Temporal.Duration.from({ seconds: 40 }));
  await knowledge.answerTest(reference, { question: 1, service: 'pacs' }, analyst);
  const done = await knowledge.answerTest(reference, { question: 2, service: 'pacs' }, analyst);
  assert.deepEqual(done.results?.unanswered, ['early', 'late']);
  assert.deepEqual(
    done.results.sittings.map(({ name, shift, right, of, seconds, passed }) => ({ name, shift, right, of, seconds, passed })),
    [{ name: analyst.name, shift: 'night', right: 1, of: 2, seconds: 40, passed: false }],
  );
  await assert.rejects(knowledge.beginTest(reference, 'night', analyst), /already/);
  await assert.rejects(knowledge.test(reference, person('requester', here)), { code: 'forbidden' });
  await desk.close();
});

test('competence and shifts give the gaps; who is planned and may take calls closes one', async () => {
  const { desk } = await testDesk({ at: '2026-11-30T09:00:00Z' });
  const { knowledge } = desk;
  const day = Temporal.PlainDate.from('2026-12-01');
  const asha = { id: 'asha', name: 'Asha Nair' };
  const gaps = async () =>
    (await knowledge.competence(day, 1, assessor)).gaps.filter(({ service, shift }) => service === 'pacs' && shift === 'night')
      .length;
  assert.equal(await gaps(), 1);
  await knowledge.changeCompetence(asha, { do: 'plan', shift: 'night', date: '2026-12-01' }, dutyManager);
  assert.equal(await gaps(), 1);
  const proof = { how: 'observed-call', incident: 'INC-000001' } as const;
  await knowledge.changeCompetence(asha, { do: 'show', service: 'pacs', level: 'alone', proof }, dutyManager);
  assert.equal(await gaps(), 0);
  await assert.rejects(knowledge.changeCompetence(asha, { do: 'plan', shift: 'night', date: '2026-12-02' }, analyst), {
    code: 'forbidden',
  });
  await desk.close();
});

test('what a closed incident taught is used, and forgotten once the incident changes', async () => {
  const { desk, clock } = await testDesk();
  const { knowledge } = desk;
  const suggested = async () => (await knowledge.offer({ text: 'quuxifier' }, analyst)).services.map(({ service }) => service);
  assert.deepEqual(await suggested(), []);
  const { reference } = await desk.open(contact({ service: 'eps', summary: 'The quuxifier does nothing' }), analyst);
  for (const command of [
    { do: 'acknowledge' },
    { do: 'resolve', how: 'Restarted.' },
    { do: 'confirm' },
    { do: 'close' },
  ] as const)
    await desk.command(reference, command, analyst);
  await clock.advance(Temporal.Duration.from({ minutes: 11 }));
  assert.deepEqual(await suggested(), ['eps']);
  await desk.command(reference, { do: 'erase', passage: 'quuxifier' }, analyst);
  assert.deepEqual(await suggested(), []);
  await desk.close();
});
