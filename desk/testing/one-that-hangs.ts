import { testDesk } from './test-desk.ts';

/** A desk process that claims a row, reports it, and never receives the outcome. Its parent kills it. For tests only. */
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
// Keeps the parent's channel open, and so the process alive.
process.once('message', () => undefined);
