import type { Fact } from '../registers/index.ts';
import type { Risk } from '../../../standards/index.ts';

/** Controls of a hazard, by what they rest on. */
export type ControlKind = 'design' | 'test' | 'training' | 'process';
export type HazardState = 'open' | 'transferred' | 'closed';

/** A risk as somebody judged it: looked up by the standard's table. */
export interface Assessed {
  readonly severity: string;
  readonly likelihood: string;
  readonly risk: Risk;
}

export type HazardFact = Fact &
  (
    | ({ readonly type: 'hazardRecorded'; readonly service: string | null; readonly incident?: string } & Assessed)
    /** Before any new control (`initial`), or with them (`residual`). The reason is a text. */
    | ({ readonly type: 'hazardAssessed'; readonly of: 'initial' | 'residual' } & Assessed)
    | { readonly type: 'controlAdded'; readonly kind: ControlKind }
    | { readonly type: 'controlFailed'; readonly control: number; readonly incident: string }
    | { readonly type: 'hazardRealised'; readonly incident: string }
    /** Its owner is a role of the contacts, or a name as a text. */
    | { readonly type: 'hazardAccepted'; readonly risk: Risk }
    | { readonly type: 'hazardTransferred' }
    | { readonly type: 'hazardClosed' }
    | { readonly type: 'hazardReopened' }
  );

/** An entry of the hazard log. */
export interface Hazard {
  readonly reference: string;
  readonly state: HazardState;
  readonly name: string;
  readonly description: string;
  readonly causes: string;
  readonly effect: string;
  readonly harm: string;
  readonly existingControls: string;
  readonly owner: string;
  /** Service of the catalogue; null: none, or several. */
  readonly service: string | null;
  readonly initial: Assessed;
  /** With the new controls; null: not judged yet. */
  readonly residual: Assessed | null;
  readonly controls: readonly {
    readonly kind: ControlKind;
    readonly text: string;
    readonly at: string;
    readonly failedIn: readonly string[];
  }[];
  /** Incidents in which it happened. */
  readonly incidents: readonly string[];
  readonly acceptance: { readonly at: string; readonly by: string; readonly reason: string } | null;
  readonly recordedAt: string;
  readonly journal: readonly { readonly at: string; readonly by: string; readonly says: string }[];
}

export interface NewHazard {
  readonly name: string;
  readonly description: string;
  readonly causes: string;
  readonly effect: string;
  readonly harm: string;
  readonly existingControls: string;
  readonly owner: string;
  readonly service?: string;
  readonly incident?: string;
  readonly severity: string;
  readonly likelihood: string;
}

export type HazardCommand =
  | {
      readonly do: 'assess';
      readonly of: 'initial' | 'residual';
      readonly severity: string;
      readonly likelihood: string;
      readonly reason: string;
    }
  | { readonly do: 'addControl'; readonly kind: ControlKind; readonly text: string }
  | { readonly do: 'controlFailed'; readonly control: number; readonly incident: string }
  | { readonly do: 'realised'; readonly incident: string }
  | { readonly do: 'accept'; readonly reason: string }
  | { readonly do: 'transfer'; readonly to: string }
  | { readonly do: 'close'; readonly reason: string }
  | { readonly do: 'reopen'; readonly reason: string };
