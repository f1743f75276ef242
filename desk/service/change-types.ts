import type { Actor } from '../domain/access/actor.ts';
import type { ChangeCommand, DeclaredFreeze, Proposal, SuccessReport } from '../domain/changes/index.ts';
import type { ChangeView } from '../views/change-view.ts';

export type { ChangeView };

export interface ChangeQuery {
  /** Any of these states; absent: every state. */
  readonly states?: readonly string[];
  /** Reference of the last change of the page before. */
  readonly after?: string;
}

export interface ListedChange {
  readonly reference: string;
  readonly state: string;
  readonly title: string;
  readonly organisations: readonly string[] | null;
}

export interface SlotQuery {
  /** Of a change that was raised; or else of the services and organisations given. */
  readonly reference?: string;
  readonly services?: readonly string[];
  readonly organisations?: readonly string[];
  readonly minutes: number;
}

/** What is asked of a freeze. Times are local times of the standard's change policy. */
export type NewFreeze = Pick<DeclaredFreeze, 'name' | 'from' | 'to' | 'services' | 'organisations'>;

/** Change and release. Each operation that changes something resolves only after the durable commit, and may reject with a `Refusal`. */
export interface ChangeRequests {
  raise(command: ChangeCommand & { readonly type: 'raise' }, actor: Actor): Promise<ChangeView>;
  /** `link-incident` is written into the record of the incident too. */
  command(reference: string, command: Exclude<ChangeCommand, { readonly type: 'raise' }>, actor: Actor): Promise<ChangeView>;
  one(reference: string, viewer: Actor): Promise<ChangeView>;
  list(query: ChangeQuery, viewer: Actor): Promise<readonly ListedChange[]>;
  /** The forward schedule: what is approved or being made, soonest first, with its collisions. A customer's is its own. */
  schedule(organisation: string | null, viewer: Actor): Promise<readonly ChangeView[]>;
  /** The key of a customer's feed, for the address that its calendars read. */
  feedKey(organisation: string, viewer: Actor): string;
  /** A customer's forward schedule as an iCalendar feed. @throws {Refusal} not-found for a key that is none */
  feed(key: string): Promise<string>;
  slots(query: SlotQuery, viewer: Actor): Promise<Proposal>;
  giveCalendar(organisation: string, file: string, actor: Actor): Promise<void>;
  freezes(viewer: Actor): Promise<readonly DeclaredFreeze[]>;
  /** Holds every approved change that it meets. */
  declareFreeze(freeze: NewFreeze, actor: Actor): Promise<{ readonly freeze: string; readonly held: readonly string[] }>;
  liftFreeze(freeze: string, reason: string, actor: Actor): Promise<void>;
  /** Of changes that ended in the time. */
  success(from: Temporal.Instant, to: Temporal.Instant, viewer: Actor): Promise<SuccessReport>;
}
