import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createJournal } from './journal.ts';

const exchange = (requestBody: string) => ({
  at: Temporal.Instant.from('2026-11-23T09:00:00Z'),
  direction: 'received' as const,
  method: 'POST',
  path: '/x',
  requestHeaders: { 'X-Forwarded-For': 'http://localhost:40001/', Cookie: 'a=b' },
  requestBody,
  until: Temporal.Instant.from('2026-11-23T09:00:00Z'),
  status: 201,
  responseHeaders: {},
  responseBody: '',
  happened: [],
});

test('the journal holds its bound and evicts the oldest', () => {
  const journal = createJournal({ count: 3, bytes: 1e6 });
  for (const n of ['1', '2', '3', '4', '5']) journal.record(exchange(n));
  assert.deepEqual(
    journal.entries.map(({ requestBody }) => requestBody),
    ['3', '4', '5'],
  );
});

test('secrets are masked in forms and in JSON, and nothing else is', () => {
  const journal = createJournal();
  journal.record(exchange('grant_type=client_credentials&client_secret=s3cr3t&scope=x'));
  journal.record(exchange('{"access_token": "s3cr3t","expires_in":3600}'));
  assert.deepEqual(
    journal.entries.map(({ requestBody }) => requestBody),
    ['grant_type=client_credentials&client_secret=[masked]&scope=x', '{"access_token": "[masked]","expires_in":3600}'],
  );
  assert.deepEqual(journal.entries[0]?.requestHeaders, { cookie: 'a=b', 'x-forwarded-for': 'http://localhost/' });
});
