/**
 * What the process of the desks is started with beside the desk: one source file mutated, or a record of the code that runs. Given among
 * the faults of a desk, because what such a desk does is no evidence either.
 */
export type Instrument =
  | {
      readonly is: 'mutant';
      /** A JSON file that holds a `MutatedFile`. */
      readonly at: string;
    }
  | {
      readonly is: 'coverage';
      /** The folder that gets one file of JSON for each desk that was closed: a `DeskCoverage`. */
      readonly at: string;
    };

/** The source text that the process reads instead of a file's own. */
export interface MutatedFile {
  readonly url: string;
  readonly text: string;
}

/** What ran while a desk was open, or before the first one was. */
export interface DeskCoverage {
  /** The desk's name, or null for what ran before the first desk was opened. */
  readonly desk: string | null;
  /** By the address of a source file: offsets from, to, from, to of what ran. */
  readonly files: Readonly<Record<string, readonly number[]>>;
}

const INSTRUMENT = /^(mutant|coverage):(.+)$/s;

/** The name of an instrument among a desk's faults. */
export const nameOfInstrument = ({ is, at }: Instrument): string => `${is}:${at}`;

/** The instrument among the faults that a desk is opened with, and the faults proper. */
export function instrumentOf(faults: readonly string[]): {
  readonly instrument: Instrument | null;
  readonly faults: readonly string[];
} {
  const [name] = faults.filter((fault) => INSTRUMENT.test(fault));
  const [, is, at = ''] = INSTRUMENT.exec(name ?? '') ?? [];
  return {
    instrument: is === 'mutant' || is === 'coverage' ? { is, at } : null,
    faults: faults.filter((fault) => fault !== name),
  };
}

/** How the process of the desks finds its instrument. */
export const MUTANT_VARIABLE = 'DESKPROOF_MUTANT';
export const COVERAGE_VARIABLE = 'DESKPROOF_COVERAGE';
