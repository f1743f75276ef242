import type { LoadResult } from '../../evidence/index.ts';
import type { K6Outcome } from './k6.ts';
import type { Reconciliation, Stored } from './reconcile.ts';

type Check = LoadResult['checks'][number];

const check = (id: Check['check'], cause: string | null): Check => ({ check: id, verdict: cause ? 'not met' : 'met', cause });

export interface Seen {
  readonly outcome: K6Outcome;
  readonly stored: Stored;
  readonly reconciliation: Reconciliation;
  readonly tickets: { readonly handedOff: number; readonly faults: readonly string[] };
  /** Incidents that came with a patient's number, and what redaction would still remove from records and tickets. */
  readonly numbers: { readonly planted: number; readonly kept: number };
}

/**
 * The checks of a load run for the criteria that list it. A run in which nothing was acknowledged or handed off, or which sent less than
 * planned, is never a pass.
 */
export function checksOf(seen: Seen): readonly Check[] {
  const unkept = thresholdFault(seen.outcome);
  return seenUnderLoad(seen).map((c) => (c.verdict === 'met' && unkept ? check(c.check, unkept) : c));
}

/** The first threshold that the run missed, counts first; null when all were kept. */
export function thresholdFault({ thresholds }: Pick<K6Outcome, 'thresholds'>): string | null {
  const crossed = thresholds.filter(({ ok }) => !ok).map(({ name }) => name);
  if (crossed.length) return `k6 crossed ${crossed.join(', ')}.`;
  return thresholds.length ? null : 'k6 reported no threshold.';
}

function seenUnderLoad(seen: Seen): readonly Check[] {
  const { outcome, reconciliation, tickets } = seen;
  const lost = reconciliation.missing;
  const foreign = outcome.figures['foreign rows'] ?? 0;
  const read = outcome.figures['rows read'] ?? 0;
  return [
    check(
      'nothing-lost',
      reconciliation.acknowledged === 0
        ? 'Nothing was acknowledged.'
        : lost.length
          ? `${lost.length} of ${reconciliation.acknowledged} acknowledged contacts are not in the store: ${lost.slice(0, 3).join(', ')}.`
          : null,
    ),
    check(
      'one-supplier-ticket-each',
      tickets.handedOff === 0
        ? 'Nothing was handed off.'
        : tickets.faults.length
          ? `${tickets.faults.length} of ${tickets.handedOff}: ${tickets.faults[0]}.`
          : null,
    ),
    check('night-targets-kept', nightFault(seen)),
    check(
      'no-number-kept',
      seen.numbers.planted === 0
        ? "No contact that came with a patient's number says that one was taken out."
        : seen.numbers.kept > 0
          ? `${seen.numbers.kept} patients' numbers are in records, lists or tickets.`
          : null,
    ),
    check(
      'isolation-under-load',
      read === 0
        ? 'No list was read.'
        : foreign > 0
          ? `${foreign} of ${read} rows that users read were another organisation's.`
          : null,
    ),
  ];
}

/** The load falls into a bank-holiday night: every severity 1 and 2 contact must have a response clock that counts, and none may be late. */
function nightFault({ stored }: Seen): string | null {
  if (stored.urgent.length === 0) return 'No severity 1 or 2 contact was stored.';
  for (const { reference, clocks } of stored.urgent) {
    const response = clocks.find((c) => c.measures === 'response');
    if (!response || response.state === 'none' || response.state === 'not-started')
      return `${reference} has no response clock at night.`;
    if (response.state === 'running' && response.elapsedMs === 0)
      return `The response clock of ${reference} does not count at night.`;
    if (response.breached) return `${reference} was answered too late at night.`;
  }
  return null;
}
