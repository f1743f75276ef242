import type { RecordedEvent } from '../events.ts';
import type { RoomEvent } from './events.ts';

type Sentence = readonly (string | { readonly instant: string })[];
const time = (instant: string) => ({ instant });

/** The sentence for an event of the room. Pure. */
export function describeRoomEvent(event: Extract<RecordedEvent, RoomEvent>): Sentence {
  const quoted = (name: string) => `: ${event.texts[name] ?? '[erased]'}`;
  const promised = (next: string | null): Sentence =>
    next === null ? ['It promises no other.'] : ['The next is promised by ', time(next), '.'];
  switch (event.type) {
    case 'majorIncidentProposed':
      return [`Proposed as a major incident${quoted('reason')}`];
    case 'majorIncidentRejected':
      return [`Not a major incident${quoted('reason')}`];
    case 'noticesPlanned':
      return [
        'First notices are due: ',
        ...event.notices.flatMap(({ audience, due }, i) => [`${i ? ', ' : ''}${audience} by `, time(due)]),
        '.',
      ];
    case 'noticeSent':
      return [`Notice to ${event.audience}${quoted('text')} `, ...promised(event.next)];
    case 'noticeSkipped':
      return [`Notice to ${event.audience} left out${quoted('reason')} `, ...promised(event.next)];
    case 'noticeMissed':
      return [`No notice went to ${event.audience} by `, time(event.planned), ', as promised. Its sender was reminded.'];
    case 'bridgeNoted':
      return [`Bridge${quoted('text')}`, ...(event.checkAt === null ? [] : [' Next check ', time(event.checkAt), '.'])];
    case 'affectedRecorded':
      return [`Affected: ${event.organisations.join(', ') || 'nobody'}.`];
    case 'commandOffered':
      return [`Command is offered to ${event.to}${quoted('brief')}`];
    case 'commandAccepted':
      return [`${event.to} takes command from ${event.from}.`];
    case 'commandDeclined':
      return [`${event.by} does not take command${quoted('reason')}`];
    case 'reportOwed':
      return [`The major incident is over. ${event.owner} issues its report with cause and actions by `, time(event.due), '.'];
    case 'reportIssued':
      return [
        `Report issued. Cause${quoted('cause')} Actions: ${event.actions.map(({ id, owner, due }) => `${id} (${owner}, by ${due})${quoted(`action-${id}`)}`).join('; ')}`,
      ];
    case 'reportChased':
      return [`The owner of the report was reminded${event.overdue ? ': it is overdue' : ''}, for `, time(event.planned), '.'];
    case 'reportActionDone':
      return [`Action ${event.action} of the report is done${quoted('how')}`];
    case 'callerEscalated':
      return [`The caller escalates it${quoted('reason')}`];
    default:
      return event satisfies never;
  }
}
