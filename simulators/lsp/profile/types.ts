import type { CalendarPolicy, Severity } from '../../../kernel/index.ts';

/** A supplier as a standard describes it, as far as its simulation reads it. The standard's own type fits. */

export const SEVERITIES: readonly Severity[] = ['1', '2', '3', '4', '5'];

/** Shares from 0 to 1 by the desk's severity; a severity left out has none. */
export type Share = Readonly<Partial<Record<Severity, number>>>;

/** What a supplier does by itself with the tickets it takes. Durations are ISO, counted on the hours its desk keeps. */
export interface SupplierProfile {
  readonly localCause: Share;
  readonly downgrades: Share;
  readonly asksForMore: Share;
  readonly withholdsKnownError: Share;
  readonly resolves: Readonly<Record<Severity, { readonly median: string; readonly p90: string }>>;
  readonly begins: string;
  /** After so long without a word it closes what it resolved; absent: it waits for one. */
  readonly closes?: string;
}

/** How a supplier is told to follow its conduct: with draws of its own, of a seed that repeats a run, or so many times as fast as its file says. */
export type ProfileSwitch = boolean | { readonly seed?: string; readonly pace?: number };

export interface SimulatedSupplier {
  readonly id: string;
  readonly name: string;
  readonly minimumDataSet: readonly string[];
  readonly route?: 'direct' | 'national-desk';
  /** Ids of the services it answers for. */
  readonly services?: readonly string[];
  /** Name of the calendar its desk keeps; round the clock when left out. */
  readonly hours?: string;
  /** The desk's severity as it is written in this supplier's tickets; the desk's own digits when left out. */
  readonly severities?: Readonly<Record<Severity, string>>;
  readonly callbacks?: 'full' | 'thin';
  readonly conduct?: SupplierProfile;
}

/** The suppliers of a standard with what their files refer to. The first is the one that incidents go to. */
export interface SupplierPolicy {
  readonly suppliers: readonly SimulatedSupplier[];
  readonly calendars?: Readonly<Record<string, CalendarPolicy>>;
  /** The catalogue, by which a national desk finds out whose an incident is. */
  readonly services?: readonly {
    readonly id: string;
    readonly name: string;
    readonly aliases: readonly string[];
    readonly supplier: string | null;
  }[];
}
