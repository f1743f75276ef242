import type { RecordedEvent } from '../events.ts';
import type { RoomEvent } from './events.ts';

/** One promise to one audience. */
export interface Notice {
  readonly audience: string;
  /** The time that the last notice, or the plan, promised. */
  readonly due: string;
  /** Null: it is still to come. */
  readonly done: { readonly at: string; readonly by: string; readonly how: 'sent' | 'skipped'; readonly text: string } | null;
  readonly missed: boolean;
}

export interface Report {
  readonly owner: string;
  readonly role: string | null;
  readonly due: string;
  readonly issued: {
    readonly at: string;
    readonly by: string;
    readonly cause: string;
    readonly actions: readonly {
      readonly id: string;
      readonly what: string;
      readonly owner: string;
      readonly due: string;
      readonly doneAt: string | null;
    }[];
  } | null;
  /** The last time its owner was reminded for: the planned instant. */
  readonly chasedFor: string | null;
}

export interface Room {
  /** Proposed, and neither declared nor rejected yet. */
  readonly candidate: { readonly at: string; readonly by: string; readonly reason: string } | null;
  readonly notices: readonly Notice[];
  readonly bridge: readonly {
    readonly at: string;
    readonly by: string;
    readonly text: string;
    readonly checkAt: string | null;
  }[];
  readonly affected: readonly string[];
  /** Offered, and neither accepted nor declined yet. */
  readonly offered: {
    readonly at: string;
    readonly by: string;
    readonly to: string;
    readonly role: string;
    readonly brief: string;
  } | null;
  readonly report: Report | null;
  /** Since when the caller has escalated it; null: not. */
  readonly escalatedAt: string | null;
}

export const EMPTY_ROOM: Room = {
  candidate: null,
  notices: [],
  bridge: [],
  affected: [],
  offered: null,
  report: null,
  escalatedAt: null,
};

type Recorded = Extract<RecordedEvent, RoomEvent>;

/** The room after one of its events. Pure. */
export function roomAfter(event: Recorded, room: Room): Room {
  const { at, texts } = event;
  const by = event.actor.name ?? texts['actor'] ?? event.actor.id;
  const words = (name: string) => texts[name] ?? '[erased]';
  switch (event.type) {
    case 'majorIncidentProposed':
      return { ...room, candidate: { at, by, reason: words('reason') } };
    case 'majorIncidentRejected':
      return { ...room, candidate: null };
    case 'noticesPlanned':
      return {
        ...room,
        candidate: null,
        notices: [
          ...room.notices.filter(({ done }) => done !== null),
          ...event.notices.map((promised): Notice => ({ ...promised, done: null, missed: false })),
        ],
      };
    case 'noticeSent':
      return {
        ...room,
        notices: noticesAfter(room.notices, event.audience, event.next, { at, by, how: 'sent', text: words('text') }),
      };
    case 'noticeSkipped':
      return {
        ...room,
        notices: noticesAfter(room.notices, event.audience, event.next, { at, by, how: 'skipped', text: words('reason') }),
      };
    case 'noticeMissed':
      return {
        ...room,
        notices: room.notices.map((notice) =>
          notice.audience === event.audience && notice.done === null ? { ...notice, missed: true } : notice,
        ),
      };
    case 'bridgeNoted':
      return { ...room, bridge: [...room.bridge, { at, by, text: words('text'), checkAt: event.checkAt }] };
    case 'affectedRecorded':
      return { ...room, affected: event.organisations };
    case 'commandOffered':
      return { ...room, offered: { at, by, to: event.to, role: event.role, brief: words('brief') } };
    case 'commandAccepted':
    case 'commandDeclined':
      return { ...room, offered: null };
    case 'reportOwed':
      return {
        ...room,
        offered: null,
        report: { owner: event.owner, role: event.role, due: event.due, issued: null, chasedFor: null },
      };
    case 'reportIssued': {
      const actions = event.actions.map((action) => ({ ...action, what: words(`action-${action.id}`), doneAt: null }));
      return { ...room, report: room.report && { ...room.report, issued: { at, by, cause: words('cause'), actions } } };
    }
    case 'reportChased':
      return { ...room, report: room.report && { ...room.report, chasedFor: event.planned } };
    case 'reportActionDone': {
      const issued = room.report?.issued;
      if (!room.report || !issued) return room;
      const actions = issued.actions.map((action) => (action.id === event.action ? { ...action, doneAt: at } : action));
      return { ...room, report: { ...room.report, issued: { ...issued, actions } } };
    }
    case 'callerEscalated':
      return { ...room, escalatedAt: room.escalatedAt ?? at };
    default:
      return event satisfies never;
  }
}

/** The open promise to an audience is done, and the next one made. One that nobody had promised is recorded as kept. */
function noticesAfter(
  notices: readonly Notice[],
  audience: string,
  next: string | null,
  done: NonNullable<Notice['done']>,
): readonly Notice[] {
  const open = notices.find((notice) => notice.audience === audience && notice.done === null);
  const closed = { audience, due: open?.due ?? done.at, missed: open?.missed ?? false, done };
  return [
    ...notices.filter((notice) => notice !== open),
    closed,
    ...(next === null ? [] : [{ audience, due: next, done: null, missed: false }]),
  ];
}

/** `kept`: it was sent by the time that the last notice promised. One that was skipped is not kept. */
export type NoticeState = 'upcoming' | 'overdue' | 'completed' | 'late' | 'skipped';

export function noticeState({ due, done }: Notice, now: Temporal.Instant): NoticeState {
  const promised = Temporal.Instant.from(due);
  if (done === null) return Temporal.Instant.compare(now, promised) > 0 ? 'overdue' : 'upcoming';
  if (done.how === 'skipped') return 'skipped';
  return Temporal.Instant.compare(Temporal.Instant.from(done.at), promised) > 0 ? 'late' : 'completed';
}
