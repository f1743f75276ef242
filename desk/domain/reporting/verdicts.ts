import { apply, fold, type RecordedEvent } from '../incident/index.ts';
import { calendarsOf, clockEvents } from '../incident/clocks.ts';
import { clocksOf } from '../incident/service-level-targets.ts';
import { clockName } from '../incident/stops.ts';
import type { Incident } from '../incident/types.ts';
import { readClockSummary, type ClockDefinition } from '../../../service-levels/index.ts';
import type { Policy } from '../../../standards/index.ts';
import type { Pending, Verdict } from './facts.ts';

/** A policy, and the instant from which clocks count by it. */
export interface PolicySince {
  readonly since: number;
  readonly policy: Policy;
}

interface Judged {
  readonly verdicts: readonly Verdict[];
  readonly pending: readonly Pending[];
}

/** A clock while its incident is read, event by event. */
interface Watched {
  readonly running: boolean;
  readonly due: number | null;
  /** Its target passed in this run. */
  readonly missed: boolean;
}
const AT_REST: Watched = { running: false, due: null, missed: false };

/**
 * The verdicts of an incident's clocks, each judged by what was recorded and agreed at its instant: a later change of severity, calendar or
 * target takes none back. Clocks for regular updates are not judged. Pure.
 * @param policies oldest first; the first one also counts for earlier events
 */
export function judge(reference: string, events: readonly RecordedEvent[], policies: readonly PolicySince[]): Judged {
  const verdicts: Verdict[] = [];
  const watched = new Map<string, Watched & { readonly clock: ClockDefinition }>();
  let incident: Incident | null = null;
  let counted = 0;
  let under = policies[0]!.policy;

  const passBy = (until: number) => {
    for (const [name, each] of watched) {
      if (!each.running || each.missed || each.due === null || each.due >= until) continue;
      verdicts.push({ ...named(each.clock), kept: false, at: each.due });
      watched.set(name, { ...each, missed: true });
    }
  };
  const read = (at: number, withdrawn: boolean) => {
    if (incident === null) return;
    const happened = clockEvents(incident.events);
    for (const clock of clocksOf(incident, under)) {
      if (clock.measures === 'update') continue;
      const name = clockName(clock);
      const before = watched.get(name) ?? AT_REST;
      const now = readClockSummary(clock, calendarsOf(under), happened, Temporal.Instant.fromEpochMilliseconds(at));
      const running = now.state === 'running' || now.state === 'paused';
      const again = running && !before.running;
      const goesOn = clock.measures === 'resolution' && clock.reopen === 'continue';
      let missed = before.missed && !(again && !goesOn);
      if (running && !missed && now.breached) {
        verdicts.push({ ...named(clock), kept: false, at });
        missed = true;
      }
      if (before.running && now.state === 'stopped' && !missed && !withdrawn)
        verdicts.push({ ...named(clock), kept: !now.breached, at });
      watched.set(name, { clock, running, missed, due: now.state === 'running' ? (now.due?.epochMilliseconds ?? null) : null });
    }
  };

  for (const step of inOrder(events, policies)) {
    passBy(step.at);
    if ('policy' in step) {
      under = step.policy;
      if ([...watched.values()].some(({ running }) => running)) read(step.at, false);
      continue;
    }
    const { event } = step;
    incident = incident === null ? fold(reference, [event]) : apply(incident, event);
    const seen = incident === null ? 0 : clockEvents(incident.events).length;
    if (seen === counted && event.type !== 'serviceChanged') continue;
    counted = seen;
    read(step.at, event.type === 'resolved' && event.withdrawn === true);
  }
  const pending = [...watched.values()].flatMap(({ clock, running, missed, due }) =>
    running && !missed && due !== null ? [{ ...named(clock), due }] : [],
  );
  return { verdicts, pending };
}

const named = ({ measures, of }: ClockDefinition): Pick<Verdict, 'measures' | 'of'> => ({
  measures: measures as Verdict['measures'],
  of,
});

type Step = { readonly at: number } & ({ readonly event: RecordedEvent } | { readonly policy: Policy });

/** Events and changes of policy by time; a change counts before an event of the same instant. */
function inOrder(events: readonly RecordedEvent[], policies: readonly PolicySince[]): readonly Step[] {
  const happened = events.map((event): Step => ({ at: Temporal.Instant.from(event.at).epochMilliseconds, event }));
  const changes = policies.slice(1).map(({ since, policy }): Step => ({ at: since, policy }));
  return changes.length === 0 ? happened : [...changes, ...happened].sort((a, b) => a.at - b.at);
}
