import type { DeskParts, Wiring } from '../../../desk/index.ts';
import { refuseUnknownFaults } from '../../parts.ts';
import { AGREEMENT_FAULTS } from './agreement-faults.ts';
import { CHANGE_FAULTS } from './change-faults.ts';
import { CHANGE_SCHEDULE_FAULTS } from './change-schedule-faults.ts';
import { CLOCK_FAULTS } from './clock-faults.ts';
import { CONTACT_FAULTS } from './contact-faults.ts';
import { ESCALATION_FAULTS } from './escalation-faults.ts';
import { INCIDENT_FAULTS } from './incident-faults.ts';
import { KNOWLEDGE_FAULTS } from './knowledge-faults.ts';
import { MAIL_FAULTS } from './mail-faults.ts';
import { PARTNER_FAULTS } from './partner-faults.ts';
import { READING_FAULTS } from './reading-faults.ts';
import { REPORT_FAULTS } from './report-faults.ts';
import { ROOM_FAULTS } from './room-faults.ts';
import { ROTA_FAULTS } from './rota-faults.ts';
import { SUPPLIER_EVENT_FAULTS } from './supplier-event-faults.ts';
import { SUPPLIER_FAULTS } from './supplier-faults.ts';
import { SWEEP_FOUND_AGAIN_FAULTS } from './sweep-found-again-faults.ts';
import { SWEEP_DOCUMENTS_FAULTS } from './sweep-documents-faults.ts';
import { SWEEP_HISTORY_FAULTS } from './sweep-history-faults.ts';
import { SWEEP_MAIL_FAULTS } from './sweep-mail-faults.ts';
import { SWEEP_MESSAGES_FAULTS } from './sweep-messages-faults.ts';
import { SWEEP_SAID_FAULTS } from './sweep-said-faults.ts';
import { SWEEP_VIEWS_FAULTS } from './sweep-views-faults.ts';
import { ACCESS_FAULTS } from './access-faults.ts';
import { GOVERNANCE_FAULTS } from './governance-faults.ts';
import { HOUR_FAULTS } from './hour-faults.ts';
import { REPLAY_FAULTS } from './replay-faults.ts';
import { SAFETY_FAULTS } from './safety-faults.ts';
import { STATE_FAULTS } from './state-faults.ts';
import type { Fault } from './types.ts';

export type { Fault } from './types.ts';

/** All faults of the built-in desk. */
export const FAULTS: readonly Fault[] = [
  ...CONTACT_FAULTS,
  ...INCIDENT_FAULTS,
  ...CLOCK_FAULTS,
  ...AGREEMENT_FAULTS,
  ...ESCALATION_FAULTS,
  ...ROOM_FAULTS,
  ...ROTA_FAULTS,
  ...MAIL_FAULTS,
  ...SUPPLIER_FAULTS,
  ...SUPPLIER_EVENT_FAULTS,
  ...READING_FAULTS,
  ...PARTNER_FAULTS,
  ...SWEEP_FOUND_AGAIN_FAULTS,
  ...SWEEP_DOCUMENTS_FAULTS,
  ...SWEEP_HISTORY_FAULTS,
  ...SWEEP_MAIL_FAULTS,
  ...SWEEP_MESSAGES_FAULTS,
  ...SWEEP_SAID_FAULTS,
  ...SWEEP_VIEWS_FAULTS,
  ...STATE_FAULTS,
  ...REPLAY_FAULTS,
  ...HOUR_FAULTS,
  ...ACCESS_FAULTS,
  ...SAFETY_FAULTS,
  ...GOVERNANCE_FAULTS,
  ...CHANGE_FAULTS,
  ...CHANGE_SCHEDULE_FAULTS,
  ...KNOWLEDGE_FAULTS,
  ...REPORT_FAULTS,
];

/** Combines the wirings of several faults. Throws a `UsageError` for an unknown one. */
export function wiringOf(names: readonly string[]): Wiring {
  refuseUnknownFaults(names, { name: 'built-in', faults: FAULTS });
  const wirings = names.map((name) => FAULTS.find(({ id }) => id === name)!.wiring());
  return (parts: DeskParts) => wirings.reduce((changed, wire) => wire(changed), parts);
}
