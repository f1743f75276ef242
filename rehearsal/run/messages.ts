import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import type { Envelope } from '@cucumber/messages';
import { redactText } from '../../evidence/index.ts';

/** The messages before a run's first test case, in this order. The next run of the same thread repeats them. */
const BEFORE = ['meta', 'source', 'gherkinDocument', 'pickle', 'parseError', 'parameterType', 'stepDefinition', 'hook'] as const;

/**
 * Merges the messages of several cucumber runs into one run: the leading messages once, one start, the test cases run by run, and one end,
 * which is a success when every run was.
 */
export function asOneRun(runs: readonly (readonly Envelope[])[]): readonly Envelope[] {
  const all = runs.flat();
  const known = new Set<string>();
  const isNew = (what: string) => !known.has(what) && known.add(what);
  const ahead = BEFORE.map((kind) => all.filter((envelope) => envelope[kind] && isNew(`${kind} ${nameOf(envelope)}`)));
  const started = all.find(({ testRunStarted }) => testRunStarted);
  const id = started?.testRunStarted?.id;
  const cases = all.filter(
    (envelope) => !BEFORE.some((kind) => envelope[kind]) && !envelope.testRunStarted && !envelope.testRunFinished,
  );
  const ends = all.flatMap(({ testRunFinished }) => testRunFinished ?? []);
  const finished = ends.at(-1);
  return [
    ...ahead.flat(),
    ...(started ? [started] : []),
    ...cases.map((envelope) => ofRun(envelope, id)),
    ...(finished
      ? [{ testRunFinished: { ...finished, success: ends.every(({ success }) => success), ...(id && { testRunStartedId: id }) } }]
      : []),
  ];
}

/** A key that is stable when a thread repeats a message: parameter types get a new id in each run. */
const nameOf = ({ source, gherkinDocument, pickle, parseError, parameterType, stepDefinition, hook }: Envelope): string =>
  source?.uri ??
  gherkinDocument?.uri ??
  parseError?.source.uri ??
  parameterType?.name ??
  pickle?.id ??
  stepDefinition?.id ??
  hook?.id ??
  '';

const ofRun = (envelope: Envelope, id: string | undefined): Envelope => {
  if (id === undefined) return envelope;
  const { testCase, testRunHookStarted } = envelope;
  if (testCase) return { testCase: { ...testCase, testRunStartedId: id } };
  if (testRunHookStarted) return { testRunHookStarted: { ...testRunHookStarted, testRunStartedId: id } };
  return envelope;
};

/** Writes cucumber's messages, redacted, one per line. */
export async function writeMessages(file: string, messages: readonly Envelope[]): Promise<void> {
  await writeFile(file, messages.map((envelope) => `${redactText(JSON.stringify(envelope)).value}\n`).join(''));
}

/** Writes cucumber's own report with cucumber's own formatter. */
export async function writeCucumberReport(file: string, messages: readonly Envelope[]): Promise<void> {
  const fromCucumber = createRequire(createRequire(import.meta.url).resolve('@cucumber/cucumber'));
  const formatter = pathToFileURL(fromCucumber.resolve('@cucumber/html-formatter')).href;
  const { CucumberHtmlStream } = (await import(formatter)) as { CucumberHtmlStream: new () => Transform };
  await pipeline(Readable.from(messages), new CucumberHtmlStream(), createWriteStream(file));
}
