import { firstImpossible } from './incident.ts';
import { refuse, within } from './place.ts';
import { RESPONDERS } from './parse-clock.ts';
import { optional, readBoolean, readList, readObject, readText, readWord, type Found } from './read.ts';
import { parseInstant } from './time-text.ts';
import type { ClockEvent } from './types.ts';

/** Fields of each event beside `at` and `type`. A question mark marks optional ones. */
const CARRIES = {
  opened: ['severity'],
  responded: ['by', 'internal?'],
  paused: ['reason'],
  resumed: [],
  reclassified: ['severity'],
  assigned: ['team'],
  handedOff: ['supplier'],
  returned: [],
  resolved: [],
  closed: [],
  reopened: [],
  merged: [],
} as const satisfies Record<ClockEvent['type'], readonly string[]>;
const TYPES = Object.keys(CARRIES) as ClockEvent['type'][];

/** Parses the events of a case: each well-formed, in a possible order. */
export function parseEvents(found: Found): readonly ClockEvent[] {
  const list = readList(found, 'events');
  if (list.length === 0) refuse(found.place, 'There is no event. Begin with "opened".');
  const events = list.map(parseEvent);
  const fault = firstImpossible(events);
  if (fault) refuse(within(found.place, fault.index), fault.why);
  return events;
}

function parseEvent(found: Found): ClockEvent {
  const anyKey = [...new Set(Object.values(CARRIES).flatMap((keys) => keys.map(bare)))];
  const type = readWord(readObject(found, ['at', 'type'], anyKey)('type'), TYPES);
  const carried: readonly string[] = CARRIES[type];
  const event = readObject(
    found,
    ['at', 'type', ...carried.filter((key) => !key.endsWith('?'))],
    carried.filter((key) => key.endsWith('?')).map(bare),
  );
  const at = parseInstant(readText(event('at'), 'an instant'), event('at').place);
  switch (type) {
    case 'opened':
    case 'reclassified':
      return { at, type, severity: readText(event('severity'), 'the severity') };
    case 'responded': {
      const internal = optional(event('internal'), readBoolean, false);
      return { at, type, by: readWord(event('by'), RESPONDERS), internal };
    }
    case 'paused':
      return { at, type, reason: readText(event('reason'), 'the reason') };
    case 'assigned':
      return { at, type, team: readText(event('team'), 'the team') };
    case 'handedOff':
      return { at, type, supplier: readText(event('supplier'), 'the supplier') };
    default:
      return { at, type };
  }
}

const bare = (key: string) => key.replace('?', '');
