import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unfinishedMail } from './unfinished.ts';
import { Refusal } from '../../../kernel/index.ts';

/** A message that continues only when triggered. */
function slow() {
  const chunks: Buffer[] = [];
  let wake: () => void = () => undefined;
  let ended = false;
  return {
    push(size: number) {
      chunks.push(Buffer.alloc(size, 'a'));
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        while (chunks.length > 0) yield chunks.shift()!;
        if (ended) return;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
const turn = async () => new Promise((resolve) => setImmediate(resolve));

test('a client with many unfinished messages does not block other clients', async () => {
  const mail = unfinishedMail(1000);
  const senders = Array.from({ length: 5 }, slow);
  const outcomes = senders.map(async (sender) =>
    mail.read(sender, async () => 'kept').catch((error: unknown) => (error instanceof Refusal ? error.code : error)),
  );
  for (const sender of senders) sender.push(400);
  await turn();
  assert.ok(mail.held() <= 1000, String(mail.held()));
  const other = slow();
  const kept = mail.read(other, async (raw) => raw.length);
  other.push(300);
  other.end();
  assert.equal(await kept, 300);
  for (const sender of senders) sender.end();
  const results = await Promise.all(outcomes);
  assert.ok(results.filter((each) => each === 'kept').length <= 2, results.join());
  assert.ok(
    results.every((each) => each === 'kept' || each === 'busy'),
    results.join(),
  );
  assert.equal(mail.held(), 0);
});

test('a message beyond 16 MB is refused permanently and uses no memory', async () => {
  const mail = unfinishedMail();
  const large = slow();
  const outcome = mail.read(large, async () => 'kept');
  for (let i = 0; i < 17; i++) large.push(1024 * 1024);
  large.end();
  await assert.rejects(outcome, { status: 413 });
  assert.equal(mail.held(), 0);
});
