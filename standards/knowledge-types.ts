/** How the desk suggests a service for what a caller says. */
export interface TriagePolicy {
  /** Services suggested at most. */
  readonly atMost: number;
  /** Weight of the words below which nothing is suggested. */
  readonly least: number;
  /** Words that callers say of every service, which tell little of which one it is. */
  readonly sharedWords: readonly string[];
  /** What callers say, by service id, in their own words. */
  readonly scripts: readonly { readonly service: string; readonly lines: readonly string[] }[];
  /** What callers bring that no service of the catalogue is for. */
  readonly notOurs: readonly string[];
}

export interface KnowledgePolicy {
  /** ISO duration within which a validated article is reviewed again. */
  readonly reviewWithin: string;
  readonly competence: {
    /** Lowest first. */
    readonly levels: readonly string[];
    /** The level from which somebody takes calls without another beside them. */
    readonly takesFrom: string;
    /** ISO duration. */
    readonly validFor: string;
    /** Share of right answers, 0 to 1, with which a test is passed. */
    readonly passMark: number;
  };
  readonly shifts: readonly Shift[];
}

/** A shift of the desk: `HH:MM`, local times of the standard's zone. One that ends before it begins ends on the next day. */
export interface Shift {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}
