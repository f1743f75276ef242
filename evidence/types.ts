import type { DocumentFinding, LoadCheckId } from '../standards/index.ts';

export type Verdict = 'met' | 'not met' | 'blocked' | 'needs review' | 'not applicable' | 'error';

/** Who has to act on an error. `unknown`: what happened does not tell, as when a step did not end in time. */
export type Owner = 'harness' | 'adapter' | 'simulator' | 'environment' | 'scenario' | 'unknown';

/** A file named by its digest, and what it is evidence of. It was redacted before it was written. */
export interface EvidenceItem {
  readonly sha256: string;
  /** Path inside the rehearsal's folder: `evidence/<sha256>.<extension>`. */
  readonly file: string;
  readonly mediaType: string;
  readonly size: number;
  readonly kind: 'exchange' | 'mail' | 'call' | 'screenshot' | 'timeline' | 'clock' | 'document' | 'log' | 'load' | 'comparison';
  /** What it shows, in a few words. */
  readonly title: string;
  readonly scenario: string | null;
  readonly step: string | null;
  /** Real and simulated time it was taken. */
  readonly at: { readonly real: string; readonly simulated: string | null };
  readonly redactions: readonly { readonly kind: string; readonly count: number }[];
}

/** What one sentence has shown: a Then step, or a row that it judged. */
export interface Finding {
  readonly sentence: string;
  readonly verdict: Verdict;
  /** Why it is not met, in a sentence. */
  readonly cause: string | null;
  /** Indexes into `evidence`: what was read to judge it. */
  readonly evidence: readonly number[];
}

export interface StepResult {
  readonly keyword: string;
  readonly text: string;
  readonly status: 'passed' | 'failed' | 'skipped' | 'undefined' | 'pending' | 'ambiguous' | 'unknown';
  readonly message: string | null;
  readonly durationMs: number;
  /** Of a Then step. Absent for other steps and in older records. */
  readonly findings?: readonly Finding[];
}
export interface ScenarioResult {
  /** `feature/name` (`#row` for a row of an outline): edits elsewhere in the file do not change it. */
  readonly id: string;
  readonly criteria: readonly string[];
  readonly feature: string;
  readonly rule: string | null;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly tags: readonly string[];
  readonly verdict: Verdict;
  /** The first cause, in a sentence, when the verdict is not `met`. */
  readonly cause: string | null;
  /** Of an error. Absent for other verdicts and in older records. */
  readonly owner?: Owner;
  readonly attempts: number;
  readonly steps: readonly StepResult[];
  readonly startedAt: string;
  readonly durationMs: number;
  /** Simulated time the scenario covered. */
  readonly simulated: { readonly from: string; readonly to: string } | null;
  /** Indexes into `evidence`. */
  readonly evidence: readonly number[];
}

export interface LoadResult {
  readonly profile: string;
  readonly verdict: Verdict;
  readonly cause: string | null;
  readonly figures: Readonly<Record<string, number>>;
  readonly thresholds: readonly { readonly name: string; readonly ok: boolean }[];
  readonly checks: readonly { readonly check: LoadCheckId; readonly verdict: Verdict; readonly cause: string | null }[];
  /** Acknowledged contacts compared with stored ones. */
  readonly reconciliation: {
    readonly acknowledged: number;
    readonly stored: number;
    readonly missing: readonly string[];
    readonly extra: number;
  } | null;
  /** What the machine had to give meanwhile. Absent in older records. */
  readonly machine?: LoadMachine;
  readonly evidence: readonly number[];
}

export interface LoadMachine {
  /** Whether a slow desk can be the desk's own doing: only if the machine had capacity to spare. */
  readonly capacity: 'to spare' | 'short' | 'unknown';
  readonly cores: number;
  /**
   * Per cent of the time of all processors: of the desk's process, of k6, of the harness with its suppliers, of everything else on the machine, waiting for
   * the disk, and idle. `full` is the per cent of the time in which less than a twentieth was idle. Null where the system does not tell.
   */
  readonly processors: {
    readonly desk: number;
    readonly k6: number;
    readonly harness: number;
    readonly others: number;
    readonly disk: number;
    readonly idle: number;
    readonly full: number;
  } | null;
  /** How late k6 woke from a short sleep, 95 of 100 times. Null when it was not measured. */
  readonly generatorLateMs: number | null;
  readonly droppedIterations: number;
}

export interface ControlResult {
  readonly fault: string;
  readonly says: string;
  /** Criteria whose verdict the fault must change to `not met`. */
  readonly mustChange: readonly string[];
  readonly changed: readonly string[];
  readonly caught: boolean;
  /** Scenario ids that turned red under the fault. */
  readonly red: readonly string[];
}

export interface CriterionResult {
  readonly id: string;
  readonly area: string;
  readonly title: string;
  readonly statement: string;
  readonly sources: readonly string[];
  readonly mustPass: boolean;
  readonly verdict: Verdict;
  readonly cause: string | null;
  /** One line for each way of showing it that the register lists. */
  readonly showings: readonly {
    readonly by: 'scenario' | 'load' | 'document' | 'attestation';
    readonly what: string;
    readonly verdict: Verdict;
    readonly cause: string | null;
    /** What the reader must know although it is met. Absent when there is nothing, and in older records. */
    readonly notes?: readonly string[];
  }[];
  readonly scenarios: readonly string[];
}

/** The record of one rehearsal. Every report format is a pure, byte-stable function of it. */
export interface RehearsalRecord {
  readonly format: 1;
  /** What the command line left out of the plan. Absent when everything that the plan selects ran. */
  readonly partial?: {
    /** The options that left it out. */
    readonly options: string;
    readonly ran: number;
    readonly planned: number;
    /** `load`, `faulty desks`. */
    readonly leftOut: readonly string[];
    /** Faults that were injected into the desk. */
    readonly faults: readonly string[];
  };
  readonly run: {
    readonly id: string;
    readonly startedAt: string;
    readonly finishedAt: string;
    readonly by: string;
    readonly machine: { readonly os: string; readonly cores: number; readonly memoryGiB: number };
    readonly versions: Readonly<Record<string, string>>;
    /** A seed the assessor chose, when they set one. */
    readonly challenge: string | null;
  };
  readonly plan: {
    readonly title: string;
    readonly file: string;
    readonly sha256: string;
    readonly seed: string;
    readonly profile: string;
    readonly notApplicable: readonly { readonly criterion: string; readonly reason: string; readonly approver: string }[];
    /** The store of what people answered. Absent when the plan names none or nobody has answered, and in older records. */
    readonly answers?: {
      readonly desk: string;
      readonly entries: number;
      /** Hash of the last entry of its chain. */
      readonly head: string;
      /** Whose they are when they are no real people's. */
      readonly example?: string;
    };
  };
  readonly target: {
    readonly name: string;
    readonly version: string;
    readonly adapter: string;
    readonly reaches: readonly string[];
    /** Parts that the desk declares it has not, each with its source. Absent in older records. */
    readonly absent?: Readonly<Record<string, string>>;
    /** Parts that cannot be seen by this adapter, with the reason where it gives one. Absent in older records. */
    readonly unreached?: Readonly<Record<string, string>>;
    /** Values that the desk does not find by itself, and who sets them. Absent in older records. */
    readonly notDerived?: Readonly<Record<string, string>>;
    readonly time: 'simulated' | 'real';
    /** Who configured it, and with what. Absent in older records, and where nobody knows. */
    readonly commissioning?: { readonly by: 'adapter' | 'customer'; readonly digest: string; readonly files: readonly string[] };
    /** What the adapter does not offer, so that it was not done. Absent when it offers everything. */
    readonly notOffered?: readonly { readonly part: 'load' | 'exercise' | 'documents' | 'faults'; readonly reason: string }[];
  };
  readonly standard: {
    readonly id: string;
    readonly version: string;
    readonly title: string;
    readonly digest: string;
    readonly notice: string;
    /** IANA zone of the times in the report. Absent in older records, which are of desks in London. */
    readonly zone?: string;
  };
  readonly criteria: readonly CriterionResult[];
  /** Must-pass criteria of the standard that the plan does not select. */
  readonly notRehearsed: readonly { readonly id: string; readonly title: string; readonly reason: string }[];
  readonly scenarios: readonly ScenarioResult[];
  readonly load: readonly LoadResult[];
  readonly documents: readonly DocumentFinding[];
  readonly controls: {
    readonly results: readonly ControlResult[];
    /** Scenario ids that no fault turns red. */
    readonly neverRed: readonly string[];
  } | null;
  readonly evidence: readonly EvidenceItem[];
  readonly outcome: {
    readonly verdict: Verdict;
    /** The verdict in a sentence. */
    readonly sentence: string;
    readonly counts: Readonly<Record<Verdict, number>>;
    /** 0 all met or scoped out, 1 something not met, 3 harness or environment at fault, 4 something open. */
    readonly exitCode: 0 | 1 | 3 | 4;
  };
}
