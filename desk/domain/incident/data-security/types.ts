/** The step under which officers are called about a data-security incident; it is not a step of the escalation plan. */
export const DATA_SECURITY_STEP = 'data-security';

/** Why somebody may not investigate. `added`: named by staff, in any other part. */
export type Part = 'reporter' | 'subject' | 'system-owner' | 'other';

export type DataSecurityEvent =
  /** Personal data may be affected. Its clock is the suspicion's, until somebody knows. */
  | { readonly type: 'breachSuspected'; readonly since: string; readonly due: string }
  /**
   * Known with reasonable certainty since `since`. `supplier` knew first, at `supplierKnewAt`, and told the desk at `since`: the limit counts
   * from then.
   */
  | {
      readonly type: 'breachKnown';
      readonly since: string;
      readonly due: string;
      readonly supplier?: string;
      readonly supplierKnewAt?: string;
    }
  /** A step towards the limit; `planned` is its instant. */
  | {
      readonly type: 'breachStepTaken';
      readonly after: string;
      readonly to: string;
      readonly holder: string;
      readonly channels: readonly ('telephone' | 'mail')[];
      readonly planned: string;
      readonly due: string;
    }
  /** Whom it was notified to and its reference there are texts; so is the reason of a late one. The first phase stops the clock. */
  | { readonly type: 'breachNotified'; readonly phase: 'first' | 'further'; readonly late: boolean }
  /** A named person decided, with a reason, that no risk to anybody is likely. */
  | { readonly type: 'breachDecided' }
  /** Names are texts; `key` and `managerKey` are digests by which people are told apart. */
  | { readonly type: 'personInvolved'; readonly part: Part; readonly key: string; readonly managerKey: string | null }
  | { readonly type: 'investigatorAppointed'; readonly key: string }
  /** Somebody who was added makes the investigator dependent. */
  | { readonly type: 'investigatorRemoved'; readonly part: Part; readonly asManager: boolean };

export interface Involved {
  readonly name: string;
  readonly key: string;
  readonly part: Part;
  readonly manager: string | null;
  readonly managerKey: string | null;
}

/** A data-security incident and its clock. */
export interface DataSecurity {
  /** `suspected` until somebody knows with reasonable certainty. */
  readonly stage: 'suspected' | 'known';
  readonly since: string;
  readonly due: string;
  readonly supplier: { readonly id: string; readonly knewAt: string } | null;
  /** The `after` of each step of this stage that was taken. */
  readonly steps: readonly { readonly after: string; readonly to: string; readonly at: string }[];
  /** What stopped the clock; null: it runs. */
  readonly stopped: {
    readonly by: 'notified' | 'decided';
    readonly at: string;
    readonly who: string;
    readonly late: boolean;
    readonly words: string;
  } | null;
  readonly involved: readonly Involved[];
  readonly investigator: { readonly name: string; readonly key: string; readonly at: string } | null;
}

export type DataSecurityCommand =
  /** `what`: which data, and what may have happened to them. */
  | { readonly do: 'suspectBreach'; readonly what: string }
  /** `at` is the ISO instant of awareness: when a supplier told us, if one did. */
  | {
      readonly do: 'knowOfBreach';
      readonly at: string;
      readonly what: string;
      readonly supplier?: string;
      readonly supplierKnewAt?: string;
    }
  | { readonly do: 'notifyBreach'; readonly to: string; readonly theirReference: string; readonly lateBecause?: string }
  | { readonly do: 'decideBreach'; readonly reason: string }
  | { readonly do: 'addInvolved'; readonly name: string; readonly part: Part; readonly manager?: string }
  | { readonly do: 'appointInvestigator'; readonly name: string };
export type DataSecuritySystemCommand = { readonly do: 'takeBreachStep'; readonly after: string; readonly planned: string };
