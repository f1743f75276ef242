import { worst, type LoadMachine, type LoadResult } from '../../evidence/index.ts';
import type { Criterion, LoadCheckId } from '../../standards/index.ts';
import { figuresOf, machineFault } from './capacity.ts';
import type { K6Outcome } from './k6.ts';
import type { Reconciliation, Stored, TicketFault } from './reconcile.ts';

type Check = LoadResult['checks'][number];

export interface Seen {
  readonly outcome: K6Outcome;
  readonly machine: LoadMachine;
  /** The machine while the desk was waited for after the load; null when it was not. */
  readonly afterwards: LoadMachine | null;
  /** The time in milliseconds that a criterion states for 95 of 100 answers, by the check that shows it. */
  readonly stated: Readonly<Partial<Record<LoadCheckId, number>>>;
  readonly stored: Stored;
  readonly reconciliation: Reconciliation;
  readonly tickets: { readonly handedOff: number; readonly faults: readonly TicketFault[] };
  /** Incidents that came with a patient's number, and what redaction would still remove from records and tickets. */
  readonly numbers: { readonly planted: number; readonly kept: number };
}

/** What is wrong. On a machine without capacity to spare, only what is wrong on any machine says something about the desk. */
interface Fault {
  readonly says: string;
  readonly onAnyMachine: boolean;
  /** There was nothing to look at: the desk's doing only if it kept the load from coming. */
  readonly unseen?: true;
}
const always = (says: string): Fault => ({ says, onAnyMachine: true });
const perhaps = (says: string): Fault => ({ says, onAnyMachine: false });
const unseen = (says: string): Fault => ({ ...perhaps(says), unseen: true });

/** The times that the criteria state, the shortest for each check. */
export function statedTimes(criteria: readonly Pick<Criterion, 'shownBy'>[]): Seen['stated'] {
  const stated: Partial<Record<LoadCheckId, number>> = {};
  for (const showing of criteria.flatMap(({ shownBy }) => shownBy))
    if (showing.by === 'load' && showing.answeredWithin !== undefined) {
      const ms = Temporal.Duration.from(showing.answeredWithin).total('milliseconds');
      stated[showing.check] = Math.min(ms, stated[showing.check] ?? Infinity);
    }
  return stated;
}

/**
 * The checks of a load run for the criteria that list it. Pure. Only what a criterion states is judged against the desk; whether the machine
 * could carry the load is the environment's. A run in which nothing was acknowledged or handed off, or which sent less than planned, is never met.
 */
export function checksOf(seen: Seen): readonly Check[] {
  const faults = faultsOf(seen);
  const slow = Object.fromEntries(Object.keys(faults).map((id) => [id, slowness(seen, id as LoadCheckId)]));
  const unkept = thresholdFault(seen.outcome);
  // k6 without thresholds is the harness's failure; a desk that is slow or fails keeps the load from coming as planned.
  const byDesk =
    seen.outcome.thresholds.length > 0 && (failed(seen.outcome) > 0 || Object.values(slow).some((s) => s && !s.unseen));
  return (Object.entries(faults) as [LoadCheckId, Fault | null][]).map(([check, found]) => {
    const fault = found ?? slow[check] ?? null;
    if (fault && (!fault.unseen || unkept === null || byDesk))
      return verdictOn(check, fault, found ? decisive(check, seen) : seen.machine);
    if (unkept === null) return { check, verdict: 'met', cause: null };
    const machine = machineFault(seen.machine);
    if (machine) return { check, verdict: 'error', cause: `${machine} ${unkept}` };
    if (!byDesk)
      return { check, verdict: 'error', cause: `The load did not come as planned, for no reason that the desk gave: ${unkept}` };
    return check === 'nothing-lost'
      ? verdictOn(check, perhaps(`The desk did not take the load: ${failuresOf(seen.outcome)}${unkept}`), seen.machine)
      : { check, verdict: 'blocked', cause: `The desk did not take the load, so this was not shown: ${unkept}` };
  });
}

/** Hand-offs are delivered during the load and after it: neither time may have been short. */
const decisive = (check: LoadCheckId, { machine, afterwards }: Seen): LoadMachine =>
  check === 'one-supplier-ticket-each' && afterwards && machine.capacity === 'to spare' ? afterwards : machine;

function verdictOn(check: LoadCheckId, { says, onAnyMachine }: Fault, machine: LoadMachine): Check {
  if (onAnyMachine) return { check, verdict: 'not met', cause: says };
  const environment = machineFault(machine);
  return environment
    ? { check, verdict: 'error', cause: `${environment} ${says}` }
    : { check, verdict: 'not met', cause: `${says} This machine had capacity to spare: ${figuresOf(machine)}.` };
}

/** The verdict of a whole run: what the desk did wrong on any machine stands, whatever else could not be judged. */
export function verdictOfRun(checks: readonly Check[], unkept: string | null): Pick<LoadResult, 'verdict' | 'cause'> {
  const verdict = checks.some((c) => c.verdict === 'not met') ? 'not met' : worst(checks.map((c) => c.verdict));
  if (verdict === 'met') return unkept ? { verdict: 'error', cause: unkept } : { verdict, cause: null };
  return { verdict, cause: checks.find((c) => c.verdict === verdict)?.cause ?? unkept };
}

/** Without room on its disk a desk shows nothing, except that it lost what it had acknowledged. */
export function onFullDisk<T extends Pick<LoadResult, 'checks' | 'reconciliation'>>(result: T, cause: string) {
  const lost = (result.reconciliation?.missing.length ?? 0) > 0;
  const checks = result.checks.map((c) =>
    lost && c.check === 'nothing-lost' ? c : { check: c.check, verdict: 'error' as const, cause },
  );
  return { ...result, checks, ...(lost ? verdictOfRun(checks, null) : { verdict: 'error' as const, cause }) };
}

/** The thresholds that the run missed: what the profile promised to send and did not. Null when all were kept. */
export function thresholdFault({ thresholds }: Pick<K6Outcome, 'thresholds'>): string | null {
  const crossed = thresholds.filter(({ ok }) => !ok).map(({ name }) => name);
  if (crossed.length) return `k6 crossed ${crossed.join(', ')}.`;
  return thresholds.length ? null : 'k6 reported no threshold.';
}

const failed = ({ figures }: K6Outcome) => figures['failed requests'] ?? 0;
const failuresOf = (outcome: K6Outcome) =>
  failed(outcome) ? `${failed(outcome)} of ${outcome.figures['requests'] ?? 0} requests failed. ` : '';

function slowness({ outcome, stated }: Seen, check: LoadCheckId): Fault | null {
  const [limit, took] = [stated[check], outcome.figures['p95 ms']];
  if (limit === undefined) return null;
  if (took === undefined) return unseen('No request was timed.');
  return took > limit
    ? perhaps(`95 of 100 requests were answered within ${took.toFixed(0)} ms, and the criterion states ${limit} ms.`)
    : null;
}

function faultsOf(seen: Seen): Readonly<Record<LoadCheckId, Fault | null>> {
  const { outcome, reconciliation, tickets, numbers } = seen;
  const lost = reconciliation.missing;
  const foreign = outcome.figures['foreign rows'] ?? 0;
  const read = outcome.figures['rows read'] ?? 0;
  const worstTicket = tickets.faults.find((f) => f.onAnyMachine) ?? tickets.faults[0];
  return {
    'nothing-lost':
      reconciliation.acknowledged === 0
        ? unseen('Nothing was acknowledged.')
        : lost.length
          ? always(
              `${lost.length} of ${reconciliation.acknowledged} acknowledged contacts are not in the store: ${lost.slice(0, 3).join(', ')}.`,
            )
          : null,
    'one-supplier-ticket-each':
      tickets.handedOff === 0
        ? unseen('Nothing was handed off.')
        : worstTicket
          ? { ...worstTicket, says: `${tickets.faults.length} of ${tickets.handedOff}: ${worstTicket.says}.` }
          : null,
    'night-targets-kept': nightFault(seen),
    'no-number-kept':
      numbers.kept > 0
        ? always(`${numbers.kept} patients' numbers are in records, lists or tickets.`)
        : numbers.planted === 0
          ? unseen("No contact that came with a patient's number says that one was taken out.")
          : null,
    'isolation-under-load':
      foreign > 0
        ? always(`${foreign} of ${read} rows that users read were another organisation's.`)
        : read === 0
          ? unseen('No list was read.')
          : null,
  };
}

/** The load falls into a bank-holiday night: every severity 1 and 2 contact must have a response clock that counts, and none may be late. */
function nightFault({ stored }: Seen): Fault | null {
  if (stored.urgent.length === 0) return unseen('No severity 1 or 2 contact was stored.');
  let late: Fault | null = null;
  for (const { reference, clocks } of stored.urgent) {
    const response = clocks.find((c) => c.measures === 'response');
    if (!response || response.state === 'none' || response.state === 'not-started')
      return always(`${reference} has no response clock at night.`);
    if (response.state === 'running' && response.elapsedMs === 0)
      return always(`The response clock of ${reference} does not count at night.`);
    if (response.breached) late ??= perhaps(`${reference} was answered too late at night.`);
  }
  return late;
}
