import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browse } from '../testing/browse.ts';
import { openTestDesk } from '../testing/desk.ts';
import { CONTACT, INC } from '../testing/with-supplier.ts';

test('staff alone remove patient data on the page, or confirm that no patient is identified', async () => {
  await using desk = await openTestDesk();
  const { get, post } = browse(desk);
  await desk.ask('analyst', 'POST', '/api/contacts', {
    ...CONTACT,
    description: 'Patient Mavis Ottershaw, DOB 3 April 1961, has none',
  });
  const page = (await get('analyst', `/incidents/${INC}`)).html;
  assert.match(page, /Nothing goes to a supplier until somebody has removed it or confirmed that it identifies no patient/);
  assert.match(page, /Words to remove, exactly as written there/);
  assert.doesNotMatch(
    (await get('requester.northgate', `/incidents/${INC}`)).html,
    /Words to remove|Confirm that it identifies no patient/,
  );
  assert.equal((await desk.ask('requester.northgate', 'POST', `/api/incidents/${INC}/erase`, { passage: 'Mavis' })).status, 403);
  assert.equal((await desk.ask('requester.northgate', 'POST', `/api/incidents/${INC}/clear-flags`)).status, 403);
  assert.equal((await post('analyst', `/incidents/${INC}/erase`, { passage: 'Mavis Ottershaw' })).status, 303);
  assert.equal((await post('analyst', `/incidents/${INC}/clear-flags`, {})).status, 303);
  const after = (await get('analyst', `/incidents/${INC}`)).html;
  assert.doesNotMatch(after, /Ottershaw|Confirm that it identifies no patient/);
  assert.match(after, /patient(?:&#39;|')s data removed/);
  assert.match(after, /Erased from event 1: description/);
});
