import { didYouMean } from '../kernel/index.ts';
import type { Calendar } from './calendar.ts';
import { refuse } from './place.ts';
import { optional, readBoolean, readList, readNames, readObject, readText, readWord, type Found } from './read.ts';
import { parseDuration, quote } from './time-text.ts';
import type { ClockDefinition, ClockTarget, Responder } from './types.ts';

export const RESPONDERS = ['analyst', 'supplier', 'system', 'caller'] as const satisfies readonly Responder[];
const MEASURES = ['response', 'update', 'resolution', 'team', 'supplier'] as const;

export function parseClocks(found: Found, calendars: ReadonlyMap<string, Calendar>): ReadonlyMap<string, ClockDefinition> {
  return new Map(readNames(found, 'an object of clocks by name').map(([name, clock]) => [name, parseClock(clock, calendars)]));
}

function parseClock(found: Found, calendars: ReadonlyMap<string, Calendar>): ClockDefinition {
  const clock = readObject(
    found,
    ['kind', 'measures', 'targets'],
    ['of', 'pausedBy', 'reclassify', 'reopen', 'countsAsResponse'],
  );
  const measures = readWord(clock('measures'), MEASURES);
  const reasons = (f: Found) => readList(f, 'reasons').map((reason) => readText(reason, 'a reason'));
  return {
    kind: readWord(clock('kind'), ['SLA', 'OLA', 'UC']),
    measures,
    of: parseOwner(clock('of'), measures),
    targets: parseTargets(clock('targets'), calendars),
    pausedBy: new Set(optional(clock('pausedBy'), reasons, [])),
    reclassify: optional(clock('reclassify'), (f) => readWord(f, ['forward', 'retroactive', 'reset']), 'forward'),
    reopen: optional(clock('reopen'), (f) => readWord(f, ['continue', 'fresh']), 'continue'),
    countsAsResponse: parseCounting(clock('countsAsResponse')),
  };
}

function parseOwner(found: Found, measures: ClockDefinition['measures']): string | null {
  if (measures === 'team' || measures === 'supplier') {
    return found.value === undefined
      ? refuse(found.place, `A ${measures} clock needs the ${measures} that it measures. Add "of".`)
      : readText(found, `the ${measures}`);
  }
  if (found.value !== undefined)
    refuse(found.place, `Only team and supplier clocks have "of", and this one measures ${measures}. Remove "of".`);
  return null;
}

function parseTargets(found: Found, calendars: ReadonlyMap<string, Calendar>): ReadonlyMap<string, ClockTarget> {
  const targets = readNames(found, 'an object of targets by severity');
  if (targets.length === 0) refuse(found.place, 'A clock without any target never runs. Add a target, or remove the clock.');
  return new Map(
    targets.map(([severity, f]) => {
      const target = readObject(f, ['target', 'calendar']);
      const duration = target('target');
      const calendar = target('calendar');
      const name = readText(calendar, 'the name of a calendar');
      if (!calendars.has(name)) {
        refuse(
          calendar.place,
          `There is no calendar ${quote(name)}.${didYouMean(name.slice(0, 60), calendars.keys()) || ' Add it under "calendars".'}`,
        );
      }
      return [severity, { targetMs: parseDuration(readText(duration, 'a duration'), duration.place), calendar: name }];
    }),
  );
}

function parseCounting(found: Found): ClockDefinition['countsAsResponse'] {
  if (found.value === undefined) return { by: new Set(['analyst']), internal: false };
  const counting = readObject(found, [], ['by', 'internal']);
  const by = (f: Found) => readList(f, 'responders').map((who) => readWord(who, RESPONDERS));
  return {
    by: new Set(optional(counting('by'), by, ['analyst' as const])),
    internal: optional(counting('internal'), readBoolean, false),
  };
}
