import type { Unreached } from '../escalation-types.ts';
import type { Risk, SafetyFlag } from '../../../../standards/index.ts';

/** The step under which the clinical safety officer is called; it is not a step of the escalation plan. */
export const SAFETY_STEP = 'clinical-safety';

export type SafetyEvent =
  /** Possible harm. `by`: ticked by a person, or recognised in somebody's words. After a sign-off it is a new harm, and the sign-off is void. */
  | { readonly type: 'harmFlagged'; readonly flags: readonly SafetyFlag[]; readonly by: 'person' | 'words' }
  /** Words leave it open whether a patient may have come to harm. A person answers. */
  | { readonly type: 'harmAsked' }
  /** A person answered that no patient can have come to harm; the reason is a text. */
  | { readonly type: 'harmRuledOut' }
  /** `planned`: when the deputy was to be told, because the officer had not acted. Absent: told at once. */
  | {
      readonly type: 'safetyOfficerTold';
      readonly role: string;
      readonly holder: string;
      readonly channels: readonly ('telephone' | 'mail')[];
      readonly planned?: string;
    }
  | { readonly type: 'safetyOfficerUnreached'; readonly role: string; readonly why: Unreached; readonly callId: string }
  | { readonly type: 'safetyOfficerAcknowledged'; readonly by: string }
  /** The triage form. Its answers in words are texts, by the id of the question. */
  | {
      readonly type: 'safetyTriaged';
      readonly answers: Readonly<Record<string, string | number | boolean>>;
      readonly hazardSeverity: string;
      readonly likelihood: string;
      readonly risk: Risk;
    }
  | { readonly type: 'hazardLinked'; readonly hazard: string }
  /** `withoutHazard`: no hazard belongs to it, with the reason as a text. */
  | { readonly type: 'safetySignedOff'; readonly risk: Risk; readonly withoutHazard?: true }
  | { readonly type: 'safetyRiskAccepted'; readonly risk: Risk };

/** Possible harm to a patient, from the flag to the sign-off. */
export interface SafetyCase {
  /** The latest harm; null while there is only a question. */
  readonly flaggedAt: string | null;
  /** Since when a question waits for a person; null: none does. */
  readonly askedAt: string | null;
  /** Since the latest harm. */
  readonly told: readonly { readonly role: string; readonly holder: string; readonly at: string }[];
  /** Roles whose call reached nobody since the latest harm. */
  readonly unreached: readonly { readonly role: string; readonly at: string }[];
  /** The officer's or the deputy's first act since the latest harm. */
  readonly heardAt: string | null;
  readonly triage: {
    readonly at: string;
    readonly by: string;
    readonly severity: string;
    readonly likelihood: string;
    readonly risk: Risk;
    readonly answers: Readonly<Record<string, string | number | boolean>>;
  } | null;
  readonly hazards: readonly string[];
  readonly signOff: { readonly at: string; readonly by: string; readonly risk: Risk; readonly conclusion: string } | null;
  readonly acceptance: { readonly at: string; readonly by: string; readonly reason: string } | null;
  /** Sign-offs that a new harm made void. */
  readonly voided: readonly { readonly at: string; readonly by: string }[];
}

export type SafetyCommand =
  /** `what`: what was seen, in words. */
  | { readonly do: 'flagHarm'; readonly flags: readonly SafetyFlag[]; readonly what: string }
  /** The answer to the question: no patient can have come to harm. */
  | { readonly do: 'ruleOutHarm'; readonly reason: string }
  | {
      readonly do: 'triageHarm';
      readonly answers: Readonly<Record<string, string | number | boolean>>;
      readonly severity: string;
      readonly likelihood: string;
    }
  | { readonly do: 'linkHazard'; readonly hazard: string }
  | { readonly do: 'signOffSafety'; readonly conclusion: string; readonly withoutHazard?: string }
  | { readonly do: 'acceptRisk'; readonly reason: string };
/** The desk's own. */
export type SafetySystemCommand = { readonly do: 'tellSafetyDeputy'; readonly planned: string };
