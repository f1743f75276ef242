import { isInProgress } from './hand-offs.ts';
import { contractDue } from './contract.ts';
import { onOurScale, theirWordFor } from './severities.ts';
import type { HandOff, HandOffHealth } from './types.ts';
import type { Incident } from '../types.ts';
import type { Policy, Severity } from '../../../../standards/index.ts';

/**
 * A hand-off as lists need it: its state, its problems and since when each has lasted. Instants that are compared are epoch
 * milliseconds.
 */
export interface HandOffRow extends Pick<HandOff, 'supplier' | 'handOff' | 'state' | 'ticket' | 'status' | 'rung' | 'sentBack'> {
  /** Our current severity, and the supplier's on our scale: null when it gave none, or a word outside the agreed ones. */
  readonly ours: Severity;
  readonly theirs: string | null;
  readonly theirSeverity: Severity | null;
  readonly disagrees: boolean;
  readonly handedOffAt: string;
  readonly heardAt: string | null;
  readonly unreachableSince: string | null;
  readonly silentSince: string | null;
  readonly mismatchedSince: string | null;
  /** When the contract has the resolution due. */
  readonly resolveBy: number | null;
}

/** The row of a hand-off of `incident`, as of its last event. Pure. */
export function handOffRow(record: HandOff, incident: Pick<Incident, 'severity'>, policy: Policy): HandOffRow {
  const { supplier: id, theirs, acceptedAt } = record;
  const supplier = policy.suppliers.find((each) => each.id === id);
  const ours = incident.severity;
  const due = acceptedAt === null ? null : contractDue(policy, id, ours, Temporal.Instant.from(acceptedAt), 'resolution');
  const {
    handOff,
    state,
    ticket,
    status,
    rung,
    sentBack,
    handedOffAt,
    lastContactAt: heardAt,
    unreachableSince,
    silentSince,
    mismatchedSince,
  } = record;
  return {
    supplier: id,
    handOff,
    state,
    ticket,
    status,
    rung,
    sentBack,
    ours,
    theirs,
    theirSeverity: onOurScale(theirs, supplier),
    disagrees: isInProgress(record) && theirs !== null && theirs !== theirWordFor(ours, supplier),
    handedOffAt,
    heardAt: heardAt ?? acceptedAt,
    unreachableSince,
    silentSince,
    mismatchedSince,
    resolveBy: due?.epochMilliseconds ?? null,
  };
}

/** The worst problem of the hand-off at `now` (epoch ms). `interfaceDown`: nothing is being sent to this supplier. Pure. */
export function healthOf(
  row: Pick<HandOffRow, 'state' | 'unreachableSince' | 'silentSince' | 'mismatchedSince' | 'resolveBy' | 'disagrees'>,
  now: number,
  interfaceDown: boolean,
): HandOffHealth {
  if (!isInProgress(row)) return 'ok';
  if (row.unreachableSince !== null || (row.state === 'sending' && interfaceDown)) return 'down';
  if (row.mismatchedSince !== null) return 'mismatched';
  if (row.silentSince !== null) return 'silent';
  if (row.state === 'open' && row.resolveBy !== null && row.resolveBy < now) return 'late';
  return row.disagrees ? 'disagreeing' : 'ok';
}

/** Which side may change each part. The other side's part is stored as received, and never overwritten by ours. */
export const OWNERS = {
  description: 'ours',
  severity: 'each its own',
  status: 'theirs',
  notes: 'each its own',
  resolution: 'theirs',
  closing: 'the caller',
} as const;

/** Name of the lane that sends a hand-off's messages, one after the other. */
export const laneTo = (n: number, { supplier, handOff }: { readonly supplier: string; readonly handOff: number }): string =>
  `${n} ${supplier} ${handOff}`;
