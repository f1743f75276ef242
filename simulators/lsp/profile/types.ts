import type { CalendarPolicy, Severity } from '../../../kernel/index.ts';

/** A supplier as a standard describes it, as far as its simulation reads it. The standard's own type fits. */

export const SEVERITIES: readonly Severity[] = ['1', '2', '3', '4', '5'];

/** Shares from 0 to 1 by the desk's severity; 0 for a severity left out. */
export type Share = Readonly<Partial<Record<Severity, number>>>;

/** What a supplier does by itself with accepted tickets: rates, and ISO durations that count in its opening hours. */
export interface SupplierProfile {
  readonly localCause: Share;
  readonly downgrades: Share;
  readonly asksForMore: Share;
  readonly withholdsKnownError: Share;
  readonly resolves: Readonly<Record<Severity, { readonly median: string; readonly p90: string }>>;
  readonly begins: string;
  /** How long after resolution it closes a ticket that nobody has commented on; when absent it waits for the desk. */
  readonly closes?: string;
}

/** Switches the profile on or off. A `seed` makes the draws repeat; `pace` makes the supplier that many times faster. */
export type ProfileSwitch = boolean | { readonly seed?: string; readonly pace?: number };

export interface SimulatedSupplier {
  readonly id: string;
  readonly name: string;
  readonly minimumDataSet: readonly string[];
  readonly route?: 'direct' | 'national-desk';
  /** Ids of the services it is responsible for. */
  readonly services?: readonly string[];
  /** The name of its calendar; it works round the clock when left out. */
  readonly hours?: string;
  /** The supplier's word for each of the desk's severities; the desk's digits when left out. */
  readonly severities?: Readonly<Record<Severity, string>>;
  readonly callbacks?: 'full' | 'thin';
  readonly conduct?: SupplierProfile;
}

/** A standard's suppliers with the calendars and services that their files refer to. The first one receives the incidents. */
export interface SupplierPolicy {
  readonly suppliers: readonly SimulatedSupplier[];
  readonly calendars?: Readonly<Record<string, CalendarPolicy>>;
  /** The service catalogue, by which a national desk finds the responsible supplier. */
  readonly services?: readonly {
    readonly id: string;
    readonly name: string;
    readonly aliases: readonly string[];
    readonly supplier: string | null;
  }[];
}
