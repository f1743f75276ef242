import type { RecordedEvent } from '../events.ts';
import type { SafetyEvent } from './types.ts';
import type { SafetyFlag } from '../../../../standards/index.ts';

type Recorded = Extract<RecordedEvent, { type: SafetyEvent['type'] }>;
type Sentence = readonly (string | { readonly instant: string })[];

const FLAGS: Readonly<Record<SafetyFlag, string>> = {
  'wrong-patient-data': "wrong patient's data",
  'lost-patient-data': 'lost patient data',
  'possible-harm': 'possible harm to a patient',
};
const UNREACHED = { busy: 'found the line busy', unanswered: 'was not answered', failed: 'could not be put through' } as const;

export const isSafetyEvent = (event: RecordedEvent): event is Recorded => TYPES.has(event.type);
const TYPES: ReadonlySet<RecordedEvent['type']> = new Set<SafetyEvent['type']>([
  ...(['harmFlagged', 'harmAsked', 'harmRuledOut', 'safetyOfficerTold', 'safetyOfficerUnreached'] as const),
  ...(['safetyOfficerAcknowledged', 'safetyTriaged', 'hazardLinked', 'safetySignedOff', 'safetyRiskAccepted'] as const),
]);

/** The sentence that describes an event of clinical safety. An erased text reads "[erased]". Pure. */
export function describeSafetyEvent(event: Recorded, roleName: (id: string) => string): string | Sentence {
  const text = (name: string) => (name in event.texts ? (event.texts[name] ?? '[erased]') : '');
  switch (event.type) {
    case 'harmFlagged': {
      const what = event.flags.map((flag) => FLAGS[flag]).join(' and ');
      return event.by === 'words' ? `Recognised in words: ${what}.` : `Flagged: ${what}: ${text('what')}`;
    }
    case 'harmAsked':
      return 'The words leave it open whether a patient may have come to harm. Somebody answers that before it closes.';
    case 'harmRuledOut':
      return `No patient can have come to harm: ${text('reason')}`;
    case 'safetyOfficerTold': {
      const told = `${event.holder} (${roleName(event.role)}) is told by ${event.channels.join(' and ')} of possible harm`;
      return event.planned === undefined ? `${told}.` : [`${told}, as nobody had acted by `, { instant: event.planned }, '.'];
    }
    case 'safetyOfficerUnreached':
      return `The call about possible harm to ${roleName(event.role)} ${UNREACHED[event.why]}.`;
    case 'safetyOfficerAcknowledged':
      return `${event.by} acknowledged the call about possible harm.`;
    case 'safetyTriaged':
      return `Triage form filled: severity ${event.hazardSeverity}, likelihood ${event.likelihood}, risk ${event.risk}.`;
    case 'hazardLinked':
      return `Linked to the hazard ${event.hazard} of the log.`;
    case 'safetySignedOff':
      return `Signed off by the clinical safety officer at risk ${event.risk}: ${text('conclusion')}${event.withoutHazard ? ` No hazard belongs to it: ${text('withoutHazard')}` : ''}`;
    case 'safetyRiskAccepted':
      return `The risk of ${event.risk} that remains is accepted: ${text('reason')}`;
    default:
      return event satisfies never;
  }
}
