import { didYouMean, isObject, UsageError } from '../../../kernel/index.ts';
import { FAULTS, faultCalled } from './catalogue.ts';
import { OPERATIONS, type Fault, type ActiveFault, type FaultId, type Mode, type Operation, type Parameter } from './types.ts';

/** An error in a list of faults, with its path in the list. */
export interface FaultComplaint {
  readonly at: readonly (string | number)[];
  readonly message: string;
}

const COMMON = ['fault', 'on', 'share', 'times', 'from', 'until'];

/** A value for a message. Not by `String`, since a JSON object may have a member `toString`. */
const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'));
const durationIn = (value: unknown): Temporal.Duration | null => {
  try {
    const duration = Temporal.Duration.from(shown(value));
    return duration.years || duration.months || duration.weeks ? null : duration;
  } catch {
    return null;
  }
};
const isInstant = (value: unknown): boolean => {
  try {
    return Boolean(Temporal.Instant.from(shown(value)));
  } catch {
    return false;
  }
};
/** A number, also when a plan file gives it as text. */
const numberIn = (value: unknown): number =>
  typeof value === 'string' && value.trim() !== '' ? Number(value) : (value as number);
const isCount = (value: unknown, least: number) => Number.isSafeInteger(numberIn(value)) && numberIn(value) >= least;

/** The error of a parameter's value, or null. */
function wrongValue(parameter: Parameter, value: unknown, mode: Mode | null, fault: Fault): string | null {
  if (parameter.is === 'choice') {
    if (!parameter.of.includes(shown(value)))
      return `must be one of ${parameter.of.join(', ')}, not "${shown(value)}".${didYouMean(shown(value), parameter.of)}`;
    return mode === 'in-process' && parameter.portOnly.includes(shown(value))
      ? `"${shown(value)}" of ${fault.id} needs the supplier on a real port; within the desk's process no connection can break.`
      : null;
  }
  if (parameter.is === 'count')
    return isCount(value, parameter.least) ? null : `must be a whole number from ${parameter.least}, not "${shown(value)}".`;
  const duration = durationIn(value);
  if (!duration) return `must be an ISO duration of at most days, such as PT30S or PT2H, not "${shown(value)}".`;
  return parameter.is === 'duration' && duration.sign < 0 ? `must not be negative, and is ${shown(value)}.` : null;
}

function wrongCommon(key: string, value: unknown, fault: Fault): string | null {
  if (key === 'on') {
    if (!OPERATIONS.includes(value as Operation))
      return `must be one of ${OPERATIONS.join(', ')}, not "${shown(value)}".${didYouMean(shown(value), OPERATIONS)}`;
    return fault.on.includes(value as Operation)
      ? null
      : `${fault.id} cannot hit ${shown(value)}; it can hit ${fault.on.join(', ')}.`;
  }
  if (key === 'share') {
    const share = numberIn(value);
    return typeof share === 'number' && share >= 0 && share <= 1 ? null : `must be a number from 0 to 1, not "${shown(value)}".`;
  }
  if (key === 'times') return isCount(value, 1) ? null : `must be a whole number from 1, not "${shown(value)}".`;
  return isInstant(value) || (durationIn(value)?.sign ?? -1) >= 0
    ? null
    : `must be an ISO instant, or an ISO duration from when the fault is set, not "${shown(value)}".`;
}

/** The parameters that each latency distribution needs. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  fixed: ['takes'],
  uniform: ['least', 'most'],
  lognormal: ['median', 'p90'],
};

const ms = (value: unknown) => durationIn(value)?.total('milliseconds') ?? 0;

function wrongTogether(fault: Fault, entry: Readonly<Record<string, unknown>>): string | null {
  if (fault.id === 'outage' && entry['lasts'] === undefined && entry['until'] === undefined)
    return 'has no "lasts". Say for how long the supplier is down, such as lasts: PT4H.';
  if (fault.id === 'clock-skew' && [entry['on'], entry['share'], entry['times']].some((one) => one !== undefined))
    return 'holds for everything the supplier stamps: it takes no "on", "share" or "times".';
  if (fault.id !== 'latency') return null;
  const distribution = shown(entry['distribution'] ?? 'fixed');
  const absent = (NEEDED[distribution] ?? []).filter((name) => entry[name] === undefined);
  if (absent.length) return `has no ${absent.map((name) => `"${name}"`).join(' and ')}, which a ${distribution} latency needs.`;
  if (distribution === 'uniform' && ms(entry['least']) > ms(entry['most'])) return 'has a "least" above its "most".';
  if (distribution === 'lognormal' && !(ms(entry['median']) > 0 && ms(entry['p90']) > ms(entry['median'])))
    return 'needs a "median" above zero, and a "p90" above the "median".';
  return null;
}

function complaintsOf(entry: unknown, place: number, mode: Mode | null): readonly FaultComplaint[] {
  if (!isObject(entry)) return [{ at: [place], message: 'must be a fault: { fault: latency, takes: PT2S }.' }];
  const ids = FAULTS.map(({ id }) => id);
  if (entry['fault'] === undefined) return [{ at: [place], message: `has no "fault". Name one of ${ids.join(', ')}.` }];
  const id = shown(entry['fault']) as FaultId;
  if (!ids.includes(id))
    return [
      { at: [place, 'fault'], message: `there is no fault "${id}".${didYouMean(id, ids) || ` There are ${ids.join(', ')}.`}` },
    ];
  const fault = faultCalled(id);
  if (mode && !fault.modes.includes(mode))
    return [
      {
        at: [place, 'fault'],
        message: `${id} needs the supplier on a real port; within the desk's process no response can break off or slow down half way.`,
      },
    ];
  const known = [...COMMON, ...Object.keys(fault.takes)];
  const single = Object.entries(entry).flatMap(([key, value]) => {
    const parameter = fault.takes[key];
    const wrong = parameter
      ? wrongValue(parameter, value, mode, fault)
      : !COMMON.includes(key)
        ? `is not a parameter of ${id}.${didYouMean(key, known) || ` It takes ${known.slice(1).join(', ')}.`}`
        : key === 'fault'
          ? null
          : wrongCommon(key, value, fault);
    return wrong === null ? [] : [{ at: [place, key], message: wrong }];
  });
  const together = single.length ? null : wrongTogether(fault, entry);
  return together === null ? single : [{ at: [place], message: together }];
}

/** All errors of a list of faults, in order; empty when it is valid. `mode` is null while it is not known, as in a plan. */
export function complaintsAbout(list: unknown, mode: Mode | null): readonly FaultComplaint[] {
  if (!Array.isArray(list)) return [{ at: [], message: 'must be a list of faults.' }];
  return list.flatMap((entry: unknown, place) => complaintsOf(entry, place, mode));
}

/** Validates a list. Throws a `UsageError` that names each fault by its position, from 1, and says what to change. */
export function checkFaults(list: unknown, mode: Mode | null): readonly ActiveFault[] {
  const complaints = complaintsAbout(list, mode);
  if (complaints.length)
    throw new UsageError(
      complaints
        .map(({ at: [place, ...keys], message }) =>
          [place === undefined ? 'faults' : `faults[${Number(place) + 1}]`, ...keys].join('.').concat(`  ${message}`),
        )
        .join('\n'),
    );
  return list as readonly ActiveFault[];
}

/** A parameter's value, or its default from the catalogue; null when it has neither. */
export const textOf = (entry: ActiveFault, name: string): string | null => {
  const value = entry[name] ?? faultCalled(entry.fault).takes[name]?.otherwise ?? null;
  return value === null ? null : shown(value);
};
export const countOf = (entry: ActiveFault, name: string): number | null => {
  const text = textOf(entry, name);
  return text === null ? null : Number(text);
};
export const spanOf = (entry: ActiveFault, name: string): Temporal.Duration | null => durationIn(textOf(entry, name) ?? '');
