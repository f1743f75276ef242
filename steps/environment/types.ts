import type { GherkinDocument, Pickle } from '@cucumber/messages';
import type { Browser, Page } from 'playwright';
import type {
  DerivedField,
  DeskAdapter,
  DeskSession,
  DeskUnderTest,
  Reach,
  Role,
  Route,
} from '../../adapters/desk-under-test.ts';
import type { EvidenceItem } from '../../evidence/types.ts';
import type { VirtualClock } from '../../kernel/index.ts';
import type { ActiveFault } from '../../simulators/lsp/faults/types.ts';
import type { SupplierControl } from '../../simulators/lsp/index.ts';
import type { MailControl } from '../../simulators/mail/types.ts';
import type { OtherDeskControl } from '../../simulators/other-desk/index.ts';
import type { TelephoneControl } from '../../simulators/telephone/types.ts';
import type { SimulatedWorld, Simulators } from '../../simulators/types.ts';
import type { Standard, Supplier } from '../../standards/index.ts';
import type { Personas } from './personas.ts';
import type { Denial } from './denial.ts';
import type { ScenarioState } from './state.ts';

/** A piece of evidence as a step hands it over. Nothing is redacted yet. */
export interface Attachment {
  readonly kind: EvidenceItem['kind'];
  /** What it shows, in a few words. */
  readonly title: string;
  readonly mediaType: string;
  readonly content: string | Uint8Array;
  readonly scenario: string | null;
  readonly step: string | null;
  /** ISO instant of the scenario's clock. */
  readonly simulated: string | null;
}

/** Redacts an attachment, writes it under its content's hash, and returns its record. */
export interface AttachmentSink {
  keep(attachment: Attachment): Promise<EvidenceItem> | EvidenceItem;
}

/** What one row of a sweep has shown. `message` is null where the row held. */
export interface Finding {
  readonly sentence: string;
  readonly held: boolean;
  readonly message: string | null;
}

/** Everything one scenario owns: its desk, its suppliers and callers, its clock. Closed when the scenario ends. */
export interface ScenarioEnvironment {
  readonly name: string;
  readonly clock: VirtualClock;
  readonly startedAt: Temporal.Instant;
  readonly desk: DeskUnderTest;
  readonly other: SimulatedWorld;
  readonly telephone: TelephoneControl;
  readonly mail: MailControl;
  readonly supplier: SupplierControl;
  readonly standard: Standard;
  /** The supplier that national applications are handed to. */
  readonly lsp: Supplier;
  readonly people: Personas;
  readonly state: ScenarioState;
  /** Signs somebody in at the desk, once: `as('analyst')`, or `as('requester', organisation)`. */
  as(role: Role, organisation?: string): Promise<DeskSession>;
  /** One person's browser window, the same one each time. Rejects with `OutOfReach` when the desk has no pages. */
  page(person?: string): Promise<Page>;
  readonly pages: ReadonlyMap<string, Page>;
  /** What is being opened at the moment, such as the browser: a step that times out meanwhile is not the desk's failure. */
  readonly openings: ReadonlySet<string>;
  /** Throws `OutOfReach` unless the adapter reaches `part` of its desk, and `ExpectationFailed` if the desk declares that it has none. */
  readonly need: (part: Reach) => void;
  /** Throws `Unknowable` unless the desk finds this value by itself, and `ExpectationFailed` if the desk declares that it has no such thing. */
  readonly derived: (field: DerivedField) => void;
  /** Keeps an attachment as evidence of the current step. */
  keep(attachment: Pick<Attachment, 'kind' | 'title' | 'mediaType' | 'content'>): Promise<EvidenceItem>;
  /** The contacts that its assertions deny (`deny`). */
  readonly denials: Denial[];
  /** Attaches a finding to the current step. */
  finding(finding: Finding): void;
  /** Finishes everything that is due now, here and at the desk. The clock does not move. */
  settle(): Promise<void>;
  /** Another organisation's service desk, which logs incidents with this one; the same one each time. Rejects with `OutOfReach` when it cannot. */
  otherDesk(organisation: string): Promise<OtherDeskControl>;
  readonly otherDesks: ReadonlyMap<string, Promise<OtherDeskControl>>;
  /** Opens a second desk with simulators of its own, which passes its incidents on by `route`. Closed with this one. */
  beside(route: Route): Promise<ScenarioEnvironment>;
  close(): Promise<void>;
}

/** What the engine lends to every scenario of a run. Scenarios run one at a time in the engine's own thread. */
export interface RunContext {
  readonly adapter: DeskAdapter;
  readonly simulators: Simulators;
  readonly standard: Standard;
  readonly ledger: AttachmentSink;
  /** Launches the shared browser on first use. */
  browser(): Promise<Browser>;
  readonly seed: string;
  /** Names of the faults to inject: none in a rehearsal, one in a negative control. */
  readonly faults: readonly string[];
  /** Faults of simulated suppliers that the plan sets, by supplier. */
  readonly supplierFaults?: Readonly<Record<string, readonly ActiveFault[]>>;
  /** Where a scenario's clock starts when its text names no time. */
  readonly startInstant: Temporal.Instant;
  /** The scenario's id in the record. Absent: the environment's name. */
  scenarioId?(pickle: Pickle, document: GherkinDocument): string;
  /** Folders that a scenario writes to. When one of them takes nothing more, a failure is the environment's. */
  readonly folders?: readonly string[];
  onOpened?(environment: ScenarioEnvironment): void;
  /** Called for an unhandled error that surfaces after its scenario has ended. */
  onUnhandledError?(scenario: string, error: unknown): void;
}
