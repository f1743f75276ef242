import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from '../domain/incident/index.ts';
import { analyst, contact, testDesk } from '../testing/test-desk.ts';

async function withCall() {
  const story = await testDesk();
  const { reference } = await story.desk.open(contact({ summary: 'Account locked', type: 'request' }), analyst);
  const give = async (command: Command) => story.desk.command(reference, command, analyst);
  const refusal = async (command: Command): Promise<string> => {
    try {
      await give(command);
      return 'accepted';
    } catch (error) {
      return `${(error as { code: string }).code}: ${(error as Error).message}`;
    }
  };
  return { ...story, reference, give, refusal };
}
const who = 'Amy Reid';
const checked = (method: string, result: 'confirmed' | 'not-confirmed' | 'refused' = 'confirmed'): Command => ({
  do: 'checkIdentity',
  who,
  method,
  result,
});
const reset: Command = { do: 'changeAccount', who, action: 'reset-password' };

test('no account is changed before somebody has checked who calls, and nothing of an answer is kept', async () => {
  const story = await withCall();
  assert.match(await story.refusal(reset), /not-identified: Reset a password: Amy Reid has been confirmed in 0 of the 1 ways/);
  await story.give(checked('secret-characters'));
  await story.give(reset);
  const [check] = await story.events(story.reference, 'identityChecked');
  assert.deepEqual(Object.keys(check?.texts ?? {}), ['who']);
  assert.equal(check?.actor.name, analyst.name);
  await story.desk.close();
});

test('a caller who refuses, or is not confirmed, is a normal outcome: recorded, and nothing is changed', async () => {
  for (const result of ['refused', 'not-confirmed'] as const) {
    const story = await withCall();
    await story.give(checked('secret-characters'));
    await story.give(checked('secret-characters', result));
    assert.match(await story.refusal(reset), /not-identified/, 'a later doubt outweighs the check before it');
    await story.give({ do: 'resolve', how: 'Sent to the manager.' });
    await story.desk.close();
  }
});

test('a check holds half an hour', async () => {
  const story = await withCall();
  await story.give(checked('in-person'));
  await story.clock.advance(Temporal.Duration.from({ minutes: 31 }));
  assert.match(await story.refusal(reset), /not-identified/);
  await story.desk.close();
});

test('the check of another person does not count, nor two checks in the same way where two ways are needed', async () => {
  const story = await withCall();
  await story.give({ do: 'checkIdentity', who: 'Beth Cole', method: 'in-person', result: 'confirmed' });
  assert.match(await story.refusal(reset), /not-identified/);
  const privileged: Command = { do: 'changeAccount', who, action: 'privileged-reset' };
  await story.give(checked('in-person'));
  await story.give(checked('in-person'));
  assert.match(await story.refusal(privileged), /confirmed in 1 of the 2 ways/);
  await story.give(checked('manager-confirms'));
  await story.give(privileged);
  await story.desk.close();
});

test('the desk rings the number of the directory, whichever the caller offers', async () => {
  const story = await withCall();
  assert.match(await story.refusal(checked('call-back')), /not-identified: Ring Amy Reid back from here first/);
  await story.give({ do: 'ringBack', who, number: '020 7946 0333', offered: '020 7946 0999' });
  await story.clock.settle();
  assert.deepEqual(
    story.other.calls.map(({ to }) => to).filter((to) => to.startsWith('020 7946 0')),
    ['020 7946 0333'],
  );
  const [rung] = await story.events(story.reference, 'rungBack');
  assert.equal(rung?.offered, true);
  await story.give(checked('call-back'));
  assert.match(
    await story.refusal({ do: 'ringBack', who: 'Nobody Known', number: null }),
    /The directory has no number of Nobody Known/,
  );
  await story.desk.close();
});

test('a smartcard goes to the registration authority; an unknown way or action names the nearest', async () => {
  const story = await withCall();
  assert.match(await story.refusal({ do: 'changeAccount', who, action: 'smartcard' }), /forbidden: .*the registration authority/);
  assert.match(await story.refusal(checked('in-persn')), /Did you mean "in-person"/);
  assert.match(await story.refusal({ do: 'changeAccount', who, action: 'unlok' }), /Did you mean "unlock"/);
  await story.desk.close();
});
