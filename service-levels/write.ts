import type { CalendarPolicy } from '../kernel/index.ts';
import { printInstant } from './time-text.ts';
import type { ClockAnswer, ClockDefinition, ClockEvent, ClockEventBody, Responder } from './types.ts';

/** A clock case in format 1, as plain JSON for `JSON.stringify`. */
export interface WrittenCase {
  readonly format: 1;
  readonly id: string;
  readonly title: string;
  readonly origin: string;
  readonly calendars: Readonly<Record<string, CalendarPolicy>>;
  readonly clocks: Readonly<Record<string, WrittenClock>>;
  readonly events: readonly (ClockEventBody & { readonly at: string })[];
  readonly questions: readonly { readonly clock: string; readonly at: string; readonly expect: Partial<WrittenAnswer> }[];
}
export interface WrittenClock {
  readonly kind: ClockDefinition['kind'];
  readonly measures: ClockDefinition['measures'];
  readonly of?: string;
  readonly targets: Readonly<Record<string, { readonly target: string; readonly calendar: string }>>;
  readonly pausedBy: readonly string[];
  readonly reclassify: ClockDefinition['reclassify'];
  readonly reopen: ClockDefinition['reopen'];
  readonly countsAsResponse: { readonly by: readonly Responder[]; readonly internal: boolean };
}
/** A clock's reading with instants as text, for expectations and the desk's API. */
export type WrittenAnswer = Omit<ClockAnswer, 'due' | 'segments'> & {
  readonly due: string | null;
  readonly segments: readonly WrittenSegment[];
};
export type WrittenSegment = Omit<ClockAnswer['segments'][number], 'from' | 'to'> & {
  readonly from: string;
  readonly to: string;
};

export function writeClock({ targets, of, pausedBy, countsAsResponse, ...clock }: ClockDefinition): WrittenClock {
  return {
    kind: clock.kind,
    measures: clock.measures,
    ...(of !== null && { of }),
    targets: Object.fromEntries(
      [...targets].map(([severity, { targetMs, calendar }]) => [severity, { target: writeDuration(targetMs), calendar }]),
    ),
    pausedBy: [...pausedBy],
    reclassify: clock.reclassify,
    reopen: clock.reopen,
    countsAsResponse: { by: [...countsAsResponse.by], internal: countsAsResponse.internal },
  };
}

export const writeEvent = ({ at, ...event }: ClockEvent): WrittenCase['events'][number] => ({ at: printInstant(at), ...event });

export const writeAnswer = ({ due, segments, ...face }: ClockAnswer): WrittenAnswer => ({
  ...face,
  due: due && printInstant(due),
  segments: segments.map((segment) => ({ ...segment, from: printInstant(segment.from), to: printInstant(segment.to) })),
});

/** Whole hours, minutes and seconds, as targets are read. */
function writeDuration(ms: number): string {
  const [h, m, s] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60];
  return `PT${h ? `${h}H` : ''}${m ? `${m}M` : ''}${s ? `${s}S` : ''}`;
}
