import type { AnsweredCase, AnsweredQuestion } from './case.ts';
import { printInstant } from './time-text.ts';

/** The `--json` output in pieces, because the whole may exceed the longest possible string. */
export function* printJson(cases: Iterable<AnsweredCase>): Generator<string> {
  yield '{"cases":[';
  let comma = '';
  for (const { id, pass, answers } of cases) {
    yield comma + JSON.stringify({ id, pass, answers: answers.map(plain) });
    comma = ',\n';
  }
  yield ']}\n';
}

function plain({ clock, at, state, elapsedMs, targetMs, remainingMs, breached, due, segments, pass }: AnsweredQuestion): object {
  return {
    clock,
    at: printInstant(at),
    state,
    elapsedMs,
    targetMs,
    remainingMs,
    breached,
    due: due && printInstant(due),
    segments: segments.map((segment) => ({ ...segment, from: printInstant(segment.from), to: printInstant(segment.to) })),
    pass,
  };
}

/** The table for people: a line per question, its differences below, and a total. */
export function* printTable(cases: Iterable<AnsweredCase>): Generator<string> {
  const count = { cases: 0, held: 0, failed: 0, open: 0 };
  for (const { id, title, pass, answers } of cases) {
    count.cases++;
    yield `${MARK[String(pass)]} ${safe(id)}${title ? `  ${safe(title)}` : ''}\n`;
    const rows = answers.map(row);
    const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map((cells) => cells[column]!.length)));
    const line = (cells: readonly string[]) =>
      `    ${cells
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd()}\n`;
    if (rows.length > 0) yield line(HEAD);
    for (const [i, { pass, wrong }] of answers.entries()) {
      yield line(rows[i]!);
      for (const difference of wrong) yield `        ${safe(difference)}\n`;
      count[pass === null ? 'open' : pass ? 'held' : 'failed']++;
    }
  }
  yield `\n${count.cases} cases: ${count.held} expectations hold, ${count.failed} do not, ${count.open} questions without one\n`;
}

const MARK: Readonly<Record<string, string>> = { true: '✓', false: '✗', null: '·' };
const HEAD = ['', 'clock', 'at', 'state', 'elapsed', 'target', 'remaining', 'due', 'breached'];

function row({ clock, at, state, elapsedMs, targetMs, remainingMs, due, breached, pass }: AnsweredQuestion): readonly string[] {
  const span = (ms: number | null) => (ms === null ? '–' : spell(ms));
  return [
    MARK[String(pass)]!,
    safe(clock),
    printInstant(at),
    state,
    span(elapsedMs),
    span(targetMs),
    span(remainingMs),
    due ? printInstant(due) : '–',
    breached ? 'yes' : 'no',
  ];
}

/** Hours, minutes and seconds: `3:05:00`, with decimals only if needed. Never days, which are ambiguous. */
function spell(ms: number): string {
  const [sign, all] = [ms < 0 ? '-' : '', Math.abs(ms)];
  const two = (n: number) => String(n).padStart(2, '0');
  const rest = all % 1000;
  return `${sign}${Math.floor(all / 3_600_000)}:${two(Math.floor(all / 60_000) % 60)}:${two(Math.floor(all / 1000) % 60)}${rest ? `.${String(rest).padStart(3, '0')}` : ''}`;
}

/** Text of a file without terminal control characters. */
const safe = (text: string) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '·');
