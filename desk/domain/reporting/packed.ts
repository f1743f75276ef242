import type { Breakdown, Figure, LevelRow, Report } from './report-types.ts';

/** A report as it is stored: its incidents by number, which no search for patients' numbers can take for text. */
export interface PackedReport extends Omit<Report, 'figures' | 'breakdowns' | 'levels'> {
  readonly figures: readonly (Omit<Figure, 'counted' | 'outOf'> & {
    readonly counted: Numbers;
    readonly outOf: Numbers | null;
  })[];
  readonly breakdowns: readonly (Omit<Breakdown, 'rows'> & {
    readonly rows: readonly { readonly key: string; readonly counted: Numbers }[];
  })[];
  readonly levels: readonly (Omit<LevelRow, 'kept' | 'missed'> & { readonly kept: Numbers; readonly missed: Numbers })[];
}
type Numbers = readonly number[];

export function pack({ figures, breakdowns, levels, ...report }: Report, numberOf: (reference: string) => number): PackedReport {
  const numbers = (references: readonly string[]) => references.map(numberOf);
  return {
    ...report,
    figures: figures.map(({ counted, outOf, ...figure }) => ({
      ...figure,
      counted: numbers(counted),
      outOf: outOf && numbers(outOf),
    })),
    breakdowns: breakdowns.map(({ rows, ...each }) => ({
      ...each,
      rows: rows.map(({ key, counted }) => ({ key, counted: numbers(counted) })),
    })),
    levels: levels.map(({ kept, missed, ...level }) => ({ ...level, kept: numbers(kept), missed: numbers(missed) })),
  };
}

export function unpack({ figures, breakdowns, levels, ...report }: PackedReport, referenceOf: (n: number) => string): Report {
  const references = (numbers: Numbers) => numbers.map(referenceOf);
  return {
    ...report,
    figures: figures.map(({ counted, outOf, ...figure }) => ({
      ...figure,
      counted: references(counted),
      outOf: outOf && references(outOf),
    })),
    breakdowns: breakdowns.map(({ rows, ...each }) => ({
      ...each,
      rows: rows.map(({ key, counted }) => ({ key, counted: references(counted) })),
    })),
    levels: levels.map(({ kept, missed, ...level }) => ({ ...level, kept: references(kept), missed: references(missed) })),
  };
}
