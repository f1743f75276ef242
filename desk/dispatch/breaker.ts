import type { CircuitState } from '../views/types.ts';
import { askedWait } from './waits.ts';
import { NotOurTicket, SupplierRefused } from '../messages/ports.ts';
import type { Clock } from '../../kernel/index.ts';
import type { HandOffPolicy } from '../../standards/index.ts';

export interface SupplierCircuit {
  readonly supplier: string;
  readonly state: CircuitState;
  /** Whether any call was made since this process started; without one the supplier's state is unknown. */
  readonly used: boolean;
  /** When it left the closed state. */
  readonly since: string | null;
  /** When the next probe is allowed. */
  readonly nextTry: string | null;
  readonly failuresInARow: number;
}

export interface Breakers {
  /** Suppliers whose circuit is open, in the order in which they were first used. */
  openCircuits(): readonly string[];
  /** Whether exactly one probe may go through. */
  isHalfOpen(supplier: string): boolean;
  /** Starts the probe; nothing else is sent until it has ended. */
  probe(supplier: string): void;
  /** Ends the probe, whether or not it made a call; another may start. */
  probed(supplier: string): void;
  /** Records how a call ended. A refusal is an answer, so it closes the circuit. */
  ended(supplier: string, error?: unknown): void;
  /** The supplier failed before this process started, so one probe goes first. */
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
  /** Open until this instant (epoch ms); null while closed. */
  until: number | null;
  timesOpened: number;
  probing: boolean;
  /** End of the pause that the supplier asked for (epoch ms). */
  asked: number;
}

/**
 * Circuit breaker per supplier: opens after N consecutive failures or at a failure rate, then lets one probe through. On the
 * desk's clock. State is in memory; after a restart a failing supplier starts half-open.
 */
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
    // Calls that were already under way when it opened may fail later; they belong to the same failure.
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
      const isGood = error === undefined || error instanceof SupplierRefused || error instanceof NotOurTicket;
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
