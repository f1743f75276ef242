import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestDesk } from '../testing/desk.ts';

test('a procedure approved from tomorrow is offered tomorrow, by the API and on the pages', async () => {
  await using desk = await openTestDesk({
    wiring: (parts) => {
      const documents = parts.policy.documents.map((document) =>
        document.id === 'LSD-PR-03' ? { ...document, approved: '2026-11-25' } : document,
      );
      return { ...parts, policy: { ...parts.policy, documents } };
    },
  });
  const offered = async () => {
    const listed: readonly { id: string }[] = (await desk.ask('analyst', 'GET', '/api/procedures')).json;
    const page = (await desk.ask('analyst', 'GET', '/procedures', undefined, { accept: 'text/html' })).bytes.toString();
    const text = (await desk.ask('analyst', 'GET', '/procedures/LSD-PR-03', undefined, { accept: 'text/html' })).status;
    return [listed.some(({ id }) => id === 'LSD-PR-03'), page.includes('LSD-PR-03'), text];
  };
  assert.deepEqual(await offered(), [false, false, 404]);
  await desk.clock.advance(Temporal.Duration.from({ days: 1 }));
  assert.deepEqual(await offered(), [true, true, 200]);
});
