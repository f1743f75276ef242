/** Clock cases in shorthand, for tables: one week, office hours, events a line each. */
import { answerFile, printInstant, type AnsweredQuestion } from '../index.ts';

const DAYS: Readonly<Record<string, string>> = { fri: '09', sat: '10', sun: '11', mon: '12', tue: '13', wed: '14' };

/** `09:00` is Monday 2026-01-12 in London, `tue 09:00` the day after, `fri 09:00` the Friday before. Longer text is returned unchanged. */
export function at(text: string): string {
  if (text.length > 16) return text;
  const [time, day = 'mon'] = text.split(' ').reverse() as [string, string?];
  return `2026-01-${DAYS[day]}T${time}${time.length === 5 ? ':00' : ''}Z`;
}

const CARRIED: Readonly<Record<string, string>> = {
  opened: 'severity',
  reclassified: 'severity',
  responded: 'by',
  paused: 'reason',
  assigned: 'team',
  handedOff: 'supplier',
};

/** `tue 09:00 paused awaiting-caller`, `10:00 responded analyst internal`. */
export function event(line: string): object {
  const words = line.split(' ');
  const when = /^[a-z]{3}$/.test(words[0]!) ? words.splice(0, 2).join(' ') : words.splice(0, 1)[0]!;
  const [type, value, internal] = words as [string, string?, string?];
  return { at: at(when), type, ...(value ? { [CARRIED[type]!]: value } : {}), ...(internal ? { internal: true } : {}) };
}

export const week = (...windows: readonly string[]) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, windows]));
export const daily = (...windows: readonly string[]) => ({ ...week(...windows), sat: windows, sun: windows });

/** Severity 1: four hours in the office; 2: an hour; 3: eight hours round the clock; any other has no target. */
export function clockCase(clock: object, events: readonly string[], calendars: object = {}): Record<string, unknown> {
  return {
    format: 1,
    id: 'case',
    calendars: {
      office: { zone: 'Europe/London', versions: [{ week: week('08:00-17:00') }] },
      round: { zone: 'Europe/London', versions: [{ week: daily('00:00-24:00') }] },
      ...calendars,
    },
    clocks: {
      it: {
        kind: 'SLA',
        measures: 'resolution',
        targets: {
          1: { target: 'PT4H', calendar: 'office' },
          2: { target: 'PT1H', calendar: 'office' },
          3: { target: 'PT8H', calendar: 'round' },
        },
        ...clock,
      },
    },
    events: events.map(event),
    questions: [],
  };
}

/** The reading of the clock `it` in a line: `running 1:00 of 4:00 due 13:00`, and its segments below. */
export function read(
  file: Record<string, unknown>,
  when: string,
): { readonly summary: string; readonly segments: readonly string[]; readonly answer: AnsweredQuestion } {
  const [answered] = answerFile(JSON.stringify({ ...file, questions: [{ clock: 'it', at: at(when) }] }), 'case.json');
  const answer = answered!.answers[0]!;
  const { state, elapsedMs, targetMs, remainingMs, breached, due } = answer;
  const target = targetMs === null ? '' : ` of ${span(targetMs)}`;
  const late = breached ? ' breached' : '';
  const until = targetMs === null ? '' : ` due ${due ? short(due) : '-'}`;
  if (remainingMs !== (targetMs === null ? null : targetMs - elapsedMs)) throw new Error('remaining is target minus elapsed');
  return {
    summary: `${state} ${span(elapsedMs)}${target}${late}${until}`,
    segments: answer.segments.map(
      (s) => `${short(s.from)}-${short(s.to)} ${s.why}${s.counts ? ' *' : ''} ${s.severity} ${s.calendar}/${s.version}`,
    ),
    answer,
  };
}

function short(instant: Temporal.Instant): string {
  const text = printInstant(instant);
  const day = Object.entries(DAYS).find(([, date]) => text.startsWith(`2026-01-${date}T`))?.[0];
  if (day === undefined) return text;
  const time = text.slice(11, -1).replace(/:00$/, '');
  return day === 'mon' ? time : `${day} ${time}`;
}

function span(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const rest = ms % 60_000;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}${rest ? `+${rest}ms` : ''}`;
}
