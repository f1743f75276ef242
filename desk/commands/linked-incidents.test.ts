import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openTestDesk } from '../testing/desk.ts';
import {
  analyst,
  contact,
  elsewhere,
  handOff,
  person,
  severityOne,
  shipped,
  testDesk,
  type TestDesk,
} from '../testing/test-desk.ts';

const [PARENT, CHILD, OTHER] = ['INC-000001', 'INC-000002', 'INC-000003'] as const;
const minutes = (n: number) => Temporal.Duration.from({ minutes: n });
const numberOf = (role: string) => shipped.contacts.find((each) => each.role === role)!.telephone;
const called = ({ other }: TestDesk, reference: string) =>
  other.calls.filter(({ says }) => says.includes(reference)).map(({ to }) => to);
const link = { do: 'linkToParent', parent: PARENT } as const;

/** A severity 1 incident, and two more of the same severity as its children. */
async function linked(): Promise<TestDesk> {
  const made = await testDesk();
  for (let i = 0; i < 3; i++) await made.desk.open(contact(severityOne), analyst);
  await made.desk.command(CHILD, link, analyst);
  await made.desk.command(OTHER, link, analyst);
  return made;
}

suite('a child never escalates alone (case 42)', () => {
  test('its escalation plan is suspended, its clocks run, and its parent escalates', async () => {
    const made = await linked();
    await made.clock.advance(minutes(20));
    const [parent, child] = await Promise.all([PARENT, CHILD].map(async (reference) => made.desk.incident(reference, analyst)));
    assert.deepEqual(
      called(made, PARENT),
      ['team-lead', 'duty-manager', 'head-of-ict', 'director-on-call', 'bt-health-service-desk'].map(numberOf),
    );
    // Linked within its first minute, so no call had been placed about it.
    assert.deepEqual([called(made, CHILD), child?.escalations], [[], []]);
    assert.deepEqual(parent?.children, [CHILD, OTHER]);
    assert.deepEqual(
      [child?.parent, child?.clocks.map(({ state, breached }) => `${state} ${breached}`)],
      [PARENT, ['running true', 'running false']],
    );
    await made.desk.close();
  });

  test('its escalations are not mailed either, however late it is', async () => {
    const made = await linked();
    await made.clock.advance(minutes(180));
    assert.ok(
      made.other.mails.filter(({ to }) => to.endsWith('st-elsewheres.nhs.example')).every(({ text }) => !text.includes(CHILD)),
    );
    await made.desk.close();
  });

  test('when it is unlinked, it takes the suspended steps that are due, once', async () => {
    const made = await linked();
    await made.clock.advance(minutes(6));
    await made.desk.command(CHILD, { do: 'unlinkFromParent', reason: 'another fault' }, analyst);
    await made.clock.advance(minutes(20));
    const view = await made.desk.incident(CHILD, analyst);
    assert.deepEqual(view.escalations.find(({ step }) => step === 'IH-2')?.takenAt, '2026-06-05T09:06:00Z');
    assert.deepEqual(called(made, CHILD).length, new Set(called(made, CHILD)).size);
    assert.deepEqual([view.parent, (await made.desk.incident(PARENT, analyst)).children], [null, [OTHER]]);
    await made.desk.close();
  });
});

suite('children of a resolved parent', () => {
  test('open children are resolved with it; each caller is asked, and each child is closed alone', async () => {
    const made = await linked();
    await made.desk.command(PARENT, { do: 'resolve', how: 'The switch was exchanged.' }, analyst);
    assert.equal((await made.desk.incident(CHILD, analyst)).state, 'resolved');
    assert.ok(
      !JSON.stringify((await made.desk.incident(CHILD, analyst)).timeline).includes('switch'),
      "the parent's text is not copied",
    );
    assert.ok((await made.desk.incident(CHILD, analyst)).timeline.some(({ type }) => type === 'callerAsked'));
    await made.desk.command(PARENT, { do: 'confirm' }, analyst);
    assert.equal((await made.desk.command(PARENT, { do: 'close' }, analyst)).state, 'closed');
    await assert.rejects(made.desk.command(CHILD, { do: 'close' }, analyst), { code: 'not-confirmed' });
    assert.ok((await made.desk.verifyHistory(CHILD, analyst)).intact);
    await made.desk.close();
  });

  test('a child with a supplier and a reopened child are unlinked, and both escalate again', async () => {
    const made = await linked();
    await made.desk.command(CHILD, { do: 'handOff', supplier: 'bt-health', data: handOff }, analyst);
    await made.clock.settle();
    await made.desk.command(PARENT, { do: 'resolve', how: 'Restarted.' }, analyst);
    await made.desk.command(OTHER, { do: 'reopen', reason: 'Still black.' }, analyst);
    for (const reference of [CHILD, OTHER]) {
      const { parent, state, escalations } = await made.desk.incident(reference, analyst);
      assert.equal(parent, null, reference);
      assert.notEqual(state, 'resolved');
      assert.ok(escalations.length > 0, reference);
    }
    assert.deepEqual((await made.desk.incident(PARENT, analyst)).children, []);
    await made.desk.close();
  });
});

test('a refused link leaves no event in either log', async () => {
  const made = await linked();
  const { desk } = made;
  await desk.open(contact(), analyst);
  const unlinked = 'INC-000004';
  const events = async () =>
    Promise.all([PARENT, CHILD, OTHER, unlinked].map(async (reference) => (await desk.verifyHistory(reference, analyst)).events));
  const before = await events();
  const no = async (reference: string, parent: string, code: string, actor = analyst) =>
    assert.rejects(desk.command(reference, { do: 'linkToParent', parent }, actor), { code });
  await no(unlinked, CHILD, 'wrong-state');
  await no(PARENT, unlinked, 'wrong-state');
  await no(CHILD, unlinked, 'wrong-state');
  await no(unlinked, unlinked, 'invalid');
  await no(unlinked, 'INC-000099', 'not-found');
  await no(unlinked, PARENT, 'forbidden', person('assessor'));
  await assert.rejects(desk.command(unlinked, { do: 'unlinkFromParent', reason: 'why not' }, analyst), { code: 'wrong-state' });
  assert.deepEqual((await desk.command(CHILD, link, analyst)).parent, PARENT, 'an existing link is kept');
  assert.deepEqual(await events(), before);
  await desk.close();
});

test('an organisation does not see the linked incidents of another', async () => {
  const made = await linked();
  const requester = person('requester', (await made.desk.incident(PARENT, analyst)).organisation);
  const seen = await made.desk.incident(PARENT, requester);
  assert.deepEqual(seen.children, []);
  assert.ok(!JSON.stringify(seen.timeline).includes(CHILD));
  await assert.rejects(async () => made.desk.incident(PARENT, person('requester', elsewhere)), { code: 'not-found' });
  await made.desk.close();
});

test('the API links and unlinks incidents', async () => {
  await using desk = await openTestDesk();
  const report = { channel: 'portal', service: 'pacs', summary: 'No images', description: 'b', impact: '1', urgency: '1' };
  for (let i = 0; i < 2; i++) await desk.ask('requester.northgate', 'POST', '/api/contacts', report);
  const post = async (verb: string, body: object, who = 'analyst') =>
    desk.ask(who, 'POST', `/api/incidents/${CHILD}/${verb}`, body);
  const linked = await post('parent', { parent: PARENT });
  assert.deepEqual([linked.status, (linked.json as { parent: string }).parent], [200, PARENT]);
  assert.equal((await post('parent', { parent: PARENT }, 'requester.northgate')).status, 403);
  assert.equal((await post('parent', { parent: 'the first' })).status, 400);
  const unlinked = await post('unlink', { reason: 'another fault' });
  assert.deepEqual([unlinked.status, (unlinked.json as { parent: null }).parent], [200, null]);
});
