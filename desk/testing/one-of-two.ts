import { testDesk } from './test-desk.ts';

/**
 * One of two desk processes on one store: waits for the order, does all work due at an instant, and reports its deliveries. For
 * tests only.
 */
const [file, at] = process.argv.slice(2) as [string, string];
const { desk, clock, other } = await testDesk({ file, at, idle: true });
process.once('message', () => {
  desk.start();
  void clock
    .advance(Temporal.Duration.from({ seconds: 0 }))
    .then(async () => desk.close())
    .then(() =>
      process.send?.({
        mails: other.mails.map(({ messageId }) => messageId),
        calls: other.calls.map(({ to, reference }) => `${to} ${reference}`),
      }),
    )
    .then(() => process.disconnect?.());
});
process.send?.('ready');
