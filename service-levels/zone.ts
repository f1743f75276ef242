import { didYouMean } from '../kernel/index.ts';
import { DAY, quote } from './time-text.ts';
import { refuse, type Place } from './place.ts';

/** A stretch in which a zone keeps one offset. Milliseconds; half open; unbounded ends are infinite. */
export interface OffsetSpan {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** An IANA zone in milliseconds: the offset at an instant, and the instant of a local time. */
export interface Zone {
  readonly id: string;
  spanAt(instant: number): OffsetSpan;
  /** A local time that a clock change skips moves forward by the gap; one that occurs twice is the first (Temporal's `compatible`). */
  instantOf(local: number): number;
  /** Whether one offset holds for every local time from one to the other. */
  isSteady(from: number, to: number): boolean;
}

const BUCKET = 15 * DAY;
const MOST_KEPT = 20_000;

export function openZone(name: string, place: Place): Zone {
  const id = knownZone(name, place);
  const spans = new Map<number, OffsetSpan>();
  const instants = new Map<number, number>();

  const spanAt = (instant: number): OffsetSpan => {
    const bucket = Math.floor(instant / BUCKET);
    const kept = spans.get(bucket);
    if (kept && kept.from <= instant && instant < kept.to) return kept;
    const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(id);
    const span = {
      from: zoned.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity,
      to: zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity,
      offset: zoned.offsetNanoseconds / 1e6,
    };
    if (spans.size > MOST_KEPT) spans.clear();
    spans.set(bucket, span);
    return span;
  };
  const slowInstantOf = (local: number) => {
    const wall = Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime();
    return wall.toZonedDateTime(id, { disambiguation: 'compatible' }).epochMilliseconds;
  };

  const instantOf = (local: number) => {
    const kept = instants.get(local);
    if (kept !== undefined) return kept;
    // Offsets and their changes are below two days, so a span that holds on both sides holds between.
    const before = spanAt(local - 2 * DAY);
    const instant = local + 2 * DAY < before.to ? local - before.offset : slowInstantOf(local);
    if (instants.size > MOST_KEPT) instants.clear();
    instants.set(local, instant);
    return instant;
  };

  return {
    id,
    spanAt,
    instantOf,
    isSteady(from, to) {
      const { offset, to: end } = spanAt(instantOf(from));
      return instantOf(from) === from - offset && instantOf(to) === to - offset && to - offset <= end;
    },
  };
}

function knownZone(name: string, place: Place): string {
  let id: string | undefined;
  try {
    id = /^[A-Za-z]/.test(name) ? Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId : undefined;
  } catch {
    id = undefined;
  }
  if (id === name) return id;
  const near = name.length > 60 ? '' : id ? ` Did you mean "${id}"?` : didYouMean(name, Intl.supportedValuesOf('timeZone'));
  return refuse(
    place,
    `${quote(name)} is not the name of an IANA time zone, such as Europe/London. An offset is not accepted.${near}`,
  );
}
