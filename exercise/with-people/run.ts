import type { PeopleExercise, Person } from '../../evidence/index.ts';
import { realTime, UsageError } from '../../kernel/index.ts';
import { localTimes } from '../../kernel/local-time.ts';
import type { Standard } from '../../standards/index.ts';
import type { AllowList } from './allow-list.ts';
import { expectedNow } from './expected.ts';
import { mailTo, type Sender } from './mail.ts';
import { isOpen, startAnswerServer } from './server.ts';
import { exerciseAt, happened, open, type Place } from './store.ts';
import { tokensIn } from './tokens.ts';

export interface Opening {
  readonly aim: string;
  readonly warned: boolean;
  readonly lasts: Temporal.Duration;
  readonly observers: readonly string[];
  readonly initiatedBy: string;
}

/** Opens an exercise of the plan as it stands at this hour; sends nothing. Returns its id. */
export function openExercise(place: Place, standard: Standard, director: Person, opening: Opening, now = realTime.now()): string {
  const { hours, people, plan } = expectedNow(standard, now);
  const { aim, warned, lasts, observers, initiatedBy } = opening;
  return open(place, now, localTimes(standard.zone).dateOf(now), director, 'The exercise begins.', {
    event: 'opened',
    kind: 'communications',
    hours,
    warned,
    aim,
    scope: 'The climb of severity 1 at this hour, until somebody takes it. No incident is opened.',
    startedAt: now.toString(),
    endsAt: now.add(lasts).toString(),
    director: director.name,
    initiatedBy,
    observers,
    plan,
    people: people.map(({ id, title, name, telephone, mail }) => ({ id, title, name, telephone, mail })),
  });
}

export interface RunOptions {
  readonly place: Place;
  readonly id: string;
  readonly allow: AllowList;
  readonly sender: Sender;
  readonly director: Person;
  readonly listen: { readonly host: string; readonly port: number };
  /** Address by which people reach the links; by default where this process listens. */
  readonly url: string | null;
  readonly say: (line: string) => void;
  /** The port it listens on, once it does. */
  readonly listening?: (port: number) => void;
  readonly now?: () => Temporal.Instant;
  readonly signal?: AbortSignal;
  /** How often the store is looked at for a stop, and answers typed by witnesses. */
  readonly everyMs?: number;
}

/**
 * Runs an opened exercise until it ends, is stopped or closed, or everybody has acknowledged; after a restart it goes on where it was. Mails
 * go to the allow-list only, and each is written down before it leaves. Returns the record. Rejects with the signal's reason when
 * interrupted, and nothing is lost.
 */
export async function runExercise(options: RunOptions): Promise<PeopleExercise> {
  const { place, id, say, now = realTime.now, signal, everyMs = 1_000 } = options;
  const before = exerciseAt(place, id);
  if (!isOpen(before, now()))
    throw new UsageError(
      `${id} ${before.stopped ? 'was stopped' : 'is over'}: it takes no answers any more. Open another exercise.`,
    );
  const tokens = tokensIn(place.folder);
  const server = await startAnswerServer({ place, exercise: id, tokens, now, ...options.listen });
  options.listening?.(server.port);
  const base = (options.url ?? `http://${options.listen.host}:${server.port}`).replace(/\/$/, '');
  try {
    for (const person of before.people) {
      signal?.throwIfAborted();
      await tell(options, person, `${base}/answer/${tokens.of(id, person.id)}`, now);
    }
    sayCalls(options, exerciseAt(place, id), (who) => `${base}/telephone/${tokens.of(id, who)}`, now);
    let known = new Set<string>();
    for (;;) {
      const exercise = exerciseAt(place, id);
      known = sayAnswers(exercise, known, say);
      if (!isOpen(exercise, now()) || exercise.people.every(({ acknowledged }) => acknowledged !== null)) return exercise;
      signal?.throwIfAborted();
      await realTime.sleep(everyMs);
    }
  } finally {
    await server.close();
  }
}

type Told = PeopleExercise['people'][number];

/** Mails one person, unless the mail went out before, they may not be contacted, or the exercise was stopped in the meantime. */
async function tell(
  { place, id, allow, sender, director, say }: RunOptions,
  person: Told,
  link: string,
  now: () => Temporal.Instant,
): Promise<void> {
  const by = director;
  const { aim } = exerciseAt(place, id);
  const mail = mailTo(id, person, link, aim);
  const facts = { person: person.id, to: mail.to, subject: mail.subject, messageId: mail.messageId };
  const wentOut = ({ wentOut: all }: PeopleExercise) =>
    all.some((out) => out.person === person.id && out.what !== 'telephone call' && out.state !== 'may have been sent');
  if (!allow.mail(person.mail)) {
    const why = 'the address is not on the allow-list';
    const written = happened(
      place,
      now(),
      { id, by, words: '', event: { event: 'not-sent', person: person.id, to: person.mail, why } },
      (still) => !wentOut(still),
    );
    if (written) say(`  not sent  ${person.title} <${person.mail}>: ${why}`);
    return;
  }
  const begun = happened(
    place,
    now(),
    { id, by, words: '', event: { event: 'sending', ...facts } },
    (still) => isOpen(still, now()) && !wentOut(still),
  );
  if (begun === null) return;
  try {
    await sender.send(mail, now());
    happened(place, now(), { id, by, words: '', event: { event: 'sent', ...facts } });
    say(`  sent      ${person.title} <${mail.to}>: ${mail.subject}`);
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
    happened(place, now(), { id, by, words: '', event: { event: 'not-sent', person: person.id, to: mail.to, why } });
    say(`  not sent  ${person.title} <${mail.to}>: ${why}`);
  }
}

/** The calls that people place by hand, each once: whom, which number, which words, and how its outcome is typed in. */
function sayCalls(
  { place, id, allow, director, say }: RunOptions,
  exercise: PeopleExercise,
  telephone: (person: string) => string,
  now: () => Temporal.Instant,
): void {
  say('\nCalls to place by hand. The first word is EXERCISE; a machine that answers is nobody.');
  for (const { id: person, title, name, telephone: number } of exercise.people) {
    if (!allow.telephone(number)) {
      say(`  do not call  ${title}: the number is not on the allow-list`);
      continue;
    }
    happened(
      place,
      now(),
      { id, by: director, words: '', event: { event: 'called', person, number, by: 'hand' } },
      ({ wentOut }) => !wentOut.some((out) => out.person === person && out.what === 'telephone call'),
    );
    say(`  ${number}  ${title} (${name}): "EXERCISE. This exercise of the escalation plan calls the ${title}."`);
    say(`      then: deskproof exercise --heard ${id} --person ${person} --how spoken --by "<your name>" --role "<your role>"`);
    say(`      or the keys: ${telephone(person)}`);
  }
}

function sayAnswers({ people }: PeopleExercise, known: ReadonlySet<string>, say: (line: string) => void): Set<string> {
  const all = people.flatMap(({ id, title, answers }) => answers.map((answer, i) => ({ key: `${id}/${i}`, title, ...answer })));
  for (const { key, title, how, by, at } of all) if (!known.has(key)) say(`  ${at}  ${title}: ${how}, told by ${by}`);
  return new Set(all.map(({ key }) => key));
}
