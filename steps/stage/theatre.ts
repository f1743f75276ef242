import type { GherkinDocument, Pickle } from '@cucumber/messages';
import type { Browser } from 'playwright';
import type { DeskAdapter } from '../../adapters/desk-under-test.ts';
import type { EvidenceItem } from '../../evidence/types.ts';
import type { FaultAtWork } from '../../simulators/lsp/faults/types.ts';
import type { Simulators } from '../../simulators/types.ts';
import type { Standard } from '../../standards/index.ts';
import type { Stage } from './stage.ts';

/** Something to keep, as the step that saw it hands it over: nothing is redacted yet. */
export interface Exhibit {
  readonly kind: EvidenceItem['kind'];
  /** What it shows, in a few words. */
  readonly title: string;
  readonly mediaType: string;
  readonly content: string | Uint8Array;
  readonly scenario: string | null;
  readonly step: string | null;
  /** ISO instant of the stage's clock. */
  readonly simulated: string | null;
}

/** Redacts, writes under the content's hash, and answers with the record. */
export interface ExhibitKeeper {
  keep(exhibit: Exhibit): Promise<EvidenceItem> | EvidenceItem;
}

/** What the engine lends to every scenario of a run. One at a time: scenarios run serially in the engine's own thread. */
export interface Theatre {
  readonly adapter: DeskAdapter;
  readonly simulators: Simulators;
  readonly standard: Standard;
  readonly ledger: ExhibitKeeper;
  /** Launches the shared browser the first time somebody needs it. */
  browser(): Promise<Browser>;
  readonly seed: string;
  /** Names of the faults to inject: none in a rehearsal, one in a negative control. */
  readonly faults: readonly string[];
  /** Faults of simulated suppliers that the plan sets, by supplier. */
  readonly supplierFaults?: Readonly<Record<string, readonly FaultAtWork[]>>;
  /** Where a scenario's clock stands when its text says nothing else. */
  readonly startInstant: Temporal.Instant;
  /** The scenario's id in the record; the stage's own name when absent. */
  scenarioId?(pickle: Pickle, document: GherkinDocument): string;
  onStaged?(stage: Stage): void;
  /** An error that nobody awaited came to light after its scenario had ended. */
  onStray?(scenario: string, error: unknown): void;
}

let current: Theatre | undefined;

/** Opens the house for one run. Closing it is the engine's business, which owns what it lent. */
export function setTheatre(theatre: Theatre): void {
  current = theatre;
}

/** The running theatre. Throws when scenarios are started by anything but the engine. */
export function theatre(): Theatre {
  if (!current)
    throw new Error(
      'No theatre is open: scenarios are run by `deskproof rehearse`, which lends them a desk, simulators and a browser.',
    );
  return current;
}
