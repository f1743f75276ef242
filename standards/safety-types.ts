/** Policy of clinical safety and information governance: `clinical-safety.yaml` and `information-governance.yaml`. */

export type SafetyFlag = 'wrong-patient-data' | 'lost-patient-data' | 'possible-harm';
type Channel = 'telephone' | 'mail';
/** 1 is the smallest. Looked up, never multiplied. */
export type Risk = 1 | 2 | 3 | 4 | 5;

/** A level of severity or likelihood of a hazard. */
export interface HazardLevel {
  readonly id: string;
  readonly title: string;
  readonly means: string;
}

/** With the risk by the id of each severity. */
export interface Likelihood extends HazardLevel {
  readonly risks: Readonly<Record<string, Risk>>;
}

/** One question of the triage form. */
export interface TriageField {
  readonly id: string;
  readonly asks: string;
  readonly kind: 'text' | 'yes-no' | 'number' | 'choice';
  /** The answers of a choice. */
  readonly from?: readonly string[];
  readonly optional?: boolean;
  readonly help?: string;
}

export interface ClinicalSafetyPolicy {
  /** Role of the contacts. Its deputy there stands in. */
  readonly officer: string;
  readonly channels: readonly Channel[];
  /** ISO duration without an act of the officer after which the deputy is told. */
  readonly deputyAfter: string;
  /** A signed risk from this level on is accepted by this role before the incident closes. */
  readonly acceptance: { readonly from: number; readonly by: string };
  readonly words: readonly { readonly flag: SafetyFlag; readonly says: readonly string[] }[];
  readonly denials: readonly string[];
  readonly asks: readonly string[];
  readonly triage: readonly TriageField[];
  /** Mildest first. */
  readonly severities: readonly HazardLevel[];
  readonly likelihoods: readonly Likelihood[];
  readonly meanings: Readonly<Record<'1' | '2' | '3' | '4' | '5', string>>;
}

export interface InformationGovernancePolicy {
  readonly dataSecurity: {
    /** ISO duration of real time. */
    readonly limit: string;
    readonly officer: string;
    readonly steps: readonly { readonly after: string; readonly to: string; readonly channels: readonly Channel[] }[];
  };
  readonly identity: {
    /** ISO duration for which a check holds. */
    readonly validFor: string;
    readonly methods: readonly { readonly id: string; readonly title: string }[];
    readonly actions: readonly IdentityAction[];
  };
  /** Words in a name that say it is a place's or a group's. */
  readonly sharedAccounts: { readonly words: readonly string[] };
  readonly accessReview: {
    readonly officer: string;
    readonly volume: { readonly most: number; readonly within: string };
    readonly relatedWithin: string;
  };
}

/** What may be done with a caller's account once `checks` different methods of `needs` have confirmed who calls. */
export interface IdentityAction {
  readonly id: string;
  readonly title: string;
  readonly needs: readonly string[];
  readonly checks: number;
  /** Who does it instead of the desk. */
  readonly elsewhere?: string;
}
