import { readFile, stat } from 'node:fs/promises';
import { InvalidArgumentError, type Command } from 'commander';
import { UsageError, realTime } from '../kernel/index.ts';
import { importClosures, MOST_ICAL_BYTES, printClosures } from '../standards/ical/index.ts';

interface Options {
  readonly zone: string;
  readonly from?: Temporal.PlainDate;
  readonly until?: Temporal.PlainDate;
  readonly only: string[];
  readonly except: string[];
  readonly json: boolean;
}

const date = (text: string): Temporal.PlainDate => {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.PlainDate.from(text);
  } catch {
    // Refused below.
  }
  throw new InvalidArgumentError('Write a date that exists as YYYY-MM-DD.');
};
const every = (value: string, before: string[]) => [...before, value];

export default (program: Command): void => {
  const calendar = program.command('calendar').description('bring holidays into the calendars of a standard');
  calendar
    .command('import')
    .description('turn an iCalendar file into closures for calendars.yaml, and say what in it did not count')
    .argument('<file>', 'an .ics file (RFC 5545)')
    .requiredOption('--zone <zone>', 'IANA time zone of the calendar, such as Europe/London')
    .option('--from <date>', 'first date of interest (default: 1 January of this year)', date)
    .option('--until <date>', 'last date of interest (default: five years on)', date)
    .option('--only <text>', 'only events whose name, description, category or place holds this (repeatable)', every, [])
    .option('--except <text>', 'no event that holds this (repeatable)', every, [])
    .option('--json', 'as JSON', false)
    .addHelpText(
      'after',
      `
Examples:
  deskproof calendar import england.ics --zone Europe/London
  deskproof calendar import uk.ics --zone Europe/London --except regional --except observance --until 2030-12-31

Whole days keep their dates in every zone. What is not supported is refused, with its line and what to do.`,
    )
    .action(async (file: string, { from, until, zone, only, except, json }: Options) => {
      const first = from ?? realTime.now().toZonedDateTimeISO('UTC').toPlainDate().with({ month: 1, day: 1 });
      const options = {
        file,
        zone,
        only,
        except,
        from: first,
        until: until ?? first.add({ years: 5 }).with({ month: 12, day: 31 }),
      };
      const imported = importClosures(await read(file), options);
      process.stdout.write(json ? `${JSON.stringify(imported, null, 2)}\n` : printClosures(imported, options));
    });
};

/** @throws {UsageError} when there is no such file, or none that could be a calendar. */
async function read(file: string): Promise<Uint8Array> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new UsageError(`${file}  There is no such file. Correct the name.`);
  if (found.size > MOST_ICAL_BYTES)
    throw new UsageError(`${file}  It is longer than ${MOST_ICAL_BYTES} bytes. Import fewer years, or split it.`);
  return readFile(file);
}
