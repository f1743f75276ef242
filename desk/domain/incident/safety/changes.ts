import { ERASED } from '../erasure.ts';
import type { RecordedEvent } from '../events.ts';
import type { SafetyCase, SafetyEvent } from './types.ts';

type Recorded = Extract<RecordedEvent, { type: SafetyEvent['type'] }>;

const NEW_CASE: SafetyCase = {
  flaggedAt: null,
  askedAt: null,
  told: [],
  unreached: [],
  heardAt: null,
  triage: null,
  hazards: [],
  signOff: null,
  acceptance: null,
  voided: [],
};

/** A case from a contact that was flagged when it was logged. */
export const caseFlagged = (at: string): SafetyCase => ({ ...NEW_CASE, flaggedAt: at });

/** The case after an event. A harm after the sign-off is a new one: it is triaged and signed off again. Pure. */
export function safetyCaseAfter(before: SafetyCase | null, event: Recorded): SafetyCase {
  const now = before ?? NEW_CASE;
  const { at, texts } = event;
  const by = event.actor.name ?? event.actor.id;
  switch (event.type) {
    case 'harmFlagged':
      return {
        ...now,
        flaggedAt: at,
        askedAt: null,
        told: [],
        unreached: [],
        heardAt: null,
        triage: null,
        signOff: null,
        acceptance: null,
        voided: now.signOff === null ? now.voided : [...now.voided, { at: now.signOff.at, by: now.signOff.by }],
      };
    case 'harmAsked':
      return { ...now, askedAt: now.askedAt ?? at };
    case 'harmRuledOut':
      return { ...now, askedAt: null };
    case 'safetyOfficerTold':
      return { ...now, told: [...now.told, { role: event.role, holder: event.holder, at }] };
    case 'safetyOfficerUnreached':
      return { ...now, unreached: [...now.unreached, { role: event.role, at }] };
    case 'safetyOfficerAcknowledged':
      return { ...now, heardAt: now.heardAt ?? at };
    case 'safetyTriaged': {
      const { hazardSeverity: severity, likelihood, risk, answers } = event;
      const words = Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, text ?? ERASED]));
      return {
        ...now,
        heardAt: now.heardAt ?? at,
        triage: { at, by, severity, likelihood, risk, answers: { ...answers, ...words } },
      };
    }
    case 'hazardLinked':
      return { ...now, hazards: [...now.hazards, event.hazard] };
    case 'safetySignedOff':
      return {
        ...now,
        heardAt: now.heardAt ?? at,
        signOff: { at, by, risk: event.risk, conclusion: texts['conclusion'] ?? ERASED },
      };
    case 'safetyRiskAccepted':
      return { ...now, acceptance: { at, by, reason: texts['reason'] ?? ERASED } };
    default:
      return event satisfies never;
  }
}
