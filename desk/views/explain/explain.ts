import type { ClockDefinition } from '../../../service-levels/index.ts';
import { clockEvents } from '../../domain/incident/clocks.ts';
import { underServiceAt } from '../../domain/incident/change-service.ts';
import type { Incident } from '../../domain/incident/index.ts';
import { clockName, type Snapshot } from '../../domain/incident/stops.ts';
import type { Rules } from '../../domain/rules.ts';
import { arithmeticOf, agreedDeadlineLines } from './arithmetic.ts';
import { handOffsOf } from './hand-offs.ts';
import { statementOf } from './statement.ts';
import { stepsOf } from './steps.ts';
import type { ExplainedClock, Explanation } from './types.ts';
import { readingsOf } from '../incident-view.ts';
import type { IncidentView, NamedReading } from '../types.ts';
import { localTimes } from '../../../kernel/index.ts';
import type { Policy } from '../../../standards/index.ts';

export interface ToExplain {
  readonly incident: Incident;
  /** The incident as the viewer sees it now. The explanation covers its visible content. */
  readonly view: IncidentView;
  readonly at: Temporal.Instant;
  readonly parts: Pick<Rules, 'policy' | 'clocks'>;
  readonly stoppedClocks: ReadonlyMap<string, Snapshot>;
  readonly clockSnapshots: { readonly policy: string; policyOf(digest: string): Policy | null };
  /** The viewer is staff or the desk's assessor: they see the names of the people in the plan, and the clocks of teams and suppliers. */
  readonly isOfDesk: boolean;
}

/**
 * Explains an incident's clocks and its escalation plan. Pure. Excludes all free text except the reason of a manually agreed deadline,
 * which only staff and the assessor see.
 */
export function explain({ incident, view, at, parts, stoppedClocks, clockSnapshots, isOfDesk }: ToExplain): Explanation {
  const { reference, service, severity, state, openedAt } = view;
  const events = clockEvents(incident.events);
  const times = localTimes(parts.policy.zone);
  const readings = readingsOf(incident, parts.clocks(incident, parts.policy), parts, at, stoppedClocks);
  return {
    reference,
    service,
    severity,
    state,
    openedAt,
    zone: parts.policy.zone,
    at: String(at),
    policy: { id: parts.policy.id, version: parts.policy.version, digest: clockSnapshots.policy },
    clocks: readings.flatMap((reading): ExplainedClock[] => {
      const kept = stoppedClocks.get(clockName(reading));
      const policy: Policy = (kept && clockSnapshots.policyOf(kept.policy)) ?? parts.policy;
      const then = kept ? underServiceAt(incident, kept.seq) : incident;
      const definition = parts.clocks(then, policy).find((clock) => clockName(clock) === clockName(reading));
      const kind = definition?.kind ?? KINDS[reading.measures];
      if (isIdle(reading, definition, severity) || (kind !== 'SLA' && !isOfDesk)) return [];
      // The arithmetic is the target's. A manually agreed deadline has none, and is described after it.
      const target = reading.byHand ? { ...reading, due: reading.byHand.promised } : reading;
      const statement = statementOf({ reading: target, definition, policy, events });
      const byHand = reading.byHand && { ...reading.byHand, ...(!isOfDesk && { by: 'the duty manager', reason: '' }) };
      return [
        {
          ...reading,
          byHand,
          name: nameOf(reading, parts.policy),
          kind,
          pausedBy: [...(definition?.pausedBy ?? [])],
          statement,
          arithmetic: [
            ...arithmeticOf(target, statement, definition, clockEvents(incident.events.slice(0, kept?.seq)), times),
            ...agreedDeadlineLines(byHand, reading.state, times),
          ],
          frozen: kept ? { event: kept.seq, at: kept.at, policy: kept.policy, signed: kept.signed } : null,
        },
      ];
    }),
    majorIncident: view.majorIncident,
    handOffs: isOfDesk ? handOffsOf(incident, parts.policy, at) : [],
    escalations: stepsOf(view.escalations, incident, parts.policy, isOfDesk),
  };
}

const KINDS: Readonly<Record<NamedReading['measures'], ExplainedClock['kind']>> = {
  response: 'SLA',
  update: 'SLA',
  resolution: 'SLA',
  team: 'OLA',
  supplier: 'UC',
};

/** A further target that was never set for this severity, and so has never counted: there is nothing to explain. */
const isIdle = ({ measures, segments }: NamedReading, definition: ClockDefinition | undefined, severity: string): boolean =>
  measures !== 'response' &&
  measures !== 'resolution' &&
  !definition?.targets.has(severity) &&
  segments.every(({ why }) => why === 'no target');

function nameOf({ measures, of }: NamedReading, { suppliers }: Policy): string {
  const name = measures === 'supplier' ? (suppliers.find(({ id }) => id === of)?.name ?? of) : of;
  return [measures[0]!.toUpperCase() + measures.slice(1), ...(name === null ? [] : [name])].join(' ');
}
