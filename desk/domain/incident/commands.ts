import type { DocumentFinding } from '../documents/finding.ts';
import type { ByHandOutcome, ByHandTask } from './by-hand-types.ts';
import type { NewContact, StoredDocument, HandOffData } from './contact.ts';
import type { CopiesLeft, MissedTarget } from './events.ts';
import type { DeputyCallReason, Unreached } from './escalation-types.ts';
import type { DocumentCommand } from './hand-off/document-types.ts';
import type { Mismatch, MismatchIn, TicketReading } from './hand-off/types.ts';
import type { RoomCommand, RoomSystemCommand } from './room/events.ts';
import type { DataSecurityCommand, DataSecuritySystemCommand } from './data-security/types.ts';
import type { IdentityCommand } from './identity/types.ts';
import type { SafetyCommand, SafetySystemCommand } from './safety/types.ts';
import type { Level, Severity } from '../../../standards/index.ts';

/** Every command `decide` handles: those of people, and those the desk issues to itself. */
export type DeskCommand =
  | Command
  | RoomSystemCommand
  | SafetySystemCommand
  | DataSecuritySystemCommand
  | { readonly do: 'open'; readonly contact: NewContact }
  /** `url` is http or https. */
  | { readonly do: 'nameDocument'; readonly name: string; readonly url: string; readonly mediaType?: string }
  /** Ends the incident as `withdraw` does, unless it has ended, and hides its ticket from other desks. */
  | { readonly do: 'deleteTicket'; readonly reason: string }
  | { readonly do: 'attach'; readonly document: StoredDocument; readonly digest: string; readonly finding?: DocumentFinding }
  | {
      readonly do: 'supplierAnswered';
      readonly supplier: string;
      readonly handOff: number;
      readonly ticket: string;
      readonly status: string;
      readonly severity?: string;
      readonly adopted?: true;
      readonly others?: readonly string[];
      readonly documents?: readonly string[];
    }
  | DocumentCommand
  | {
      readonly do: 'supplierRead';
      readonly supplier: string;
      readonly handOff: number;
      readonly reading: TicketReading;
      /** Received as the response to a request of ours. */
      readonly answering?: true;
    }
  | ({
      readonly do: 'supplierMismatch';
      readonly supplier: string;
      readonly handOff: number;
      readonly ticket: string;
      readonly in: MismatchIn;
    } & Mismatch)
  | { readonly do: 'supplierLost'; readonly supplier: string; readonly handOff: number; readonly ticket: string }
  | { readonly do: 'supplierSilent'; readonly supplier: string; readonly handOff: number }
  | {
      readonly do: 'supplierUnreachable';
      readonly supplier: string;
      readonly handOff: number;
      readonly what: 'create' | 'reopen';
      readonly since: string;
    }
  | { readonly do: 'supplierRung'; readonly supplier: string; readonly handOff: number; readonly callId: string }
  | {
      readonly do: 'personRung';
      readonly role: string;
      readonly supplier: string;
      readonly handOff: number;
      readonly callId: string;
    }
  | {
      readonly do: 'personUnreached';
      readonly role: string;
      readonly handOff: number;
      readonly why: Unreached;
      readonly callId: string;
    }
  | { readonly do: 'replayLetter'; readonly letter: number; readonly what: string }
  | { readonly do: 'discardLetter'; readonly letter: number; readonly what: string; readonly reason: string }
  | { readonly do: 'supplierRefused'; readonly supplier: string; readonly handOff: number; readonly note: string }
  | { readonly do: 'delivered'; readonly step: string; readonly channel: 'telephone' | 'mail'; readonly callId?: string }
  | { readonly do: 'undelivered'; readonly what: string; readonly note?: string }
  | { readonly do: 'toDoByHand'; readonly task: ByHandTask }
  | { readonly do: 'receiveAutomaticMail'; readonly text: string; readonly messageId?: string; readonly from: string }
  /** Mail `letter` to `to` bounced or was refused: mail to the caller, or to another recipient about `what`. */
  | { readonly do: 'letterReturned'; readonly letter: string; readonly to: string; readonly what: string; readonly note: string }
  | { readonly do: 'updateCaller'; readonly planned: string }
  | { readonly do: 'chaseCaller'; readonly about: string; readonly planned: string }
  | { readonly do: 'returnToShift' | 'autoClose'; readonly planned: string }
  | { readonly do: 'deliverReminder'; readonly of: number; readonly planned: string }
  | {
      readonly do: 'escalateToDeputy';
      readonly step: string;
      readonly to: string;
      readonly planned: string;
      readonly because: DeputyCallReason;
    }
  | { readonly do: 'unreached'; readonly step: string; readonly to: string; readonly why: Unreached; readonly callId: string }
  | { readonly do: 'childLinked' | 'childUnlinked'; readonly child: string }
  /** A change caused it: the register of changes links both, so it comes from there. */
  | { readonly do: 'causedByChange'; readonly change: string }
  | { readonly do: 'resolveWithParent'; readonly parent: string };

/** Commands a person can give for an incident. `decide` returns events or throws a refusal. */
export type Command =
  | RoomCommand
  | SafetyCommand
  | DataSecurityCommand
  | IdentityCommand
  | { readonly do: 'acknowledge' }
  | { readonly do: 'respond'; readonly text: string; readonly channel: 'phone' | 'email' | 'portal' }
  | { readonly do: 'note'; readonly text: string }
  | {
      readonly do: 'receiveReply';
      readonly text: string;
      readonly messageId?: string;
      readonly from: string;
      /** Parts of it that the desk did not store, in words. */
      readonly notKept?: string;
    }
  | { readonly do: 'pause'; readonly reason: string }
  | { readonly do: 'resume' }
  | { readonly do: 'reclassify'; readonly impact: Level; readonly urgency: Level; readonly reason: string }
  /** The incident is about another service than it was filed under. Its clocks and its supplier are the other service's from then on. */
  | { readonly do: 'changeService'; readonly service: string; readonly reason: string }
  | { readonly do: 'assign'; readonly team: string }
  /** This version of an article is used to help the caller. */
  | { readonly do: 'useArticle'; readonly article: string; readonly version: number }
  | { readonly do: 'tellHelped'; readonly article: string; readonly helped: boolean }
  /** It turned out to be this known error; null: none after all. */
  | { readonly do: 'nameKnownError'; readonly article: string | null }
  | { readonly do: 'handOff'; readonly supplier: string; readonly data: HandOffData; readonly lookedAt?: true }
  | {
      readonly do: 'supplierUpdate';
      readonly supplier: string;
      readonly ticket: string;
      readonly status: string;
      readonly note: string;
      readonly eventId: string;
      /** ISO instant given by the supplier. One older than the last never moves the status back. */ readonly happenedAt?: string;
      /** The whole ticket, when the event carried it. It fills in updates that were lost before. */ readonly reading?: TicketReading;
    }
  /** Answer to a supplier's question, or information for it. Sent as a note. `lookedAt`: a person confirms that nothing flagged in it is a patient's. */
  | { readonly do: 'answerSupplier'; readonly text: string; readonly lookedAt?: true }
  | { readonly do: 'takeBack'; readonly reason: string }
  /** Desk staff have checked that it holds no patient data. It may now be sent to suppliers. */
  | { readonly do: 'releaseDocument'; readonly document: string }
  /**
   * Staff mark a passage as a patient's. The desk adds `documents`, the new digests of text files that held it, and `left`, who has copies.
   */
  | {
      readonly do: 'erase';
      readonly passage: string;
      readonly documents?: readonly { readonly document: string; readonly digest: string }[];
      /** Documents whose text holds it, and from which nothing can be removed. */
      readonly holding?: readonly string[];
      /** How many held mails lost it. */
      readonly mails?: number;
      readonly left?: readonly CopiesLeft[];
    }
  /** Staff mark a whole document as a patient's: a picture, or a file that is not text. */
  | { readonly do: 'eraseDocument'; readonly document: string }
  /** Desk staff have checked every flag: nothing flagged is a patient's. */
  | { readonly do: 'clearFlags' }
  | { readonly do: 'escalate'; readonly step: string; readonly planned: string }
  | { readonly do: 'acknowledgeEscalation'; readonly step: string; readonly by: string }
  /** Outcome of a message that a person had to deliver; `ticket`: the supplier's reference for a hand-off. */
  | {
      readonly do: 'recordByHand';
      readonly row: number;
      readonly outcome: ByHandOutcome;
      readonly ticket?: string;
      readonly note?: string;
    }
  /** A deadline agreed by hand. `due` is an ISO instant that no change of the clock moves. */
  | {
      readonly do: 'setDeadline';
      readonly clock: 'response' | 'resolution';
      readonly due: string;
      readonly reason: string;
    }
  /** The owner is notified then, or when the service's hours next open. `at` is an ISO instant. */
  | { readonly do: 'remind'; readonly at: string; readonly text: string }
  /** `reminder` is the seq of the event that set it. */
  | { readonly do: 'withdrawReminder'; readonly reminder: number }
  | { readonly do: 'withdrawDeadline'; readonly clock: 'response' | 'resolution'; readonly reason: string }
  | { readonly do: 'declareMajorIncident'; readonly reason: string }
  /** The major incident is over, or never was one. It needs no manager any more. */
  | { readonly do: 'standDown'; readonly reason: string }
  /** `manager` is a role of the plan's contacts; its current holder is appointed. */
  | { readonly do: 'appointManager'; readonly manager: string }
  /** Makes the incident a child of another, which escalates for both. */
  | { readonly do: 'linkToParent'; readonly parent: string }
  | { readonly do: 'unlinkFromParent'; readonly reason: string }
  /** `firstContact`: solved while the caller was still there, or at the first look at a letter. */
  | { readonly do: 'resolve'; readonly how: string; readonly firstContact?: true }
  /** Reports count the severity from `since`, an ISO instant, on. */
  | { readonly do: 'correctSeverity'; readonly severity: Severity; readonly since: string; readonly reason: string }
  | { readonly do: 'explainMiss'; readonly target: MissedTarget; readonly cause: string; readonly action: string }
  | { readonly do: 'confirm' }
  | { readonly do: 'close' }
  | { readonly do: 'reopen'; readonly reason: string }
  /** The desk or person that logged the incident no longer needs it. It ends in whatever state it is. */
  | { readonly do: 'withdraw'; readonly reason: string };
