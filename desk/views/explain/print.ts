import { localTimes, type LocalTimes } from '../../../kernel/index.ts';
import { exactSpan, spanFigure } from './spans.ts';
import { describeMajorIncident } from '../major-incident.ts';
import type { Delivery, ExplainedClock, ExplainedStep, Explanation } from './types.ts';

/** Formats the explanation as plain text: each clock like a bank statement, then the plan step by step. Pure. */
export function printExplanation(explained: Explanation): string {
  const { reference, severity, service, state, openedAt, at, policy, clocks, handOffs, majorIncident, escalations } = explained;
  const times = localTimes(explained.zone);
  const lines = [
    `${reference}   severity ${severity}   ${service}   ${state}`,
    `Opened ${times.short(openedAt)}. State at ${times.short(at)}, times of ${times.place}. Policy ${policy.id} ${policy.version}, ${policy.digest.slice(0, 12)}.`,
    ...clocks.flatMap((clock) => clockLines(clock, times)),
    ...handOffs.flatMap(({ handOff, name, says }) => ['', `HAND-OFF ${handOff}, ${name}`, ...says.map((line) => `  ${line}`)]),
    ...(majorIncident === null
      ? []
      : ['', 'MAJOR INCIDENT', ...describeMajorIncident(majorIncident, times.short).map((line) => `  ${line}`)]),
    '',
    'ESCALATION PLAN',
    ...(escalations.length === 0
      ? ['  The plan has no step for this incident.']
      : escalations.flatMap((step, i) => stepLines(step, i, times))),
  ];
  return `${lines.map((line) => safe(line).trimEnd()).join('\n')}\n`;
}

const HEAD = ['from', 'to', 'counted', 'sum', 'sev', 'calendar', 'how it counted'] as const;
/** Columns of figures are right-aligned. */
const FIGURES: ReadonlySet<number> = new Set([2, 3]);

function clockLines(clock: ExplainedClock, times: LocalTimes): readonly string[] {
  const rows = clock.statement.flatMap((line) => [
    [
      times.short(line.from),
      times.short(line.to),
      line.countedMs === 0 ? '' : spanFigure(line.countedMs),
      spanFigure(line.totalMs),
      line.severity,
      line.calendar === null ? '' : `${line.calendar} v${line.version}`,
      `${line.ahead ? 'to come, ' : ''}${line.says}`,
    ],
    ...line.notes.map((note) => ['', '', '', '', '', '', `  ${note}`]),
  ]);
  const widths = HEAD.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]!.length)));
  const table = (cells: readonly string[]) =>
    `  ${cells.map((cell, i) => (FIGURES.has(i) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  ')}`;
  const state = clock.state === 'not-started' ? 'not started' : clock.state === 'none' ? 'no target' : clock.state;
  return [
    '',
    `${clock.of === null ? `${clock.measures.toUpperCase()} CLOCK` : `${clock.measures.toUpperCase()} CLOCK, ${clock.name.slice(clock.measures.length + 1)}`} (${clock.kind})   ${state}${clock.breached ? ', deadline missed' : ''}`,
    ...clock.arithmetic.map((line) => `  ${line}`),
    ...(rows.length === 0 ? [] : ['', table(HEAD), ...rows.map(table)]),
    ...(clock.frozen ? ['', `  ${describeSnapshot(clock.frozen, times)}`] : []),
  ];
}

function describeSnapshot({ event, at, policy, signed }: NonNullable<ExplainedClock['frozen']>, times: LocalTimes): string {
  const by = signed === null ? 'its signature was not checked: the secret is not known' : 'signed by the desk then';
  return `Frozen at event ${event}, ${times.short(at)}; ${by}. Policy ${policy.slice(0, 12)}.`;
}

function stepLines(step: ExplainedStep, i: number, times: LocalTimes): readonly string[] {
  const { addressee, planned, takenAt, lateMs, deliveries, deputies, acknowledgedAt, acknowledgedBy, why } = step;
  const taken = takenAt === null ? 'not yet taken' : `taken ${times.short(takenAt)}, ${late(lateMs)}`;
  const acknowledged =
    acknowledgedAt === null
      ? 'not acknowledged'
      : `acknowledged ${times.short(acknowledgedAt)}${acknowledgedBy === null ? '' : ` by ${acknowledgedBy}`}`;
  return [
    `  ${String(i + 1).padStart(2)}  ${step.step}  ${step.kind}  to ${person(addressee)}`,
    ...(why === '' ? [] : [`      ${why}`]),
    `      planned ${times.short(planned)}; ${taken}`,
    `      ${reached(deliveries, takenAt !== null, times)}`,
    ...deputies.flatMap((deputy) => [
      `      passed on to ${person(deputy)}, because ${deputy.because}: planned ${times.short(deputy.planned)}; taken ${times.short(deputy.takenAt)}, ${late(deputy.lateMs)}`,
      `      ${reached(deputy.deliveries, true, times)}`,
    ]),
    ...(takenAt === null ? [] : [`      ${acknowledged}`]),
  ];
}

const late = (ms: number | null) => (ms ? `${exactSpan(ms)} late` : 'on time');
const person = ({ title, name }: ExplainedStep['addressee']) => (name === null || name === title ? title : `${title}, ${name}`);
const reached = (deliveries: readonly Delivery[], taken: boolean, times: LocalTimes) =>
  deliveries
    .map(
      ({ channel, at, byHand }) =>
        `${channel}${at ? ` ${times.short(at)}` : byHand ? ` to ${channel === 'mail' ? 'send' : 'place'} by hand since ${times.short(byHand)}` : taken ? ' not yet delivered' : ''}`,
    )
    .join('; ');

/** Replaces characters that a terminal would interpret. */
const safe = (text: string) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '·');
