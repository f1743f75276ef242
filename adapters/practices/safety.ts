import type { SafetyFlag } from '../../standards/index.ts';

/*
 * Clinical safety and information governance at a desk, as scenarios use them.
 */

/** Who signs for a duty; each is one of the desk's example people. */
export type OfficerRole =
  | 'clinical-safety-officer'
  | 'deputy-clinical-safety-officer'
  | 'medical-director'
  | 'information-governance'
  | 'deputy-information-governance';

/** The triage form. `severity` and `likelihood` are ids of the standard. */
export interface TriageForm {
  readonly answers: Readonly<Record<string, string | number | boolean>>;
  readonly severity: string;
  readonly likelihood: string;
}
export interface NewHazard {
  readonly name: string;
  readonly description: string;
  readonly causes: string;
  readonly effect: string;
  readonly harm: string;
  readonly existingControls: string;
  readonly owner: string;
  readonly severity: string;
  readonly likelihood: string;
}
export interface BreachKnown {
  /** ISO instant of awareness; of the supplier's word, where it told the desk. */
  readonly at: string;
  readonly what: string;
  readonly supplier?: string;
  readonly supplierKnewAt?: string;
}

/** What an incident says of possible harm. */
export interface SafetyRecord {
  /** Somebody flagged possible harm, or the desk recognised it. */
  readonly flagged: boolean;
  /** A person has to answer whether a patient may have come to harm. */
  readonly asked: boolean;
  readonly triaged: boolean;
  /** 1 to 5; null before the triage. */
  readonly risk: number | null;
  readonly hazards: readonly string[];
  readonly signedOffBy: string | null;
  readonly acceptedBy: string | null;
}
/** What an incident says of data security. */
export interface BreachRecord {
  readonly due: string;
  readonly stopped: boolean;
  readonly investigator: string | null;
}
/** One reading of an incident by a person. */
export interface Reading {
  readonly at: string;
  readonly reader: string;
  readonly reference: string;
}
export interface ReviewItem {
  readonly reader: string;
  readonly reference: string;
  /** Why it is listed, in the desk's words. */
  readonly reasons: readonly string[];
  readonly closed: boolean;
}

export interface SafetySession {
  flagHarm(reference: string, flags: readonly SafetyFlag[], what: string): Promise<void>;
  /** Answers that no patient can have come to harm. */
  ruleOutHarm(reference: string, reason: string): Promise<void>;
  triage(reference: string, form: TriageForm): Promise<void>;
  /** The reference of the new entry of the hazard log. */
  recordHazard(hazard: NewHazard): Promise<string>;
  /** The incidents in which a hazard happened, as the hazard log says. */
  hazardIncidents(hazard: string): Promise<readonly string[]>;
  linkHazard(reference: string, hazard: string): Promise<void>;
  signOff(reference: string, conclusion: string): Promise<void>;
  acceptRisk(reference: string, reason: string): Promise<void>;
  record(reference: string): Promise<SafetyRecord>;
  knowOfBreach(reference: string, known: BreachKnown): Promise<void>;
  notifyBreach(reference: string, to: string, theirReference: string): Promise<void>;
  decideBreach(reference: string, reason: string): Promise<void>;
  addInvolved(reference: string, name: string, part: 'reporter' | 'subject' | 'other', manager?: string): Promise<void>;
  appointInvestigator(reference: string, name: string): Promise<void>;
  /** Null: no data-security incident. */
  breach(reference: string): Promise<BreachRecord | null>;
  /** Rings somebody back; `offered` is the number that the caller gave. */
  ringBack(reference: string, who: string, offered: string): Promise<void>;
  checkIdentity(reference: string, who: string, method: string, result: 'confirmed' | 'not-confirmed' | 'refused'): Promise<void>;
  changeAccount(reference: string, who: string, action: string): Promise<void>;
  /** Somebody with a number in the desk's directory, and the number. */
  inDirectory(): Promise<{ readonly name: string; readonly telephone: string }>;
  /** Who read an incident, newest last. */
  readings(reference: string): Promise<readonly Reading[]>;
  /** Draws up the list of readings for review between two instants, and gives its reference. */
  openReview(from: string, until: string): Promise<string>;
  reviewItems(review: string): Promise<readonly ReviewItem[]>;
  /** Closes the list's items about a reader, with a reason. */
  closeReviewItems(review: string, reader: string, reason: string): Promise<void>;
  /** Signs in with the name and password of the desk's example of a shared account. */
  signInShared(): Promise<void>;
}
