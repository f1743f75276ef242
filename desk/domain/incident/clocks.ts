import { compileCalendars, type Calendar, type ClockEvent } from '../../../service-levels/index.ts';
import type { RecordedEvent } from './events.ts';
import type { CalendarPolicy, Policy } from '../../../standards/index.ts';

const compiled = new WeakMap<Readonly<Record<string, CalendarPolicy>>, ReadonlyMap<string, Calendar>>();
/** The policy's calendars, compiled once per policy. */
export function calendarsOf({ calendars }: Pick<Policy, 'calendars'>): ReadonlyMap<string, Calendar> {
  const known = compiled.get(calendars) ?? compileCalendars(calendars);
  compiled.set(calendars, known);
  return known;
}

const counted = new WeakMap<readonly RecordedEvent[], readonly ClockEvent[]>();
/**
 * The incident's events as the clocks count them, computed once. Supplier updates and acknowledgements are not responses. When
 * the caller rejects a resolution that only the supplier reported, nothing reopens: for the clock nothing was resolved.
 */
export const clockEvents = (events: readonly RecordedEvent[]): readonly ClockEvent[] =>
  counted.getOrInsertComputed(events, () => asCounted(events));

function asCounted(events: readonly RecordedEvent[]): readonly ClockEvent[] {
  let over = false;
  let severity = '';
  let paused = false;
  let supplier: string | null = null;
  return events.flatMap((event): ClockEvent[] => {
    const at = Temporal.Instant.from(event.at);
    switch (event.type) {
      case 'opened':
        severity = event.severity;
        return [{ at, type: 'opened', severity }];
      case 'responded':
        return [{ at, type: 'responded', by: event.by }];
      case 'callerUpdated':
        return [{ at, type: 'responded', by: 'system' }];
      case 'paused':
        paused = !over;
        return over ? [] : [{ at, type: 'paused', reason: event.reason }];
      case 'resumed':
      case 'givenBack':
        if (!paused || (event.type === 'givenBack' && !event.resumes)) return [];
        paused = false;
        return [{ at, type: 'resumed' }];
      case 'reclassified':
        if (over || event.severity === severity) return [];
        severity = event.severity;
        return [{ at, type: 'reclassified', severity }];
      case 'assigned':
        return over ? [] : [{ at, type: 'assigned', team: event.team }];
      case 'handedOff':
        if (over) return [];
        supplier = event.supplier;
        return [{ at, type: 'handedOff', supplier }];
      case 'returned':
        if (over || supplier === null) return [];
        supplier = null;
        return [{ at, type: 'returned' }];
      case 'resolved':
        if (over) return [];
        [over, paused] = [true, false];
        return [{ at, type: 'resolved' }];
      case 'closed':
        [over, paused] = [true, false];
        return [{ at, type: 'closed' }];
      case 'reopened': {
        if (!over) return [];
        over = false;
        const again: ClockEvent[] = event.supplierAgain && supplier !== null ? [{ at, type: 'handedOff', supplier }] : [];
        if (again.length === 0) supplier = null;
        return [{ at, type: 'reopened' }, ...again];
      }
      default:
        return [];
    }
  });
}
