import { testDesk } from './test-desk.ts';

/** A desk process that claims what it is to send, says so, and never hears whether it arrived. Its parent kills it. For tests only. */
const [file, at] = process.argv.slice(2) as [string, string];
const never = new Promise<never>(() => undefined);
const hang = async () => {
  process.send?.('claimed');
  return never;
};
const { desk, clock } = await testDesk({
  file,
  at,
  idle: true,
  wiring: (parts) => ({ ...parts, outbound: { ...parts.outbound, mail: hang, telephone: hang } }),
});
desk.start();
void clock.advance(Temporal.Duration.from({ seconds: 0 }));
// Whoever forked it holds the channel open, and so keeps it alive.
process.once('message', () => undefined);
