import { UsageError } from '../kernel/index.ts';
import { inForce } from './calendar.ts';
import { spansOf, type Run, type Span, type Terms } from './run.ts';
import type { Segment } from './types.ts';

const MOST = 1_000_000;

type Piece = Omit<Segment, 'from' | 'to'> & { readonly from: number; readonly to: number };

/** The segments of a run from its start to its end or `at`: without gaps, overlaps or empty ones; equal neighbours are merged. */
export function segmentsOf(run: Run, at: number, terms: Terms): Segment[] {
  const end = run.end?.at ?? at;
  const none = terms(run.last.severity) === null;
  const result: { -readonly [K in keyof Piece]: Piece[K] }[] = [];
  for (const span of spansOf(run)) {
    for (const piece of piecesOf(span, end, terms)) {
      const last = result.at(-1);
      const counts = piece.counts && !none;
      if (last && isSame(last, piece)) last.to = piece.to;
      else result.push({ ...piece, counts });
      if (result.length > MOST)
        throw new UsageError(`The answer would have more than ${MOST} segments. Ask about a shorter time.`);
    }
  }
  return result.map((piece) => ({
    ...piece,
    from: Temporal.Instant.fromEpochMilliseconds(piece.from),
    to: Temporal.Instant.fromEpochMilliseconds(piece.to),
  }));
}

function* piecesOf(span: Span, end: number, terms: Terms): Generator<Piece> {
  const { severity, hold } = span;
  const [from, to] = [span.from, span.to ?? end];
  if (from >= to) return;
  const term = terms(severity);
  if (!term) {
    yield { from, to, counts: false, why: 'no target', severity, calendar: null, version: null };
    return;
  }
  for (const part of inForce(term.calendar, from, to)) {
    const common = { severity, calendar: term.name, version: part.version };
    if (hold) {
      yield {
        from: part.from,
        to: part.to,
        counts: false,
        why: hold.by === 'pause' ? `paused: ${hold.reason}` : 'resolved',
        ...common,
      };
      continue;
    }
    let shut = part.from;
    for (const open of part.hours.stretches(part.from, part.to)) {
      if (shut < open.from) yield { from: shut, to: open.from, counts: false, why: 'closed', ...common };
      yield { from: open.from, to: open.to, counts: true, why: 'open', ...common };
      shut = open.to;
    }
    if (shut < part.to) yield { from: shut, to: part.to, counts: false, why: 'closed', ...common };
  }
}

/** `counts` follows from `why` and the run, so it need not be compared. */
const isSame = (a: Piece, b: Piece) =>
  a.why === b.why && a.severity === b.severity && a.calendar === b.calendar && a.version === b.version;
