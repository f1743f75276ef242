import type { Envelope } from '@cucumber/messages';
import type { Commissioning, Reach } from '../../adapters/index.ts';
import type { RehearsalRecord } from '../../evidence/types.ts';
import type { ActiveFault } from '../../simulators/lsp/faults/types.ts';

export type Profile = 'standard' | 'authoring';

/** Options of a runner thread. They cross by structured clone, as do commands and events. */
export interface RunnerOptions {
  readonly root: string;
  readonly standardDir: string;
  readonly adapter: string;
  readonly seed: string;
  /** Faults of simulated suppliers, by supplier. */
  readonly supplierFaults?: Readonly<Record<string, readonly ActiveFault[]>>;
  /** Globs of step definitions beside the shipped ones. */
  readonly steps: readonly string[];
  /** `authoring` imports the steps through ts-node, which stops on a type error. */
  readonly profile: Profile;
}

/** Selects scenarios. `tags` is a cucumber tag expression, empty for all. */
export interface Selection {
  readonly paths: readonly string[];
  readonly tags: string;
  readonly names: readonly string[];
}

export interface RunRequest extends Selection {
  readonly faults: readonly string[];
  /** Folder that evidence is written to. */
  readonly ledgerDir: string;
  /** Playwright server to connect to, or null when there is no browser or no scenario needs one. */
  readonly browserEndpoint: string | null;
}

export type RunnerCommand =
  | ({ readonly do: 'plan' } & Selection)
  | ({ readonly do: 'run' } & RunRequest)
  | { readonly do: 'abort' }
  /** Closes the harness's own supplier port, so that a test can see the harness report itself. */
  | { readonly do: 'lose-supplier' }
  | { readonly do: 'stop' };

/** The desk of a scenario, as its adapter opened it. */
export interface OpenedDesk {
  readonly name: string;
  readonly version: string;
  readonly reaches: readonly Reach[];
  readonly commissioning?: Commissioning;
  readonly limits: Pick<RehearsalRecord['target'], 'absent' | 'unreached' | 'notDerived'>;
  /** Of the desk's own process, when it has one. */
  readonly pid: number | null;
}

export type RunnerEvent =
  | { readonly is: 'envelope'; readonly envelope: Envelope }
  | { readonly is: 'opened'; readonly scenario: string; readonly desk: OpenedDesk }
  /** How long the adapter's desk may take: what follows is stuck without an event for that long. */
  | { readonly is: 'pace'; readonly stuckAfterMs: number }
  | { readonly is: 'unhandled-error'; readonly scenario: string; readonly message: string }
  | { readonly is: 'done' }
  | { readonly is: 'broken'; readonly usage: boolean; readonly message: string };
