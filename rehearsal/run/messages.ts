import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import type { Envelope } from '@cucumber/messages';
import { redactText } from '../../evidence/index.ts';

/** What a run says before its first test case, in this order, and says again in the next run of its thread. */
const BEFORE = ['meta', 'source', 'gherkinDocument', 'pickle', 'parseError', 'parameterType', 'stepDefinition', 'hook'] as const;

/**
 * The messages of several runs of cucumber's as those of one: everything that is told ahead, once; one beginning, the test cases of one run
 * after those of the other, one end, which is a success when each was.
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

/** What stays the same when a thread says it again: parameter types have another id in each run. */
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

/** Cucumber's messages as a file, redacted, one a line. */
export async function writeMessages(file: string, messages: readonly Envelope[]): Promise<void> {
  await writeFile(file, messages.map((envelope) => `${redactText(JSON.stringify(envelope)).value}\n`).join(''));
}

/** Cucumber's own report, by the formatter that cucumber itself would have used. */
export async function writeCucumberReport(file: string, messages: readonly Envelope[]): Promise<void> {
  const fromCucumber = createRequire(createRequire(import.meta.url).resolve('@cucumber/cucumber'));
  const formatter = pathToFileURL(fromCucumber.resolve('@cucumber/html-formatter')).href;
  const { CucumberHtmlStream } = (await import(formatter)) as { CucumberHtmlStream: new () => Transform };
  await pipeline(Readable.from(messages), new CucumberHtmlStream(), createWriteStream(file));
}
