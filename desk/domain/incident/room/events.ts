/** What happens in the room of a major incident, and with a complaint. Words of people are texts. */
export type RoomEvent =
  /** Somebody asks whether it is a major incident. Text: `reason`. */
  | { readonly type: 'majorIncidentProposed' }
  | { readonly type: 'majorIncidentRejected' }
  /** The notices promised by the declaration: the first to each audience. */
  | { readonly type: 'noticesPlanned'; readonly notices: readonly { readonly audience: string; readonly due: string }[] }
  /** `next`: the time that it promises; null: it promises none, because it is the last. Text: `text`. */
  | { readonly type: 'noticeSent'; readonly audience: string; readonly next: string | null }
  /** Left out on purpose, which keeps no promise. Text: `reason`. */
  | { readonly type: 'noticeSkipped'; readonly audience: string; readonly next: string | null }
  /** The time that was promised passed without a notice: its sender was reminded. */
  | { readonly type: 'noticeMissed'; readonly audience: string; readonly planned: string }
  /** An entry of the bridge log: a decision, an action, or the status with the time of the next check. Text: `text`. */
  | { readonly type: 'bridgeNoted'; readonly checkAt: string | null }
  | { readonly type: 'affectedRecorded'; readonly organisations: readonly string[] }
  /** Command is offered to the holder of a role, with a brief. The old manager has it until it is accepted. */
  | { readonly type: 'commandOffered'; readonly to: string; readonly role: string }
  | { readonly type: 'commandAccepted'; readonly from: string; readonly to: string }
  | { readonly type: 'commandDeclined'; readonly by: string }
  /** The major incident ended, so its report is due. */
  | { readonly type: 'reportOwed'; readonly owner: string; readonly role: string | null; readonly due: string }
  /** Texts: `cause`, and `action-<id>` for each action. */
  | {
      readonly type: 'reportIssued';
      readonly actions: readonly { readonly id: string; readonly owner: string; readonly due: string }[];
    }
  | { readonly type: 'reportChased'; readonly planned: string; readonly overdue: boolean }
  /** Text: `how`. */
  | { readonly type: 'reportActionDone'; readonly action: string }
  /** The caller is not content with how it is handled. From then on it closes only with their consent. Text: `reason`. */
  | { readonly type: 'callerEscalated' };

const TYPES: ReadonlySet<string> = new Set<RoomEvent['type']>([
  'majorIncidentProposed',
  'majorIncidentRejected',
  'noticesPlanned',
  'noticeSent',
  'noticeSkipped',
  'noticeMissed',
  'bridgeNoted',
  'affectedRecorded',
  'commandOffered',
  'commandAccepted',
  'commandDeclined',
  'reportOwed',
  'reportIssued',
  'reportChased',
  'reportActionDone',
  'callerEscalated',
]);

export const isRoomEvent = <E extends { readonly type: string }>(event: E): event is Extract<E, RoomEvent> =>
  TYPES.has(event.type);

/** Commands in the room. Times are ISO instants; `next` absent: the interval of the plan. */
export type RoomCommand =
  | { readonly do: 'proposeMajorIncident' | 'rejectMajorIncident'; readonly reason: string }
  | {
      readonly do: 'sendNotice';
      readonly audience: string;
      readonly text: string;
      readonly next?: string;
      readonly last?: boolean;
    }
  | { readonly do: 'skipNotice'; readonly audience: string; readonly reason: string; readonly next?: string }
  | { readonly do: 'noteBridge'; readonly text: string; readonly checkAt?: string }
  | { readonly do: 'recordAffected'; readonly organisations: readonly string[] }
  /** `manager` is a role of the plan that may manage. */
  | { readonly do: 'offerCommand'; readonly manager: string; readonly brief: string }
  | { readonly do: 'acceptCommand' }
  | { readonly do: 'declineCommand'; readonly reason: string }
  | {
      readonly do: 'issueReport';
      readonly cause: string;
      readonly actions: readonly { readonly what: string; readonly owner: string; readonly due: string }[];
    }
  | { readonly do: 'closeReportAction'; readonly action: string; readonly how: string }
  | { readonly do: 'escalateForCaller'; readonly reason: string };

/** Commands of the desk itself. */
export type RoomSystemCommand =
  | { readonly do: 'missNotice'; readonly audience: string; readonly planned: string }
  | { readonly do: 'chaseReport'; readonly planned: string }
  | { readonly do: 'moveToTeam'; readonly team: string; readonly planned: string };
