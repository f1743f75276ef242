import type { CircuitState } from '../views/types.ts';
import { askedWait } from './waits.ts';
import { SupplierRefused } from '../messages/ports.ts';
import type { Clock } from '../../kernel/index.ts';
import type { HandOffPolicy } from '../../standards/index.ts';

export interface SupplierCircuit {
  readonly supplier: string;
  readonly state: CircuitState;
  /** Whether anything was asked of it since this process began: one that nobody used is not known to work. */
  readonly used: boolean;
  /** Since when it has not been closed. */
  readonly since: string | null;
  /** When something is tried next. */
  readonly nextTry: string | null;
  readonly failuresInARow: number;
}

export interface Breakers {
  /** Suppliers to whom nothing may go now, in the order in which they were first met. */
  openCircuits(): readonly string[];
  /** Whether just one thing may go, to find out. */
  isHalfOpen(supplier: string): boolean;
  /** The one thing goes: nothing else until it has come back. */
  probe(supplier: string): void;
  /** The one thing is done with, whether or not it called: another may go. */
  probed(supplier: string): void;
  /** How a call ended. A refusal is an answer: the circuit closes. */
  ended(supplier: string, error?: unknown): void;
  /** It failed before this process began: one thing finds out, before anything else goes. */
  startHalfOpen(supplier: string): void;
  /** The next instant (epoch ms) at which an open circuit becomes half-open; null when none is open. */
  next(): number | null;
  circuit(supplier: string): SupplierCircuit;
}

interface Circuit {
  used: boolean;
  failures: number;
  /** Outcomes of the last calls, true for good, newest last. */
  recent: boolean[];
  openSince: string | null;
  /** It is open until then (epoch ms); null while it is closed. */
  until: number | null;
  timesOpened: number;
  probing: boolean;
  /** The supplier asked to be left alone until then (epoch ms). */
  asked: number;
}

/** What failed so often in a row, or so often of late, is left alone for a while, and then tried with one thing. On the clock, in memory: a desk that restarts finds out with one thing. */
export function breakers(clock: Clock, { breaker, retry }: HandOffPolicy): Breakers {
  const circuits = new Map<string, Circuit>();
  const now = () => clock.now().epochMilliseconds;
  const [rest, longestRest] = [breaker.rest, breaker.longestRest].map((text) =>
    Temporal.Duration.from(text).total('milliseconds'),
  ) as [number, number];

  const circuitOf = (supplier: string): Circuit => {
    const known = circuits.get(supplier);
    if (known) return known;
    const circuit: Circuit = {
      used: false,
      failures: 0,
      recent: [],
      openSince: null,
      until: null,
      timesOpened: 0,
      probing: false,
      asked: 0,
    };
    circuits.set(supplier, circuit);
    return circuit;
  };
  const isOpen = ({ until, probing, asked }: Circuit): boolean => (until !== null && (until > now() || probing)) || asked > now();
  const waitsForProbe = (circuit: Circuit): boolean => circuit.until !== null && !isOpen(circuit);

  const failsTooOften = ({ failures, recent }: Circuit): boolean =>
    failures >= breaker.failures ||
    (recent.length >= breaker.of && recent.filter((good) => !good).length * 100 >= breaker.share * recent.length);

  const good = (circuit: Circuit) =>
    Object.assign(circuit, { failures: 0, until: null, openSince: null, timesOpened: 0, probing: false, asked: 0 });
  const failed = (circuit: Circuit) => {
    circuit.failures += 1;
    if (circuit.until === null && !failsTooOften(circuit)) return;
    // Others of the same moment may come back after it was opened: they are the same failure.
    if (circuit.until !== null && !circuit.probing) return;
    circuit.openSince ??= String(clock.now());
    circuit.until = now() + Math.min(rest * 2 ** circuit.timesOpened, longestRest);
    circuit.timesOpened += 1;
    circuit.probing = false;
    circuit.recent = [];
  };

  return {
    openCircuits: () => [...circuits].filter(([, circuit]) => isOpen(circuit)).map(([supplier]) => supplier),
    isHalfOpen: (supplier) => waitsForProbe(circuitOf(supplier)),
    probe: (supplier) => void (circuitOf(supplier).probing = true),
    probed: (supplier) => void (circuitOf(supplier).probing = false),
    ended(supplier, error) {
      const circuit = circuitOf(supplier);
      circuit.used = true;
      const isGood = error === undefined || error instanceof SupplierRefused;
      circuit.recent = [...circuit.recent, isGood].slice(-breaker.of);
      if (isGood) good(circuit);
      else failed(circuit);
      const asked = isGood ? null : askedWait(error, retry);
      if (asked !== null) circuit.asked = Math.max(circuit.asked, now() + asked);
    },
    startHalfOpen(supplier) {
      Object.assign(circuitOf(supplier), { openSince: String(clock.now()), until: now(), timesOpened: 1 });
    },
    next() {
      const ends = [...circuits.values()].flatMap(({ until, asked }) => [until ?? 0, asked]).filter((at) => at > now());
      return ends.length === 0 ? null : Math.min(...ends);
    },
    circuit(supplier) {
      const found = circuitOf(supplier);
      const blocked = isOpen(found);
      const at = Math.max(found.until ?? 0, found.asked);
      return {
        supplier,
        state: found.until === null && !blocked ? 'closed' : blocked ? 'open' : 'half-open',
        used: found.used,
        since: found.openSince,
        nextTry: blocked && at > now() ? Temporal.Instant.fromEpochMilliseconds(at).toString() : null,
        failuresInARow: found.failures,
      };
    },
  };
}
