import { InvalidArgumentError, type Command } from 'commander';
import { among } from './arguments.ts';

const PARTS = ['creation', 'suppliers', 'clock', 'mail'] as const;
type Part = (typeof PARTS)[number];

interface Options {
  readonly rounds: number;
  readonly seconds: number;
  readonly only?: Part;
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const rate = (n: number) => n.toFixed(0).padStart(8);
const ms = (n: number) => n.toFixed(n < 10 ? 2 : 0).padStart(7);

function medianOf<T>(rounds: readonly T[]): (of: (round: T) => number) => number {
  return (of) => rounds.map(of).sort((a, b) => a - b)[rounds.length >> 1]!;
}
const positive = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('Write a whole number from 1.');
  return value;
};
async function creation({ rounds, seconds }: Options): Promise<void> {
  const { measureCreation } = await import('../bench/creation.ts');
  say('round   raw echo/s  durable creation/s  grouped inserts/s');
  const measured = await measureCreation({
    rounds,
    seconds,
    onRound: (n, r) => say(`${String(n).padStart(5)}   ${rate(r.echo)}    ${rate(r.desk)}            ${rate(r.inserts)}`),
  });
  const median = medianOf(measured);
  say(
    `\ndurable creation over HTTP = ${median((r) => r.desk / r.echo).toFixed(3)} of a raw node:http echo, ${median((r) => r.desk / r.inserts).toFixed(3)} of a raw grouped SQLite insert`,
  );
}

async function suppliers({ rounds, seconds }: Options): Promise<void> {
  const { measureSuppliers } = await import('../bench/suppliers.ts');
  say('round   bare Fastify route/s  creations at the supplier/s  hand-offs/s  callbacks taken/s');
  const measured = await measureSuppliers({
    rounds,
    seconds,
    onRound: (n, r) =>
      say(
        `${String(n).padStart(5)}   ${rate(r.floor)}              ${rate(r.creations)}                     ${rate(r.handOffs)}     ${rate(r.callbacks)}`,
      ),
  });
  const median = medianOf(measured);
  const share = (of: (round: (typeof measured)[number]) => number) => median((r) => of(r) / r.floor).toFixed(3);
  say(`
of a bare Fastify route that takes a ticket, in the same round:
  creations at the simulated supplier                                ${share((r) => r.creations)}
  hand-offs: contact, ticket at the supplier, answer committed       ${share((r) => r.handOffs)}
  callbacks taken: signature checked, committed, answered            ${share((r) => r.callbacks)}`);
}

async function clock({ rounds }: Options): Promise<void> {
  const { measureClock } = await import('../bench/clock.ts');
  say(
    'round   fold 200 events ms (raw)   sweep 10,000 of 200,000 ms (raw)   recompute 50,000 ms (raw)   longest hold ms, of it ours   longest wait for a note ms',
  );
  const measured = await measureClock({
    rounds,
    onRound: (n, { fold, sweep, recompute }) =>
      say(
        `${String(n).padStart(5)}   ${ms(fold.ms)} (${ms(fold.rawMs)})       ${ms(sweep.ms)} (${ms(sweep.rawMs)})               ${ms(recompute.ms)} (${ms(recompute.rawMs)})     ${ms(recompute.longestHoldMs)} ${ms(recompute.longestCpuMs)}          ${ms(recompute.longestRequestMs)}`,
      ),
  });
  const median = medianOf(measured);
  const times = (of: (round: (typeof measured)[number]) => { readonly ms: number; readonly rawMs: number }) =>
    `${median((round) => of(round).ms / of(round).rawMs).toFixed(2)} ×`;
  say(`
of a raw SQLite sweep of the same rows, in the same round:
  both clocks of a 200-event incident, with every segment   ${times((r) => r.fold)}
  10,000 due deadlines out of 200,000 waiting               ${times((r) => r.sweep)}
  50,000 open incidents after a calendar edit, by the desk  ${times((r) => r.recompute)}   holding up the rest for ${median((r) => r.recompute.longestCpuMs).toFixed(0)} ms at most (limit 50; ${median((r) => r.recompute.longestHoldMs).toFixed(0)} by the wall, neighbours included); a note written meanwhile was kept within ${median((r) => r.recompute.longestRequestMs).toFixed(0)} ms`);
}

async function mail(): Promise<void> {
  const { measureMail } = await import('../bench/mail.ts');
  const { loadStandard, shippedStandard } = await import('../standards/index.ts');
  say('other requests meanwhile: median ms, of 20 all but one ms, slowest ms   longest hold ms   grown by MB   what arrives');
  await measureMail(await loadStandard(shippedStandard('nhs-lsd')), (r) => {
    say(
      `                     ${ms(r.medianMs)} ${ms(r.most95Ms)} ${ms(r.slowestMs)}           ${ms(r.longestHoldMs)}       ${ms(r.grownMb)}   ${r.what}`,
    );
    for (const [answer, clients] of Object.entries(r.said)) say(`${' '.repeat(80)}${clients} × ${answer}`);
  });
}

export default (program: Command): void => {
  program
    .command('bench')
    .description(
      'measure durable creation over HTTP, the line to the supplier, and the clock, as ratios to their floors, interleaved in one run; and what large mail costs other requests',
    )
    .option('--rounds <n>', 'rounds; the medians count', positive, 3)
    .option('--seconds <n>', 'of each measurement over HTTP', positive, 3)
    .option('--only <part>', PARTS.join(', '), among(...PARTS))
    .addHelpText(
      'after',
      '\nQuote the ratios, not the rates: a shared machine moves the rates by a factor of two, and the ratios by little.',
    )
    .action(async (options: Options) => {
      const measure = { creation, suppliers, clock, mail };
      for (const [i, each] of (options.only === undefined ? PARTS : [options.only]).entries()) {
        if (i > 0) say('');
        await measure[each](options);
      }
    });
};
