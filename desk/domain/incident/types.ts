import type { Caller, Channel, ContactType, IncidentState, LoggedBy } from './contact.ts';
import type { Escalation } from './escalation-types.ts';
import type { RecordedEvent, AgreedDeadline } from './events.ts';
import type { HandOff } from './hand-off/types.ts';
import type { Level, SafetyFlag, Severity } from '../../../standards/index.ts';
export type { Escalation, DeputyCall, DeputyCallReason, Unreached } from './escalation-types.ts';

export interface MajorIncident {
  readonly declaredAt: string;
  readonly by: 'plan' | 'desk';
  /** Until when a manager was to be named. */
  readonly managerDue: string;
  /** Who manages it now; `at` is since when it has had a manager at all. */
  readonly manager: { readonly name: string; readonly role: string; readonly at: string } | null;
}

export interface Correspondence {
  /** A program logged it: no machine answers it. */
  readonly generated: boolean;
  /** Whether the sender is who the mail said was not shown by who carried it. */
  readonly unverified: boolean;
  /** Where letters go instead of to the sender; null: to the sender. */
  readonly replyTo: string | null;
  /** Where the sender asked for answers outside their organisation: nothing is sent there. */
  readonly replyToElsewhere: string | null;
  /** The last letter to the caller came back, and nobody has written since. */
  readonly notReached: { readonly at: string; readonly address: string; readonly why: string } | null;
}

/** The supplier's side, from hand-off until the ticket is closed or taken back. */
export interface WithSupplier {
  readonly id: string;
  /** Counts the hand-offs of this incident from 1. */
  readonly handOff: number;
  readonly ticket: string | null;
  readonly status: string | null;
  readonly updatedAt: string | null;
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
  readonly summary: string;
  readonly description: string;
  readonly impact: Level;
  readonly urgency: Level;
  readonly severity: Severity;
  readonly safety: readonly SafetyFlag[];
  readonly messageId: string | null;
  /** How it stands with mail to and from the caller. */
  readonly mail: Correspondence;
  /** Null: no other desk logged it. */
  readonly partner: LoggedBy | null;
  /** Since when other desks do not see it any more; null: they do. */
  readonly ticketDeletedAt: string | null;
  readonly openedAt: string;
  /** Since when the severity has been what it is, or the incident open again or on its own again: whichever is latest. */
  readonly severitySince: string;
  readonly lastAt: string;
  readonly acknowledgedAt: string | null;
  readonly owner: string | null;
  readonly team: string | null;
  readonly respondedAt: string | null;
  readonly pausedBy: string | null;
  readonly deadlines: Readonly<Partial<Record<AgreedDeadline['clock'], AgreedDeadline>>>;
  /** The incident that it is a part of, and that escalates for it. */
  readonly parent: string | null;
  readonly children: readonly string[];
  readonly resolvedAt: string | null;
  readonly confirmedAt: string | null;
  readonly closedAt: string | null;
  /** How many times it was handed to a supplier. */
  readonly handOffCount: number;
  readonly withSupplier: boolean;
  readonly supplier: WithSupplier | null;
  /** Its hand-offs, in order. */
  readonly handOffs: readonly HandOff[];
  readonly supplierEvents: readonly string[];
  readonly replies: readonly string[];
  readonly documents: readonly string[];
  readonly escalations: readonly Escalation[];
  /** Null: it is none, or none any more. */
  readonly majorIncident: MajorIncident | null;
  readonly redactions: readonly { readonly kind: string; readonly count: number }[];
  readonly events: readonly RecordedEvent[];
}
