export { keptUntil, needsConsent, roomConsequences } from './consequences.ts';
export { describeRoomEvent } from './describe.ts';
export { isRoomEvent, type RoomCommand, type RoomEvent, type RoomSystemCommand } from './events.ts';
export { EMPTY_ROOM, noticeState, roomAfter, type NoticeState, type Room } from './state.ts';
