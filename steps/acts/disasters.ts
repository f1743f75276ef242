import type { Service } from '../../standards/index.ts';
import { creations } from '../expect/supplier.ts';
import { lettersToCaller } from '../expect/letters.ts';
import { list, show } from '../expect/shown.ts';
import { at, inWords, type Moment } from '../moments.ts';
import type { Stage } from '../stage/index.ts';
import { levelsOf } from '../../standards/levels.ts';
import { reportOf } from './contacts.ts';
import { handOff, everything } from './hand-off.ts';
import { theIncident } from '../expect/records.ts';

const partsOf = ({ memory }: Stage): string[] => {
  const parts = (memory.noted.get('parts') as string[] | undefined) ?? [];
  memory.noted.set('parts', parts);
  return parts;
};

/** Everybody's own report, at even distances, answered at once and made a part of the scenario's incident. */
export async function manyReport(stage: Stage, count: number, service: Service, span: Temporal.Duration): Promise<void> {
  stage.need('family');
  const { standard, clock, memory } = stage;
  const leading = memory.references.at(-1)!;
  const analyst = await stage.as('analyst');
  const apart = Temporal.Duration.from({ seconds: Math.floor(span.total('seconds') / count) });
  const parts = partsOf(stage);
  for (let place = 0; place < count; place += 1) {
    const organisation = standard.organisations[parts.length % standard.organisations.length]!;
    const report = reportOf(stage, organisation, service, `${service.name} does not work at site ${parts.length + 1}`);
    const { reference } = await analyst.logCall(null, { ...report, ...levelsOf(stage, '3') });
    await analyst.linkToParent(reference, leading);
    await analyst.respond(reference, `It is known, and a part of ${leading}.`);
    parts.push(reference);
    await clock.advance(apart);
  }
}

export async function handOffAdding(stage: Stage, field: string, words: string): Promise<void> {
  const incident = await theIncident(stage);
  show(
    incident.state !== 'with-supplier',
    `${incident.reference} was to be the desk's again before it is handed over once more; the desk has it as still with the supplier.`,
  );
  const before = everything(stage, incident) as Readonly<Record<string, unknown>>;
  await handOff(stage, { [field]: `${String(before[field])}. ${words}` });
}

export function expectNoPartRang(stage: Stage): void {
  const parts = new Set(partsOf(stage));
  const about = stage.telephone.placed.filter(({ says }) => [...says.matchAll(/\bINC-\d+\b/g)].some(([name]) => parts.has(name)));
  show(
    about.length === 0,
    () => `Nobody was to be called about a part, and ${list(about.map(({ to, says }) => `${to} was: "${says}"`))}.`,
  );
}

/** Each in the mailbox of whoever reported it, once for each report. */
export async function expectEachPartAsked(stage: Stage): Promise<void> {
  const parts = partsOf(stage);
  show(parts.length > 0, 'The incident was to have parts, and has none.');
  const asked = stage.mail.delivered.filter(({ text }) => /works again/i.test(text) && text.includes('?'));
  const times = (part: string) => asked.filter(({ subject, text }) => `${subject} ${text}`.includes(part)).length;
  const wrong = parts.filter((part) => times(part) !== 1);
  show(
    wrong.length === 0,
    () =>
      `Each of ${parts.length} callers was to be asked once; of ${wrong.length} that is not so, ${wrong[0]!} the first: asked ${times(wrong[0]!)} times.`,
  );
}

/** No silence longer than promised, from the first word to the end; in the caller's mailbox. */
export function expectNoSilence(stage: Stage, span: Temporal.Duration, from: Moment, to: Moment): void {
  const [begin, end] = [at(stage, from), at(stage, to)];
  const reference = stage.memory.references.at(-1)!;
  const heard = lettersToCaller(stage)
    .filter(({ subject, text }) => `${subject} ${text}`.includes(reference))
    .map((letter) => letter.at)
    .filter((when) => Temporal.Instant.compare(when, begin) >= 0 && Temporal.Instant.compare(when, end) <= 0);
  const marks = [begin, ...heard.sort((a, b) => Temporal.Instant.compare(a, b)), end];
  const gap = marks.slice(1).findIndex((when, i) => when.since(marks[i]!).total('seconds') > span.total('seconds'));
  show(
    gap === -1,
    () =>
      `The caller of ${reference} was to hear something every ${span.total('minutes')} minutes, and heard nothing from ${inWords(marks[gap]!)} to ${inWords(marks[gap + 1]!)}.`,
  );
}

export function expectTwoTickets(stage: Stage, count: number): void {
  const reference = stage.memory.references.at(-1)!;
  const held = stage.supplier.tickets.filter(({ externalId }) => externalId === reference);
  show(
    held.length === count && stage.supplier.tickets.length === count && held[0]?.status === 'rejected',
    () =>
      `The LSP was to hold ${count} tickets for ${reference}, the first sent back, and holds ${list(stage.supplier.tickets.map(({ id, externalId, status }) => `${id} for ${externalId ?? 'nothing'}, ${status}`))}.`,
  );
}

export function expectInTheSecond(stage: Stage, words: string): void {
  const body = creations(stage).at(-1)?.requestBody ?? 'nothing';
  show(body.includes(words), () => `The LSP was to read "${words}", and was sent: ${body}`);
}
