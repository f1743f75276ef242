import { dialled } from '../../../simulators/telephone/dialled.ts';
import type { EscalationStep } from '../../../standards/index.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import type { Occasion } from '../../environment/remembered.ts';
import { assertShown, list } from '../../expectation.ts';
import { inWords } from '../../time/moments.ts';
import { judgeRows } from '../rows.ts';
import { names, wrongIn } from './facts.ts';
import { addressesOf, messagesOf, partAbout, type Message } from './messages.ts';

interface Said extends Message {
  /** What it says about the incident. */
  readonly part: string;
}

const saidAbout = (messages: readonly Message[], reference: string): readonly Said[] =>
  messages.flatMap((message) => {
    const part = partAbout(message, reference);
    return part === null ? [] : [{ ...message, part }];
  });

const shortly = (text: string): string => `"${text.replace(/\s+/g, ' ').trim().slice(0, 240)}"`;

/** The message that names most of the facts, and those that it does not name. */
function nearest(said: readonly Said[], facts: readonly string[], missing: (part: string, fact: string) => boolean) {
  return said
    .map((message) => ({ message, lacks: facts.filter((fact) => missing(message.part, fact)) }))
    .sort((a, b) => a.lacks.length - b.lacks.length)[0];
}

/** Shows that `to` was told all facts in one message by this medium. */
function expectTold(
  { standard, lsp }: ScenarioEnvironment,
  { by, to, facts, reference, means }: Occasion,
  all: readonly Said[],
  reaches: (at: Temporal.Instant) => readonly string[],
): void {
  const theirs = all.filter((message) => message.by === by && reaches(message.at).includes(message.to));
  const known = { reference, means, standard, lsp };
  const found = nearest(theirs, facts, (part, fact) => !names(part, fact, known));
  assertShown(
    found !== undefined,
    () =>
      `${to} was to be told of ${reference} by ${by}; ${all.length ? `only ${list([...new Set(all.map((message) => message.to))])} heard of it` : 'nobody heard of it'}`,
  );
  assertShown(
    found.lacks.length === 0,
    () => `${to} was to be told ${list(found.lacks)} of ${reference} by ${by}; they read ${shortly(found.message.part)}`,
  );
}

/** Shows that a message holds nothing wrong, and that a letter is dated by the clock of its readers. */
function expectNothingWrong(environment: ScenarioEnvironment, { reference, means }: Occasion, message: Said): void {
  const { standard, lsp } = environment;
  const wrong = wrongIn(message.part, { reference, means, standard, lsp });
  assertShown(
    wrong === null,
    () => `what ${message.to} was told of ${reference} was to be right; ${wrong}: ${shortly(message.part)}`,
  );
  if (message.dated === null) return;
  const offset = message.at.toZonedDateTimeISO(standard.zone).offset.replace(':', '');
  assertShown(
    message.dated.endsWith(offset),
    () =>
      `the letter to ${message.to} was to be dated by a clock in ${standard.zone}, ${inWords(message.at)}; it is dated ${message.dated}`,
  );
}

export async function expectAllTold(environment: ScenarioEnvironment): Promise<void> {
  const messages = messagesOf(environment);
  await judgeRows(environment, environment.state.occasions, {
    sentence: ({ what, by, to }) => `${what}: ${to} by ${by}`,
    check: (occasion) => {
      const all = saidAbout(messages, occasion.reference);
      expectTold(environment, occasion, all, addressesOf(environment, occasion.to, occasion.means));
      for (const message of all) expectNothingWrong(environment, occasion, message);
    },
  });
}

/** What the plan's own words for a step hold besides names: shares and spans of time, and the key to press. */
const PHRASES: readonly (readonly [RegExp, RegExp])[] = [
  [/three quarters/i, /three quarters|75 ?%/i],
  [/\bhalf\b/i, /\bhalf\b|50 ?%/i],
  [/press 1/i, /\b1\b/],
  [/\b5 minutes\b/, /\b5 minutes\b/],
  [/\b10 minutes\b/, /\b10 minutes\b/],
  [/\b15 minutes\b/, /\b15 minutes\b/],
  [/\b30 minutes\b/, /\b30 minutes\b|half an hour/],
];

/** Each row is a step of the standard's plan and one of its channels; what it must name follows from the words that the plan gives it. */
export async function expectPlanSaid(environment: ScenarioEnvironment): Promise<void> {
  const { standard, state, lsp } = environment;
  const messages = messagesOf(environment);
  const rows = standard.escalation.steps.flatMap((step) => step.channels.map((channel) => ({ step, channel })));
  await judgeRows(environment, rows, {
    sentence: ({ step, channel }) => `step ${step.id} by ${channel}`,
    check: ({ step, channel }) => {
      const reaches = addressesOfRole(environment, step);
      const about = state.occasions.filter(({ means }) => step.severities.includes(means.severity as never));
      const said = about.flatMap((occasion) =>
        saidAbout(messages, occasion.reference)
          .filter((message) => message.by === channel && reaches(message.at).includes(message.to))
          .map((message) => ({ ...message, occasion })),
      );
      const facts = [...step.says.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
      const phrases = PHRASES.filter(([inPlan]) => inPlan.test(step.says)).map(([, spoken]) => spoken);
      const lacksOf = ({ part, occasion: { reference, means } }: (typeof said)[number]) => [
        ...facts.filter((fact) => !names(part, fact, { reference, means, standard, lsp })),
        ...phrases
          .filter((phrase) => !phrase.test(part))
          .map((phrase) => `"${phrase.source.split('|')[0]!.replaceAll('\\b', '')}"`),
      ];
      const [found] = said
        .map((message) => ({ message, lacks: lacksOf(message) }))
        .sort((a, b) => a.lacks.length - b.lacks.length);
      assertShown(found !== undefined, `the ${step.to} was to be told by ${channel}; nothing about such an incident went there`);
      assertShown(
        found.lacks.length === 0,
        () => `the ${step.to} was to be told ${list(found.lacks)} by ${channel}; they got ${shortly(found.message.part)}`,
      );
      expectNothingWrong(environment, found.message.occasion, found.message);
    },
  });
}

function addressesOfRole(environment: ScenarioEnvironment, { to }: EscalationStep) {
  const { title } = environment.standard.contacts.find(({ role }) => role === to)!;
  const reaches = addressesOf(environment, `the ${title}`, { mail: '', number: '' });
  return (at: Temporal.Instant) => reaches(at).map((address) => (address.includes('@') ? address : dialled(address)));
}
