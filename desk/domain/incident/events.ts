import type { DocumentFinding } from '../documents/finding.ts';
import type { Actor } from '../access/actor.ts';
import type { Channel, ContactType } from './contact.ts';
import type { DeputyCallReason, Unreached } from './escalation-types.ts';
import type { DocumentDecision, DocumentEvent } from './hand-off/document-types.ts';
import type { Level, SafetyFlag, Severity } from '../../../standards/index.ts';

/**
 * What happened to an incident. Only what may never be erased stands in an event: what people wrote, and who they are when they
 * are not staff, is named in `texts` and kept aside; the event carries a keyed digest of it.
 */
export type IncidentEvent =
  | {
      readonly type: 'opened';
      readonly channel: Channel;
      readonly organisation: string;
      readonly service: string;
      readonly contactType: ContactType;
      readonly impact: Level;
      readonly urgency: Level;
      readonly severity: Severity;
      readonly safety: readonly SafetyFlag[];
      readonly callId?: string;
      readonly messageId?: string;
      /** The other desk that logged it; its reference and what it asked are texts. */
      readonly partner?: string;
    }
  | { readonly type: 'acknowledged'; readonly owner: string }
  | { readonly type: 'responded'; readonly by: 'analyst'; readonly channel: 'phone' | 'email' | 'portal' }
  | { readonly type: 'noted' }
  | { readonly type: 'replied'; readonly messageId: string }
  | { readonly type: 'paused'; readonly reason: string }
  | { readonly type: 'resumed' }
  | { readonly type: 'reclassified'; readonly impact: Level; readonly urgency: Level; readonly severity: Severity }
  | { readonly type: 'assigned'; readonly team: string }
  | { readonly type: 'deadlineSet'; readonly clock: AgreedDeadline['clock']; readonly due: string }
  | { readonly type: 'deadlineWithdrawn'; readonly clock: AgreedDeadline['clock'] }
  | {
      readonly type: 'handedOff';
      readonly supplier: string;
      readonly handOff: number;
      /** What was decided about its documents; absent when it had none. */
      readonly documents?: readonly DocumentDecision[];
    }
  | DocumentEvent
  | {
      readonly type: 'supplierAccepted';
      readonly supplier: string;
      readonly handOff: number;
      readonly ticket: string;
      readonly status: string;
      /** The severity in the supplier's own words, when it says so. */
      readonly theirs?: string;
      /** Found at the supplier's under our reference, not made by this message. */
      readonly adopted?: true;
      /** Further tickets there under our reference, which somebody has to have closed. */
      readonly others?: readonly string[];
      /** Documents that went along with its creation. */
      readonly documents?: readonly string[];
    }
  | { readonly type: 'supplierRefused'; readonly supplier: string; readonly handOff: number }
  | {
      readonly type: 'supplierUpdated';
      readonly supplier: string;
      readonly ticket: string;
      readonly status: string;
      readonly eventId: string;
      /** When the supplier says that it happened; null when it does not say. */
      readonly happenedAt: string | null;
      /** It overtook nothing but was overtaken: recorded, and the status stays as it is. */
      readonly late: boolean;
      /** Which change of the ticket's history, or which of its notes, this is: each is taken once. */
      readonly change?: string;
      readonly noteKey?: string;
      /** The severity the supplier gives it from now on, in its own words. */
      readonly theirs?: string;
      /** Only what the supplier's interface answered to us: nobody there need have looked at it. */
      readonly answering?: true;
    }
  /** The supplier has no such ticket although it said so, or was not heard within its contract's response time. */
  | {
      readonly type: 'supplierSilent';
      readonly supplier: string;
      readonly handOff: number;
      readonly why: 'no-ticket' | 'nothing-heard';
    }
  /** What should leave for the supplier has not left since then. */
  | {
      readonly type: 'supplierUnreachable';
      readonly supplier: string;
      readonly handOff: number;
      readonly what: 'create' | 'reopen';
      readonly since: string;
    }
  | { readonly type: 'supplierRung'; readonly supplier: string; readonly handOff: number; readonly callId: string }
  /** A person of ours was rung because a hand-off fails. */
  | {
      readonly type: 'personRung';
      readonly role: string;
      readonly supplier: string;
      readonly handOff: number;
      readonly callId: string;
    }
  /** That call reached nobody: the next person is rung. */
  | {
      readonly type: 'personUnreached';
      readonly role: string;
      readonly supplier: string;
      readonly handOff: number;
      readonly why: Unreached;
      readonly callId: string;
    }
  /** A message that was refused or given up: sent once more, or let go. */
  | { readonly type: 'letterReplayed' | 'letterDiscarded'; readonly letter: number; readonly what: string }
  | { readonly type: 'supplierTold'; readonly supplier: string; readonly handOff: number }
  | { readonly type: 'returned'; readonly supplier: string }
  | {
      readonly type: 'escalated';
      readonly step: string;
      readonly kind: 'functional' | 'hierarchical';
      /** Role of the plan, and who held it then. */
      readonly to: string;
      readonly planned: string;
      readonly channels: readonly ('telephone' | 'mail')[];
      /** Who held the role then; absent in older logs. */
      readonly holder?: string;
    }
  /** Nobody acknowledged the call, or it reached nobody: the deputy is rung under the same step. `because` is absent in older logs. */
  | {
      readonly type: 'escalationPassedOn';
      readonly step: string;
      readonly to: string;
      readonly planned: string;
      readonly because?: DeputyCallReason;
      readonly holder?: string;
    }
  /** The telephone network says that the call to `to` reached nobody. */
  | {
      readonly type: 'escalationUnreached';
      readonly step: string;
      readonly to: string;
      readonly why: Unreached;
      readonly callId: string;
    }
  | {
      readonly type: 'escalationDelivered';
      readonly step: string;
      readonly channel: 'telephone' | 'mail';
      readonly callId?: string;
    }
  | { readonly type: 'escalationAcknowledged'; readonly step: string; readonly by: string }
  /** By the plan, because of its severity, or by somebody at the desk. The promise of a manager is what it was when it was made. */
  | { readonly type: 'majorIncidentDeclared'; readonly by: 'plan' | 'desk'; readonly managerDue: string }
  | { readonly type: 'managerAppointed'; readonly manager: string; readonly role: string }
  /** By its severity, or with a reason by the duty manager. */
  | { readonly type: 'majorIncidentStoodDown' }
  | { readonly type: 'linkedToParent'; readonly parent: string }
  | { readonly type: 'unlinkedFromParent'; readonly parent: string }
  /** The same, in the log of the parent. */
  | { readonly type: 'childLinked' | 'childUnlinked'; readonly child: string }
  /** Nobody had said anything to the caller for as long as was promised: the desk did, or told the owner to. */
  | { readonly type: 'callerUpdated'; readonly by: 'email' | 'owner'; readonly planned: string }
  | { readonly type: 'callerAsked'; readonly by: 'email' | 'phone' }
  /** Asked again, for the `time`-th time, what the clocks are paused for, or whether it works (`confirmation`). */
  | {
      readonly type: 'callerChased';
      readonly about: string;
      readonly by: 'email' | 'owner';
      readonly time: number;
      readonly planned: string;
    }
  /** Nobody answered: the shift has it, and with `resumes` the pause is over. */
  | {
      readonly type: 'givenBack';
      readonly reason: string;
      readonly asked: number;
      readonly resumes: boolean;
      readonly planned: string;
    }
  | { readonly type: 'reminderSet'; readonly due: string }
  /** The reminder that event `of` set. */
  | { readonly type: 'reminded'; readonly of: number; readonly planned: string }
  /** `withdrawn`: nobody put it right, it was called off. */
  /** The reminder that event `of` set, before it was told. */
  | { readonly type: 'reminderWithdrawn'; readonly of: number }
  | { readonly type: 'resolved'; readonly withdrawn?: true }
  | { readonly type: 'confirmed' }
  /** `byNight`: the desk closed it by itself, and why it could. */
  | { readonly type: 'closed'; readonly byNight?: 'confirmed' | 'unanswered' }
  | { readonly type: 'reopened'; readonly supplierAgain: boolean }
  | {
      readonly type: 'attached';
      /** What reading it showed; absent: nothing that keeps it here. */
      readonly finding?: DocumentFinding;
      readonly document: string;
      readonly mediaType: string;
      readonly size: number;
      readonly digest: string;
    }
  /** Whoever logged it names a document that is elsewhere: kept as words, never fetched. */
  | { readonly type: 'documentNamed' }
  /** The desk that logged it deleted its ticket, which nobody had begun to work on: other desks do not see it any more. */
  | { readonly type: 'ticketDeleted' }
  | { readonly type: 'informationGovernance'; readonly kind: string; readonly count: number; readonly where: readonly string[] }
  | { readonly type: 'undelivered'; readonly what: string }
  /** Texts of event `of` were erased: from then on, and only then, they may be missing. */
  | { readonly type: 'erased'; readonly of: number; readonly names: readonly string[] };

export type Texts = Readonly<Record<string, string>>;
/** What `decide` answers with. */
export type NewEvent = IncidentEvent & { readonly texts?: Texts };

/** An event as it stands in the log. A text is null once it was erased. */
export type RecordedEvent = IncidentEvent & {
  readonly seq: number;
  /** ISO instant, in milliseconds. */
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string | null; readonly role: Actor['role'] };
  readonly texts: Readonly<Record<string, string | null>>;
  readonly hash: string;
  readonly previous: string;
};

/** A deadline that the duty manager agreed: it stands whatever moves the clock. */
export interface AgreedDeadline {
  readonly clock: 'response' | 'resolution';
  readonly due: string;
  readonly setAt: string;
  readonly by: string;
  readonly reason: string;
}
