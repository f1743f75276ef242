import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { Wiring } from '../../parts.ts';
import { analyst, assessor, contact, severityOne, shipped, testDesk, type TestDesk } from '../../testing/test-desk.ts';
import type { Policy } from '../../../standards/index.ts';

const REFERENCE = 'INC-000001';
const minutes = (n: number) => Temporal.Duration.from({ minutes: n });
/** All of the plan's steps for severity 1 of a national application in the daytime. */
const LEVELS = ['IH-1', 'IH-2', 'IH-3', 'IH-4', 'MI-1', 'FN-1', 'JP-1', 'JP-2', 'JP-3', 'JP-4'];

const taken = async ({ desk }: TestDesk) =>
  (await desk.incident(REFERENCE, analyst)).escalations.filter(({ takenAt }) => takenAt !== null).map(({ step }) => step);
const delivered = async ({ desk }: TestDesk) =>
  (await desk.incident(REFERENCE, analyst)).timeline.filter(({ type }) => type === 'escalationDelivered').map(({ says }) => says);

/** An edited calendar: at a start under it, the desk reads every clock anew and recomputes every alarm. */
const edited =
  (closure: string): Wiring =>
  (parts) => ({ ...parts, policy: withClosure(parts.policy, closure) });
function withClosure(policy: Policy, closure: string): Policy {
  const always = policy.calendars['always']!;
  const versions = always.versions.map((version) => ({ ...version, closures: [...(version.closures ?? []), closure] }));
  return { ...policy, calendars: { ...policy.calendars, always: { ...always, versions } } };
}

suite('case 44: every level fires, each exactly once (glpi-project/glpi#5319, #1996, #12401)', () => {
  test('case 44: for an untouched incident every step of the plan is taken, and each call and letter leaves once', async () => {
    const made = await testDesk();
    await made.desk.open(contact(severityOne), analyst);
    await made.clock.advance(minutes(24 * 60));
    assert.deepEqual((await taken(made)).toSorted(), LEVELS.toSorted());
    const ways = LEVELS.flatMap((id) => shipped.escalation.steps.find((step) => step.id === id)!.channels);
    assert.equal((await delivered(made)).length, ways.length, 'every step recorded as taken was also sent');
    assert.equal(new Set(await delivered(made)).size, ways.length);
    const escalating = made.other.mails.filter(({ subject }) => subject.includes('Escalation'));
    assert.equal(made.other.calls.length + escalating.length, ways.length);
    await made.desk.close();
  });

  test('case 44: the same holds when everything is recomputed under another calendar after each step', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'each-once-'));
    const file = join(dir, 'desk.db');
    let made = await testDesk({ file });
    await made.desk.open(contact(severityOne), analyst);
    for (let n = 1; n <= 12; n++) {
      await made.clock.advance(minutes(11));
      await made.desk.close();
      // Alternates between one more closed day and none: the deadlines move, and the steps already taken stay taken.
      made = await testDesk({ ...made, file, ...(n % 2 === 0 ? {} : { wiring: edited(`2026-07-${10 + n}`) }) });
    }
    await made.clock.advance(minutes(24 * 60));
    assert.deepEqual((await taken(made)).toSorted(), LEVELS.toSorted());
    assert.equal(new Set(await delivered(made)).size, (await delivered(made)).length);
    assert.deepEqual(
      made.other.calls.map(({ to }) => to).toSorted(),
      LEVELS.map((id) => shipped.escalation.steps.find((step) => step.id === id)!)
        .filter(({ channels }) => channels.includes('telephone'))
        .map((step) => shipped.contacts.find(({ role }) => role === step.to)!.telephone)
        .toSorted(),
    );
    assert.equal((await made.desk.verifyHistory(REFERENCE, assessor)).intact, true);
    await made.desk.close();
    await rm(dir, { recursive: true });
  });
});
