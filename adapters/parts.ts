import { didYouMean, UsageError } from '../kernel/index.ts';

/** What an adapter may offer beside scenarios. What it leaves out is never done to another desk instead: the record says why it is missing. */
export interface AdapterParts {
  /** Starts a desk for a load test on the real clock. It speaks the interface that the profiles under `load/` use. */
  readonly load?: (request: LoadRequest) => Promise<LoadDesk>;
  /** `deskproof exercise` may open the drills' incidents on its desks: they follow the clock, and call and mail through the simulators. */
  readonly exercise?: { readonly desk: string };
  /** The folder with the desk's own plan documents, one Markdown file each. */
  readonly documents?: string;
  /** The faulty desks that it can open. */
  readonly faults?: readonly DeclaredFault[];
}
export type AdapterPart = keyof AdapterParts;

/** One wrong behaviour, injected from outside the desk, and the criteria it must turn `not met`. */
export interface DeclaredFault {
  readonly id: string;
  readonly says: string;
  readonly mustChange: readonly string[];
  /** Names of the expensive scenarios (in a browser, or tagged @sweep or @long) that run against it; none by default. */
  readonly expensive?: readonly string[];
}

export interface LoadRequest {
  readonly standardDir: string;
  readonly storeFile: string;
  /** JSON list of people with a session each: `{ id, name, organisation, mail, token }`. */
  readonly peopleFile: string;
  readonly seed: string;
  /** The desk's clock runs in real time from this instant. */
  readonly startingAt: string;
  /** Addresses and credentials of each supplier, by id. */
  readonly suppliers: Readonly<
    Record<string, { url: string; tokenUrl: string; clientId: string; clientSecret: string; webhookSecret: string }>
  >;
  readonly relay: { readonly host: string; readonly port: number };
}
export interface LoadDesk {
  readonly url: string;
  readonly tokens: { readonly analyst: string; readonly assessor: string };
  readonly pid: number;
  close(): Promise<void>;
}

const MISSING: Readonly<Record<AdapterPart, string>> = {
  load: 'load cannot be sent to this desk: its adapter offers no load desk',
  exercise: 'the escalation plan cannot be exercised at this desk: its adapter offers no exercise',
  documents: 'the documents of this desk cannot be inspected: its adapter names no folder of them',
  faults: 'no faulty desk can be rehearsed: the adapter of this desk offers none',
};
const PARTS = Object.keys(MISSING) as readonly AdapterPart[];

/** Why a part cannot be done to this adapter's desk. Null when it can. */
export const reasonMissing = (adapter: AdapterParts, part: AdapterPart): string | null =>
  adapter[part] === undefined ? MISSING[part] : null;

/** Only the parts that an adapter offers. */
export const partsOf = (adapter: AdapterParts): AdapterParts =>
  Object.fromEntries(PARTS.filter((part) => adapter[part] !== undefined).map((part) => [part, adapter[part]]));

/** The parts that an adapter leaves out, each with the reason that the record gives. */
export const notOffered = (adapter: AdapterParts): readonly { readonly part: AdapterPart; readonly reason: string }[] =>
  PARTS.filter((part) => adapter[part] === undefined).map((part) => ({ part, reason: MISSING[part] }));

/** The part of an adapter that a command is about. Throws a `UsageError` when it has none. */
export function requirePart<P extends AdapterPart>(
  adapter: AdapterParts & { readonly name: string },
  part: P,
): NonNullable<AdapterParts[P]> {
  const offered = adapter[part];
  if (offered === undefined) throw new UsageError(`${MISSING[part]} (${adapter.name}).`);
  return offered;
}

/** Throws a `UsageError` for a fault that the adapter cannot inject. */
export function refuseUnknownFaults(names: readonly string[], adapter: AdapterParts & { readonly name: string }): void {
  if (names.length === 0) return;
  const known = requirePart(adapter, 'faults').map(({ id }) => id);
  for (const name of names)
    if (!known.includes(name))
      throw new UsageError(`there is no fault "${name}".${didYouMean(name, known)} Known: ${known.join(', ')}.`);
}
