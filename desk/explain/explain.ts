import type { Policy } from '../../standards/index.ts';
import { clockEvents } from '../incident/clocks.ts';
import type { Incident } from '../incident/index.ts';
import { clockName } from '../incident/stops.ts';
import type { Frozen } from '../frozen.ts';
import type { DeskParts } from '../service-types.ts';
import type { IncidentView } from '../views.ts';
import { arithmeticOf, handSetLines } from './arithmetic.ts';
import { statementOf } from './statement.ts';
import { stepsOf } from './steps.ts';
import type { ExplainedClock, Explanation } from './types.ts';

export interface ToExplain {
  readonly incident: Incident;
  /** The incident as whoever asks sees it now: what is explained is what it shows. */
  readonly view: IncidentView;
  readonly at: Temporal.Instant;
  readonly parts: Pick<DeskParts, 'policy' | 'clocks'>;
  readonly standing: ReturnType<Frozen['standing']>;
  readonly frozen: Pick<Frozen, 'policy' | 'policyOf'>;
  /** Whether the people of the plan are named to whoever asks, besides their roles. */
  readonly mayName: boolean;
}

/**
 * The account of an incident's clocks and of its escalation plan. Pure, and free of everything that anybody wrote, but for the reason of a
 * deadline set by hand, which those are told who may be named the plan's people.
 */
export function explain({ incident, view, at, parts, standing, frozen, mayName }: ToExplain): Explanation {
  const { reference, service, severity, state, openedAt } = view;
  const events = clockEvents(incident.events);
  return {
    reference,
    service,
    severity,
    state,
    openedAt,
    at: String(at),
    policy: { id: parts.policy.id, version: parts.policy.version, digest: frozen.policy },
    clocks: view.clocks.map((reading): ExplainedClock => {
      const kept = standing.get(reading.measures);
      const policy: Policy = (kept && frozen.policyOf(kept.policy)) ?? parts.policy;
      const definition = parts.clocks(incident, policy).find((clock) => clockName(clock) === reading.measures);
      // The arithmetic is that of the promise; a deadline set by hand has none, and is told of after it.
      const promise = reading.byHand ? { ...reading, due: reading.byHand.promised } : reading;
      const statement = statementOf({ reading: promise, definition, policy, events });
      const byHand = reading.byHand && { ...reading.byHand, ...(!mayName && { by: 'the duty manager', reason: '' }) };
      return {
        ...reading,
        byHand,
        kind: definition?.kind ?? 'SLA',
        pausedBy: [...(definition?.pausedBy ?? [])],
        statement,
        arithmetic: [
          ...arithmeticOf(promise, statement, definition, clockEvents(incident.events.slice(0, kept?.seq))),
          ...handSetLines(byHand, reading.state),
        ],
        frozen: kept ? { event: kept.seq, at: kept.at, policy: kept.policy, signed: kept.signed } : null,
      };
    }),
    escalations: stepsOf(view.escalations, incident, parts.policy, mayName),
  };
}
