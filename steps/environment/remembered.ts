import type {
  Counts,
  DeskSession,
  DocumentView,
  ExplanationView,
  IncidentSummary,
  Route,
  RotaTurn,
} from '../../adapters/desk-under-test.ts';

/*
 * What one step of a scenario hands to a later one, where the desk's own interface has no type for it.
 */

export type Catalogue = Awaited<ReturnType<DeskSession['catalogue']>>;
export type OfferedProcedures = Awaited<ReturnType<DeskSession['procedures']>>;
/** The explanation of one clock. */
export type ClockAccount = ExplanationView['clocks'][number];
export type ContactKind = 'phone' | 'email' | 'fax' | 'portal';

/** A question, the service it is about (null: none), and what the desk suggested. */
export interface QuestionPut {
  readonly text: string;
  readonly service: string | null;
  readonly suggested: readonly string[];
}

/** A file as it was handed to the desk, and as the desk shows it. */
export interface AttachedFile {
  readonly content: Buffer;
  readonly view: DocumentView;
}

/** What one contact of a sweep gave to the desk, by field, and the incident it became; null: none was found. */
export interface SentContact {
  readonly channel: string;
  /** Which of the sweep's texts it carries. */
  readonly kind: string;
  readonly reference: string | null;
  readonly values: Readonly<Record<string, string>>;
}

/** A text that somebody added to an incident, or a field of its hand-off. */
export interface SentText {
  /** Who gave it, and how. */
  readonly way: string;
  readonly kind: string;
  readonly reference: string;
  readonly text: string;
  /** Where it must read, such as "the history". */
  readonly reads: string;
}

/** A file as it was given to the desk. */
export interface SentFile {
  readonly way: string;
  readonly reference: string | null;
  readonly name: string;
  readonly content: Buffer;
}

/** An incident of a sweep, what was done with it, and what it therefore has to be. */
export interface ChangedIncident {
  readonly channel: string;
  readonly done: string;
  readonly reference: string;
  readonly state: string;
  readonly severity: string;
  readonly parent: string | null;
  /** A word that only its summary holds. */
  readonly word: string;
}

/** Something about which the desk has to say something to somebody, and what it has to name. */
export interface Occasion {
  readonly what: string;
  readonly by: string;
  readonly to: string;
  readonly facts: readonly string[];
  readonly reference: string;
  /** What the facts stand for here, such as the name of the service. */
  readonly means: OccasionFacts;
}
export interface OccasionFacts {
  readonly service: string;
  readonly severity: string;
  readonly summary: string;
  readonly organisation: string;
  readonly caller: string;
  readonly number: string;
  readonly mail: string;
  /** What somebody wrote, which the message passes on. */
  readonly words: string;
  /** The instant that it speaks of. */
  readonly time: Temporal.Instant | null;
}

/** Everything one organisation finds at the desk. */
export interface OrganisationView {
  readonly organisation: string;
  readonly name: string;
  readonly listed: readonly IncidentSummary[];
  readonly counts: Counts;
  readonly found: readonly IncidentSummary[];
}

export interface RotaRead {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly turns: readonly RotaTurn[];
}

/** How the desk answered one request of another organisation's desk. */
export interface TicketAnswered {
  readonly method: string;
  readonly answer: string;
}

/** What became of one incident on its way to the resolver, read at both ends. */
export interface RoutedIncident {
  /** Minutes until the resolver held a ticket for it; null: never. */
  readonly minutes: number | null;
  readonly theyNameUs: boolean;
  readonly weNameThem: boolean;
  /** Fields that the analyst gave, and those of them that the resolver cannot read as they were given. */
  readonly fields: readonly string[];
  readonly lost: readonly string[];
  /** How many notes the resolver wrote, and how many of them are in our record. */
  readonly wrote: number;
  readonly reached: number;
  /** Minutes from the resolver's resolution until our caller was asked; null: not yet, or never. */
  readonly askedAfter: number | null;
  readonly resolved: boolean;
}

export interface RouteOutcome {
  readonly route: Route;
  readonly incidents: readonly RoutedIncident[];
}
