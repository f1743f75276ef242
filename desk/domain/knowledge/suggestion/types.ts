/** A resolved incident whose service a person confirmed: what its caller said. */
export interface PastIncident {
  readonly reference: string;
  readonly service: string;
  readonly text: string;
}

/** Where a word was found that speaks for a service. */
export type Source = 'catalogue' | 'triage-script' | 'past-incident';

/** One word that speaks for a service. */
export interface Reason {
  /** The word as the caller wrote it. */
  readonly written: string;
  /** What it was read as: the word of the source. */
  readonly readAs: string;
  readonly source: Source;
  /** The name, the script line, or the reference of the incident. */
  readonly from: string;
}

export interface SuggestedService {
  readonly service: string;
  readonly reasons: readonly Reason[];
  /** Words that speak for it and not for the one before it in the list; for the first, not for the second. */
  readonly apart: readonly string[];
}

/** Services for a call, most likely first. No suggestion rather than a guess: `none` says why the list is empty. */
export interface Suggestion {
  readonly services: readonly SuggestedService[];
  readonly none: 'nothing-to-go-on' | 'not-ours' | null;
  /** Why none of ours: the words that speak for something the catalogue does not hold. */
  readonly elsewhere: readonly Reason[];
}
