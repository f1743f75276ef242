import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { HOW_ANSWERED, readAnswers, type HowAnswered, type PeopleExercise, type Person } from '../evidence/index.ts';
import {
  actionDone,
  closeExercise,
  exerciseAt,
  expectedNow,
  heard,
  openExercise,
  peopleRecord,
  readAllowList,
  recordActivation,
  runExercise,
  senderTo,
  stopExercise,
  type Place,
} from '../exercise/index.ts';
import { realTime, UsageError } from '../kernel/index.ts';
import { answersPlace } from '../rehearsal/answer.ts';
import { among, folderOf } from './arguments.ts';
import { interruptible } from './interrupt.ts';
import { root } from './root.ts';

export interface PeopleOptions {
  readonly out: string;
  readonly live?: boolean;
  readonly resume?: string;
  readonly stop?: string;
  readonly heard?: string;
  readonly close?: string;
  readonly done?: string;
  readonly activation?: string;
  readonly show?: string;
  readonly plan: string;
  readonly answers?: string;
  readonly by?: string;
  readonly role?: string;
  readonly words?: string;
  readonly allow?: string;
  readonly send?: boolean;
  readonly smtp?: { readonly host: string; readonly port: number };
  readonly from?: string;
  readonly aim: string;
  readonly warned?: boolean;
  readonly for: Temporal.Duration;
  readonly observer: string[];
  readonly listen: { readonly host: string; readonly port: number };
  readonly url?: string;
  readonly person?: string;
  readonly how?: HowAnswered;
  readonly key?: string;
  readonly action?: string;
  readonly file: string[];
}

const address = (given: string) => {
  const [, host, port] = /^(\[[^\]]+\]|[^:]+):(\d{1,5})$/.exec(given) ?? [];
  if (host === undefined || Number(port) > 65_535)
    throw new InvalidArgumentError('Write a host and a port, such as 127.0.0.1:25.');
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
};
const lasting = (given: string): Temporal.Duration => {
  if (!/^PT\d+[MH]$/.test(given)) throw new InvalidArgumentError('Write minutes or hours as PT30M or PT4H.');
  return Temporal.Duration.from(given);
};

export const PEOPLE_HELP = `With people, for ESC-02. Nothing leaves without an allow-list and --send, and every mail begins with the word EXERCISE:
  deskproof exercise --live                                 whom the plan tells at this hour; nothing is sent
  deskproof exercise --live --send --allow ours.txt --smtp 10.0.0.5:25 --from exercise@ours.example \\
      --url https://exercise.ours.example --listen 0.0.0.0:8080 --by "Grace Baptiste" --role "duty manager"
  deskproof exercise --live --send --resume EX-2026-11-24-1 ...            go on after a restart
  deskproof exercise --stop EX-2026-11-24-1 --by ... --role ... --words "a real incident"
  deskproof exercise --heard EX-2026-11-24-1 --person team-lead --how spoken --by ... --role ...
  deskproof exercise --close EX-2026-11-24-1 --file closing.yaml --by ... --role ...
  deskproof exercise --done EX-2026-11-24-1 --action A1 --file proof.pdf --words "..." --by ... --role ...
  deskproof exercise --activation incident.yaml --by ... --role ...        a real incident counts as an exercise
  deskproof answer EX-2026-11-24-1 --by ... --role ... --words "..."       attest the record

The allow-list has one mail address or telephone number a line. closing.yaml has lessons, debriefs (hot, cold), faults (id, what) and
actions (id, what, owner, due, about: ids of faults or of people who did not acknowledge). incident.yaml adds incident, startedAt, endedAt,
aim and people (person, how, at). Answers are kept as deskproof answer --help says; DESKPROOF_SMTP_USER and DESKPROOF_SMTP_PASSWORD sign in
to the relay. A voicemail, a busy line and a wrong person acknowledge nothing.`;

/** The options of an exercise with people. */
export function peopleOptions(command: Command): void {
  const several = (value: string, before: string[]) => [...before, value];
  command
    .option('--live', 'with people: open an exercise of the plan as it stands at this hour')
    .option('--resume <exercise>', 'with --live: go on with this exercise')
    .option('--send', 'with --live: send the mails; without it nothing leaves')
    .option('--allow <file>', 'with --live: the addresses and numbers that may be contacted')
    .option('--smtp <host:port>', 'with --live: the mail relay', address)
    .option('--from <address>', 'with --live: sender of the mails')
    .option('--listen <host:port>', 'with --live: where links are answered', address, { host: '127.0.0.1', port: 0 })
    .option('--url <url>', 'with --live: how people reach that address')
    .option('--aim <text>', 'with --live: what it is to show', 'Everybody whom the plan tells can be reached.')
    .option('--warned', 'with --live: people know beforehand')
    .option('--for <duration>', 'with --live: how long answers are taken', lasting, Temporal.Duration.from('PT4H'))
    .option('--observer <name>', 'with --live: somebody who watches (repeatable)', several, [])
    .option('--stop <exercise>', 'stop it at once: nothing leaves any more, no answer is taken')
    .option('--heard <exercise>', 'write down what a witness heard of --person')
    .option('--person <role>', 'with --heard: of whom')
    .option('--how <how>', `with --heard: ${HOW_ANSWERED.join(', ')}`, among(...HOW_ANSWERED))
    .option('--key <key>', 'with --heard: the key that was pressed')
    .option('--close <exercise>', 'close it with the lessons and actions in --file')
    .option('--done <exercise>', 'show that --action is done, with --file as its proof')
    .option('--action <id>', 'with --done: which action')
    .option('--activation <file>', 'record a real incident that used the plan')
    .option('--show <exercise>', 'print its record as it stands')
    .option('--by <name>', 'who does it')
    .option('--role <role>', 'what they do')
    .option('--words <text>', 'their words')
    .option('--file <file>', 'with --close, --done: the file (repeatable)', several, [])
    .option('--plan <file>', 'plan whose answers and standard are used', 'deskproof.yaml')
    .option('--answers <folder>', "where answers are kept, instead of the plan's");
}

/** Does what concerns an exercise with people. False: nothing of it was asked. */
export async function withPeople(options: PeopleOptions): Promise<boolean> {
  const asked = (['live', 'stop', 'heard', 'close', 'done', 'activation', 'show'] as const).filter(
    (name) => options[name] !== undefined,
  );
  if (asked.length === 0) return false;
  if (asked.length > 1) throw new UsageError(`--${asked[0]} and --${asked[1]} are two acts. Do one at a time.`);
  const { standard, ...place } = await answersPlace({
    root,
    planFile: options.plan,
    folder: options.answers === undefined ? null : path.resolve(folderOf('--answers', options.answers)),
  });
  if (options.show !== undefined) return shown(options, place, exerciseAt(place, options.show));
  if (options.live && !options.send && options.resume === undefined) {
    const { hours, people } = expectedNow(standard, realTime.now());
    say(`The plan tells these of a severity 1 incident now (${hours}):`);
    for (const { title, name, telephone, mail, channels } of people)
      say(`  ${title} (${name})  ${channels.join(', ')}  ${telephone}  ${mail}`);
    say('Nothing was sent. To send: --send --allow <file> --smtp <host:port> --from <address> --by <name> --role <role>.');
    return true;
  }
  const by = whoever(options);
  if (options.live) return live(options, place, standard, by);
  if (options.stop !== undefined)
    return shown(options, place, stopExercise(place, options.stop, by, options.words ?? 'Stopped.'));
  if (options.heard !== undefined) {
    const { person, how, key, words = '' } = options;
    if (person === undefined || how === undefined) throw new UsageError('--heard needs --person and --how.');
    return shown(options, place, heard(place, options.heard, by, { person, how, words, ...(key !== undefined && { key }) }));
  }
  if (options.close !== undefined) {
    const { exercise, defect } = closeExercise(place, options.close, by, oneFile(options, '--close'));
    shown(options, place, exercise);
    say(
      defect === null
        ? `Closed. Next, somebody attests it: deskproof answer ${exercise.id}`
        : `Closed, and it does not count yet: ${defect} Close it again with what is missing.`,
    );
    return true;
  }
  if (options.done !== undefined) {
    if (options.action === undefined) throw new UsageError('--done needs --action: which one.');
    return shown(
      options,
      place,
      actionDone(place, options.done, by, options.action, options.words ?? '', [
        oneFile(options, '--done'),
        ...options.file.slice(1),
      ]),
    );
  }
  return shown(options, place, recordActivation(place, standard, by, options.activation!));
}

async function live(
  options: PeopleOptions,
  place: Place,
  standard: Parameters<typeof openExercise>[1],
  by: Person,
): Promise<boolean> {
  const { allow, smtp, from, url, listen } = options;
  if (!options.send) throw new UsageError('--resume sends what has not been sent yet. Add --send.');
  if (allow === undefined)
    throw new UsageError('--live sends to an allow-list only. Name its file with --allow: one address or number a line.');
  if (smtp === undefined || from === undefined)
    throw new UsageError('--live sends mail: name the relay with --smtp <host:port>, and the sender with --from <address>.');
  const allowed = readAllowList(allow);
  const { env } = process;
  const user = env['DESKPROOF_SMTP_USER'];
  const sender = senderTo({
    ...smtp,
    from,
    auth: user === undefined ? null : { user, pass: env['DESKPROOF_SMTP_PASSWORD'] ?? '' },
  });
  const id =
    options.resume ??
    openExercise(place, standard, by, {
      aim: options.aim,
      warned: options.warned ?? false,
      lasts: options.for,
      observers: options.observer,
      initiatedBy: place.desk,
    });
  say(`EXERCISE ${id}. Stop it at once with: deskproof exercise --stop ${id} --by <name> --role <role>`);
  try {
    const exercise = await runExercise({
      place,
      id,
      allow: allowed,
      sender,
      director: by,
      listen,
      url: url ?? null,
      say,
      signal: interruptible(`\nThe exercise goes on with --resume ${id}.\n`),
    });
    shown(options, place, exercise);
    say(exercise.stopped ? `${id} was stopped.` : `Next: deskproof exercise --close ${id} --file closing.yaml`);
  } finally {
    sender.close();
  }
  return true;
}

/** Prints the record and writes it beside the other reports. */
function shown({ out }: PeopleOptions, place: Place, exercise: PeopleExercise): true {
  const folder = path.join(path.resolve(folderOf('--out', out)), 'exercises', exercise.id);
  const text = peopleRecord(exercise, readAnswers(place.folder)?.header.example ?? null);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'record.json'), `${JSON.stringify(exercise, null, 2)}\n`);
  writeFileSync(path.join(folder, 'record.md'), text);
  say(text);
  return true;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function whoever({ by, role }: PeopleOptions): Person {
  if (by === undefined || role === undefined) throw new UsageError('Say who does it: --by <name> --role <role>.');
  return { name: by, role };
}

function oneFile({ file }: PeopleOptions, option: string): string {
  const [first] = file;
  if (first === undefined) throw new UsageError(`${option} needs --file.`);
  return first;
}
