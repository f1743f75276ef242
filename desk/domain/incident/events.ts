import type { DocumentFinding } from '../documents/finding.ts';
import type { Actor } from '../access/actor.ts';
import type { ByHandOutcome, ByHandTask } from './by-hand-types.ts';
import type { Channel, ContactType, Offered } from './contact.ts';
import type { DeputyCallReason, Unreached } from './escalation-types.ts';
import type { DocumentDecision, DocumentEvent } from './hand-off/document-types.ts';
import type { MismatchBy, MismatchIn } from './hand-off/types.ts';
import type { RoomEvent } from './room/events.ts';
import type { DataSecurityEvent } from './data-security/types.ts';
import type { IdentityEvent } from './identity/types.ts';
import type { SafetyEvent } from './safety/types.ts';
import type { Level, SafetyFlag, Severity } from '../../../standards/index.ts';

/**
 * Events of an incident. An event holds only data that may never be erased. Free text and the identity of people who are not
 * staff are named in `texts` and stored apart; the event carries their keyed digest.
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
      /** Those of `safety` that only the words of the contact gave. */
      readonly inWords?: readonly SafetyFlag[];
      readonly callId?: string;
      readonly messageId?: string;
      /** Sent by a program: the desk never replies automatically. */
      readonly generated?: true;
      /** The delivering system does not belong to the organisation of the sender that it names. */
      readonly unverified?: true;
      /** What the desk offered while it was logged. Absent: it was not asked. */
      readonly offered?: Offered;
      /** The other desk that logged it. Its reference and its request are texts. */
      readonly partner?: string;
    }
  | { readonly type: 'acknowledged'; readonly owner: string }
  | { readonly type: 'responded'; readonly by: 'analyst'; readonly channel: 'phone' | 'email' | 'portal' }
  | { readonly type: 'noted' }
  | { readonly type: 'replied'; readonly messageId?: string }
  /** Automatic mail from a program about the incident. It counts neither as a reply nor as an answer to a question. */
  | { readonly type: 'automaticMail'; readonly messageId?: string }
  /** Mail to the caller bounced, or was refused permanently; `letter` is its Message-ID. */
  | { readonly type: 'callerNotReached'; readonly letter: string }
  | { readonly type: 'paused'; readonly reason: string }
  | { readonly type: 'resumed' }
  /** `floor`: raised by the desk, because a patient may have come to harm. */
  | {
      readonly type: 'reclassified';
      readonly impact: Level;
      readonly urgency: Level;
      readonly severity: Severity;
      readonly floor?: true;
    }
  | SafetyEvent
  | DataSecurityEvent
  | IdentityEvent
  | { readonly type: 'serviceChanged'; readonly from: string; readonly service: string }
  | { readonly type: 'articleUsed'; readonly article: string; readonly version: number }
  | { readonly type: 'articleHelped'; readonly article: string; readonly helped: boolean }
  /** It is a known error. Null: it is none after all. */
  | { readonly type: 'knownErrorNamed'; readonly article: string | null }
  | { readonly type: 'assigned'; readonly team: string }
  | { readonly type: 'deadlineSet'; readonly clock: AgreedDeadline['clock']; readonly due: string }
  /** A change caused it; `change` is its reference. */
  | { readonly type: 'causedByChange'; readonly change: string }
  | { readonly type: 'deadlineWithdrawn'; readonly clock: AgreedDeadline['clock'] }
  | {
      readonly type: 'handedOff';
      readonly supplier: string;
      readonly handOff: number;
      /** Decisions about its documents; absent when it had none. */
      readonly documents?: readonly DocumentDecision[];
    }
  | DocumentEvent
  | RoomEvent
  | {
      readonly type: 'supplierAccepted';
      readonly supplier: string;
      readonly handOff: number;
      readonly ticket: string;
      readonly status: string;
      /** The severity in the supplier's own words, if given. */
      readonly theirs?: string;
      /** Found at the supplier under our reference, not created by this message. */
      readonly adopted?: true;
      /** Further tickets at the supplier under our reference. A person must have them closed. */
      readonly others?: readonly string[];
      /** Documents sent with the create request. */
      readonly documents?: readonly string[];
    }
  | { readonly type: 'supplierRefused'; readonly supplier: string; readonly handOff: number }
  | {
      readonly type: 'supplierUpdated';
      readonly supplier: string;
      readonly ticket: string;
      readonly status: string;
      readonly eventId: string;
      /** The supplier's own time of the change; null when it gives none. */
      readonly happenedAt: string | null;
      /** Arrived after a newer one: recorded without changing the status. */
      readonly late: boolean;
      /** Identifies a change of the ticket's history, or a note. Each is recorded once. */
      readonly change?: string;
      readonly noteKey?: string;
      /** The supplier's new severity, in its own words. */
      readonly theirs?: string;
      /**
       * Only the response of the supplier's interface to a request of ours. It does not show that a person there has looked at
       * it.
       */
      readonly answering?: true;
    }
  /**
   * The supplier has no such ticket although it accepted one, or nothing was received from it within its contract's response
   * time.
   */
  | {
      readonly type: 'supplierSilent';
      readonly supplier: string;
      readonly handOff: number;
      readonly why: 'no-ticket' | 'nothing-heard';
    }
  /**
   * The supplier answered with a ticket that is not ours. Nothing of it was recorded. `over`: it gives our own ticket again.
   */
  | {
      readonly type: 'supplierMismatched';
      readonly supplier: string;
      readonly handOff: number;
      readonly ticket: string;
      readonly in: MismatchIn;
      readonly by: MismatchBy;
      readonly over?: true;
    }
  /** A message to the supplier has been undelivered since `since`. */
  | {
      readonly type: 'supplierUnreachable';
      readonly supplier: string;
      readonly handOff: number;
      readonly what: 'create' | 'reopen';
      readonly since: string;
    }
  | { readonly type: 'supplierRung'; readonly supplier: string; readonly handOff: number; readonly callId: string }
  /** The desk called one of its own people because a hand-off fails. */
  | {
      readonly type: 'personRung';
      readonly role: string;
      readonly supplier: string;
      readonly handOff: number;
      readonly callId: string;
    }
  /** That call reached nobody, so the next person is called. */
  | {
      readonly type: 'personUnreached';
      readonly role: string;
      readonly supplier: string;
      readonly handOff: number;
      readonly why: Unreached;
      readonly callId: string;
    }
  /** A message that was refused or given up: sent once more, or discarded. */
  | { readonly type: 'letterReplayed' | 'letterDiscarded'; readonly letter: number; readonly what: string }
  | { readonly type: 'supplierTold'; readonly supplier: string; readonly handOff: number }
  | { readonly type: 'returned'; readonly supplier: string }
  | {
      readonly type: 'escalated';
      readonly step: string;
      readonly kind: 'functional' | 'hierarchical';
      /** Role of the plan's contacts. */
      readonly to: string;
      readonly planned: string;
      readonly channels: readonly ('telephone' | 'mail')[];
      /** The role's holder at that time; absent in older logs. */
      readonly holder?: string;
    }
  /**
   * The call was not acknowledged, or reached nobody: the deputy is called under the same step. `because` is absent in older
   * logs.
   */
  | {
      readonly type: 'escalationPassedOn';
      readonly step: string;
      readonly to: string;
      readonly planned: string;
      readonly because?: DeputyCallReason;
      readonly holder?: string;
    }
  /** The telephone network reports that the call to `to` reached nobody. */
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
  /** Declared by the plan, because of the severity, or by desk staff. `managerDue` stays as set at the declaration. */
  | { readonly type: 'majorIncidentDeclared'; readonly by: 'plan' | 'desk'; readonly managerDue: string }
  | { readonly type: 'managerAppointed'; readonly manager: string; readonly role: string }
  /** Stood down by a change of severity, or by the duty manager with a reason. */
  | { readonly type: 'majorIncidentStoodDown' }
  | { readonly type: 'linkedToParent'; readonly parent: string }
  | { readonly type: 'unlinkedFromParent'; readonly parent: string }
  /** The link, recorded in the parent's log. */
  | { readonly type: 'childLinked' | 'childUnlinked'; readonly child: string }
  /** The update interval passed without a message to the caller: the desk sent an update, or notified the owner to give one. */
  | { readonly type: 'callerUpdated'; readonly by: 'email' | 'owner'; readonly planned: string }
  | { readonly type: 'callerAsked'; readonly by: 'email' | 'phone' }
  /** Chase number `time`: repeats the question the clocks are paused for, or asks whether it works (`confirmation`). */
  | {
      readonly type: 'callerChased';
      readonly about: string;
      readonly by: 'email' | 'owner';
      readonly time: number;
      readonly planned: string;
    }
  /** The caller did not answer: returned to the shift. `resumes` also ends the pause. */
  | {
      readonly type: 'givenBack';
      readonly reason: string;
      readonly asked: number;
      readonly resumes: boolean;
      readonly planned: string;
    }
  | { readonly type: 'reminderSet'; readonly due: string }
  /** The reminder set by event `of`. */
  | { readonly type: 'reminded'; readonly of: number; readonly planned: string }
  /** The reminder set by event `of`, withdrawn before it fired. */
  | { readonly type: 'reminderWithdrawn'; readonly of: number }
  /** `withdrawn`: called off, not fixed. `firstContact`: solved while the caller was still there, or at the first look at a letter. */
  | { readonly type: 'resolved'; readonly withdrawn?: true; readonly firstContact?: true }
  /**
   * The severity that the incident should have had in reports from `since` on. Clocks and escalation do not follow it: what was done, was done
   * under the severity of that time.
   */
  | { readonly type: 'severityCorrected'; readonly severity: Severity; readonly since: string }
  /** Why a target was missed, and what is done about it: texts `cause` and `action`. */
  | { readonly type: 'missExplained'; readonly measures: MissedTarget['measures']; readonly of: string | null }
  | { readonly type: 'confirmed' }
  /** `byNight`: closed by the nightly run, and on what ground. */
  | { readonly type: 'closed'; readonly byNight?: 'confirmed' | 'unanswered' }
  | { readonly type: 'reopened'; readonly supplierAgain: boolean }
  | {
      readonly type: 'attached';
      /** Finding from reading it; absent: nothing withholds it. */
      readonly finding?: DocumentFinding;
      readonly document: string;
      readonly mediaType: string;
      readonly size: number;
      readonly digest: string;
    }
  /** The desk that logged it names a document stored elsewhere: recorded as text, never fetched. */
  | { readonly type: 'documentNamed' }
  /** The desk that logged it deleted its ticket before anybody had begun to work on it: hidden from other desks from then on. */
  | { readonly type: 'ticketDeleted' }
  | { readonly type: 'informationGovernance'; readonly kind: string; readonly count: number; readonly where: readonly string[] }
  /** The reason that the other side gave is a text; in older logs it is part of `what`. */
  | { readonly type: 'undelivered'; readonly what: string }
  /** The desk cannot deliver a message itself: a person does. */
  | ({ readonly type: 'toDoByHand' } & ByHandTask)
  /** A person delivered it, or tried to. */
  | ({ readonly type: 'doneByHand'; readonly outcome: ByHandOutcome } & Omit<ByHandTask, 'why'>)
  /**
   * Texts of event `of` were erased. Only from then on may they be missing; the remaining text of each is this event's text of the same name.
   * `document`: its content was changed to this digest, or erased (null). `mails`: how many held mails lost a passage. `left`: who has
   * copies that nobody can recall.
   */
  | {
      readonly type: 'erased';
      readonly of: number;
      readonly names: readonly string[];
      readonly document?: string;
      readonly digest?: string | null;
      readonly mails?: number;
      readonly left?: readonly CopiesLeft[];
    }
  /** Staff have looked at all texts up to event `upTo`: nothing that a heuristic flagged in them is a patient's. */
  | { readonly type: 'flagsCleared'; readonly upTo: number };

/** Who may have a copy that was sent. */
export type CopiesLeft = 'caller' | 'staff' | 'supplier' | 'partner';

export type Texts = Readonly<Record<string, string>>;
/** Result of `decide`. */
export type NewEvent = IncidentEvent & { readonly texts?: Texts };

/** An event in the log. An erased text is null. */
export type RecordedEvent = IncidentEvent & {
  readonly seq: number;
  /** ISO instant, in milliseconds. */
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string | null; readonly role: Actor['role'] };
  readonly texts: Readonly<Record<string, string | null>>;
  readonly hash: string;
  readonly previous: string;
};

/** A target that can be missed; `of` is the team or supplier whose it is, null for the desk's own. */
export interface MissedTarget {
  readonly measures: 'response' | 'resolution' | 'team' | 'supplier';
  readonly of: string | null;
}

/** A deadline agreed by the duty manager. No change of the clock moves it. */
export interface AgreedDeadline {
  readonly clock: 'response' | 'resolution';
  readonly due: string;
  readonly setAt: string;
  readonly by: string;
  readonly reason: string;
}
