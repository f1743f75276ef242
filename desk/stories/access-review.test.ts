import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '../domain/access/actor.ts';
import { readingsToReview, type ReadingNoted } from '../domain/access-review/list.ts';
import { analyst, assessor, contact, dutyManager, here, person, shipped, testDesk } from '../testing/test-desk.ts';

const lead: Actor = {
  ...person('officer'),
  id: 'information-governance',
  name: 'Colin Frayn',
  duties: ['information-governance'],
};
const deputy: Actor = { ...person('officer'), id: 'deputy', name: 'Meera Castle', duties: ['deputy-information-governance'] };
const says = async (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: unknown) => `${(error as { code: string }).code}: ${(error as Error).message}`,
  );

test('who read an incident is noted for every person, never for the desk itself, and kept over a restart of the desk', async () => {
  const { desk, clock } = await testDesk();
  const { reference } = await desk.open(contact(), analyst);
  for (const viewer of [analyst, dutyManager, assessor, person('requester', here)]) {
    await desk.incident(reference, viewer);
    await clock.advance(Temporal.Duration.from({ minutes: 1 }));
  }
  await desk.explain(reference, analyst);
  await desk.incident(reference, person('system'));
  assert.deepEqual(
    (await desk.access.readings(reference, lead)).map(({ reader, at }) => `${at.slice(11, 16)} ${reader}`),
    ['09:00 analyst', '09:01 duty-manager', '09:02 assessor', `09:03 requester.${here}`, '09:04 analyst'],
  );
  assert.match(await says(desk.access.readings(reference, analyst)), /forbidden: Only the information governance lead/);
  await desk.close();
});

test('a review lists readings without an act, and somebody who is not on it closes each with a reason', async () => {
  const { desk, clock } = await testDesk();
  const { reference } = await desk.open(contact(), analyst);
  await desk.incident(reference, analyst);
  await desk.incident(reference, dutyManager);
  await desk.incident(reference, lead);
  await clock.advance(Temporal.Duration.from({ hours: 1 }));
  const day = { from: '2026-06-05T00:00:00Z', until: '2026-06-06T00:00:00Z' };
  assert.match(await says(desk.access.openReview(day, analyst)), /forbidden/);
  const review = await desk.access.openReview(day, lead);
  assert.deepEqual(
    review.items.map(({ reader, reasons }) => `${reader}: ${reasons.join(' ')}`),
    ['duty-manager: no-related-act', 'information-governance: no-related-act'],
    'the analyst logged it, so that reading belongs to an act',
  );
  assert.match(
    await says(desk.access.closeItem(review.reference, { item: 1, reason: 'Handover.' }, lead)),
    /not-independent: You stand on this list/,
  );
  assert.match(
    await says(desk.access.closeItem(review.reference, { item: 9, reason: 'Handover.' }, deputy)),
    /has no item 9; it has 2/,
  );
  assert.match(await says(desk.access.closeItem(review.reference, { item: 1, reason: ' ' }, deputy)), /missing-data/);
  await desk.access.closeItem(review.reference, { item: 1, reason: 'Handover.' }, deputy);
  const { items } = await desk.access.closeItem(review.reference, { item: 2, reason: 'Looked for a breach.' }, deputy);
  assert.deepEqual(
    items.map(({ closed }) => closed?.by),
    ['Meera Castle', 'Meera Castle'],
  );
  assert.equal((await desk.access.reviews(assessor))[0]?.state, 'closed');
  await desk.close();
});

test('listed are own incidents, equal surnames, safety records and volume', async () => {
  const { desk } = await testDesk();
  const one = await desk.open(contact({ safety: ['possible-harm'] }), analyst);
  const { reference } = one;
  await desk.close();
  const rules = shipped.informationGovernance!.accessReview;
  const reading = (reader: string, of = reference, at = '2026-06-05T09:00:00Z'): ReadingNoted => ({
    at,
    reader,
    role: 'analyst',
    reference: of,
  });
  const incident = (await import('../domain/incident/index.ts')).fold(reference, [
    {
      ...{
        type: 'opened',
        channel: 'phone',
        organisation: here,
        service: 'crs',
        contactType: 'incident',
        impact: '3',
        urgency: '3',
      },
      ...{ severity: '2', safety: ['possible-harm'], seq: 1, at: '2026-06-05T09:00:00Z', hash: '', previous: '' },
      actor: { id: 'other', name: 'Other', role: 'analyst' },
      texts: { summary: 's', description: 'd', caller: 'Sister Amy Réid', callerMail: 'amy@ward.example' },
    } as const,
  ])!;
  const accounts = new Map([
    ['cousin', { id: 'cousin', name: 'Joe REID', mail: null }],
    ['herself', { id: 'herself', name: 'Amy Married', mail: 'AMY@ward.example' }],
    ['busy', { id: 'busy', name: 'Busy Bee', mail: null }],
  ]);
  const many = Array.from({ length: rules.volume.most + 1 }, (_, i) => reading('busy', i === 0 ? reference : `INC-9${i}`));
  const listed = readingsToReview(
    [reading('cousin'), reading('herself'), ...many],
    new Map([[reference, incident]]),
    accounts,
    rules,
  );
  assert.deepEqual(
    listed.map(({ reader, reasons }) => `${reader}: ${reasons.join(' ')}`),
    [
      'cousin: same-surname safety-record no-related-act',
      'herself: own-incident safety-record no-related-act',
      'busy: safety-record volume no-related-act',
    ],
  );
  const fewer = readingsToReview(many.slice(0, -1), new Map([[reference, incident]]), accounts, rules);
  assert.deepEqual(fewer[0]?.reasons, ['safety-record', 'no-related-act']);
});
