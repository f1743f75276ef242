import type { Command } from 'commander';

export default (program: Command): void => {
  program
    .command('bench')
    .description('measure durable creation over HTTP as a ratio to its floors, interleaved in one run')
    .option('--rounds <n>', 'rounds; the medians count', '3')
    .option('--seconds <n>', 'of each measurement', '3')
    .addHelpText(
      'after',
      '\nQuote the ratios, not the rates: a shared machine moves the rates by a factor of two, and the ratios by little.',
    )
    .action(async (options: { rounds: string; seconds: string }) => {
      const { measureCreation } = await import('../bench/creation.ts');
      const say = (text: string) => process.stdout.write(`${text}\n`);
      const rate = (n: number) => n.toFixed(0).padStart(8);
      say('round   raw echo/s  durable creation/s  grouped inserts/s');
      const rounds = await measureCreation({
        rounds: Number(options.rounds),
        seconds: Number(options.seconds),
        onRound: (n, r) => say(`${String(n).padStart(5)}   ${rate(r.echo)}    ${rate(r.desk)}            ${rate(r.inserts)}`),
      });
      const median = (of: (r: (typeof rounds)[number]) => number) => rounds.map(of).sort((a, b) => a - b)[rounds.length >> 1]!;
      say(
        `\ndurable creation over HTTP = ${median((r) => r.desk / r.echo).toFixed(3)} of a raw node:http echo, ${median((r) => r.desk / r.inserts).toFixed(3)} of a raw grouped SQLite insert`,
      );
    });
};
