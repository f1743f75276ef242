import type { Caller, Channel, ContactType, IncidentState, LoggedBy, Offered } from './contact.ts';
import type { Room } from './room/state.ts';
import type { Escalation } from './escalation-types.ts';
import type { RecordedEvent, AgreedDeadline } from './events.ts';
import type { HandOff } from './hand-off/types.ts';
import type { DataSecurity } from './data-security/types.ts';
import type { SafetyCase } from './safety/types.ts';
import type { Level, SafetyFlag, Severity } from '../../../standards/index.ts';
export type { Escalation, DeputyCall, DeputyCallReason, Unreached } from './escalation-types.ts';

export interface MajorIncident {
  readonly declaredAt: string;
  readonly by: 'plan' | 'desk';
  /** Deadline for naming a manager. */
  readonly managerDue: string;
  /** The current manager; `at` is the instant since which it has had any manager. */
  readonly manager: { readonly name: string; readonly role: string; readonly at: string } | null;
}

export interface Correspondence {
  /** Logged by a program: the desk never replies automatically. */
  readonly generated: boolean;
  /** The delivering system did not confirm the sender that the mail names. */
  readonly unverified: boolean;
  /** Address for mail instead of the sender's; null: the sender's. */
  readonly replyTo: string | null;
  /** Reply-To address outside the sender's organisation: shown, never used. */
  readonly replyToElsewhere: string | null;
  /** The last mail to the caller bounced, and no reply has arrived since. */
  readonly notReached: { readonly at: string; readonly address: string; readonly why: string } | null;
}

/** The supplier's side, from hand-off until the ticket is closed or taken back. */
export interface WithSupplier {
  readonly id: string;
  /** Number of the hand-off within the incident, from 1. */
  readonly handOff: number;
  readonly ticket: string | null;
  readonly status: string | null;
  readonly updatedAt: string | null;
}

export interface UsedArticle {
  readonly article: string;
  readonly version: number;
  readonly at: string;
  readonly helped: boolean | null;
}

/** An incident as the fold of its events. */
export interface Incident {
  readonly reference: string;
  readonly seq: number;
  readonly hash: string;
  readonly state: IncidentState;
  readonly channel: Channel;
  readonly contactType: ContactType;
  readonly service: string;
  readonly caller: Caller;
  readonly location: string | null;
  /** What the desk offered while it was logged; null: it was not asked. */
  readonly offered: Offered | null;
  /** Articles that were used for it, in the version of that time; `helped` null: nobody has said. */
  readonly articles: readonly UsedArticle[];
  /** The known error that it turned out to be. */
  readonly knownError: string | null;
  readonly summary: string;
  readonly description: string;
  readonly impact: Level;
  readonly urgency: Level;
  readonly severity: Severity;
  readonly safety: readonly SafetyFlag[];
  /** Null: nobody has flagged possible harm, and nothing asks about it. */
  readonly safetyCase: SafetyCase | null;
  /** Null: no data-security incident. */
  readonly dataSecurity: DataSecurity | null;
  readonly messageId: string | null;
  /** State of mail to and from the caller. */
  readonly mail: Correspondence;
  /** Null: not logged by another desk. */
  readonly partner: LoggedBy | null;
  /** Since when the ticket is hidden from other desks; null: visible. */
  readonly ticketDeletedAt: string | null;
  readonly openedAt: string;
  /** Start of the current severity, or the last reopening, unlinking or change of service, whichever is latest. */
  readonly severitySince: string;
  readonly lastAt: string;
  readonly acknowledgedAt: string | null;
  readonly owner: string | null;
  readonly team: string | null;
  readonly respondedAt: string | null;
  readonly pausedBy: string | null;
  readonly deadlines: Readonly<Partial<Record<AgreedDeadline['clock'], AgreedDeadline>>>;
  /** The parent incident, which escalates for it. */
  readonly parent: string | null;
  readonly children: readonly string[];
  /** Reference of the change that caused it. */
  readonly causedBy: string | null;
  readonly resolvedAt: string | null;
  readonly confirmedAt: string | null;
  readonly closedAt: string | null;
  /** How often it was handed to a supplier. */
  readonly handOffCount: number;
  readonly withSupplier: boolean;
  readonly supplier: WithSupplier | null;
  /** Hand-offs, in order. */
  readonly handOffs: readonly HandOff[];
  readonly supplierEvents: readonly string[];
  readonly replies: readonly string[];
  readonly documents: readonly string[];
  readonly escalations: readonly Escalation[];
  /** Null: not, or no longer, a major incident. */
  readonly majorIncident: MajorIncident | null;
  readonly room: Room;
  readonly redactions: readonly { readonly kind: string; readonly count: number }[];
  readonly events: readonly RecordedEvent[];
}
