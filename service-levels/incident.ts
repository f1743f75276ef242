import type { ClockEvent } from './types.ts';

/** State of an incident, as far as clocks need it. */
export interface IncidentState {
  readonly phase: 'new' | 'open' | 'resolved' | 'closed' | 'merged';
  readonly severity: string;
  /** The reason of the current pause. */
  readonly pause: string | null;
  readonly supplier: string | null;
  readonly team: string | null;
}

export const unopened: IncidentState = { phase: 'new', severity: '', pause: null, supplier: null, team: null };

/** Events allowed in states other than open. */
const mayFollow: Readonly<Record<Exclude<IncidentState['phase'], 'open'>, readonly ClockEvent['type'][]>> = {
  new: ['opened'],
  resolved: ['responded', 'closed', 'reopened', 'merged'],
  closed: ['responded', 'reopened'],
  merged: [],
};

/** Why the event is impossible in this state, with the remedy; null if it is possible. */
export function impossible({ phase, severity, pause, supplier }: IncidentState, event: ClockEvent): string | null {
  const { type } = event;
  if (phase === 'new' && type !== 'opened') return `"${type}" cannot come first. Begin with "opened".`;
  if (phase !== 'new' && type === 'opened') return 'An incident is opened once. Remove this event, or write "reopened".';
  if (phase !== 'open' && !mayFollow[phase].includes(type)) {
    const allowed = mayFollow[phase].length === 0 ? 'nothing' : `only ${mayFollow[phase].join(', ')}`;
    return `"${type}" cannot happen while the incident is ${phase}: ${allowed} may follow. Remove this event, or reopen the incident first.`;
  }
  if (type === 'reopened' && phase === 'open') return 'Only a resolved or closed incident is reopened. Remove this event.';
  if (type === 'resumed' && pause === null)
    return 'Only a paused incident is resumed. Remove this event, or pause the incident first.';
  if (type === 'returned' && supplier === null)
    return 'Only an incident with a supplier is returned. Remove this event, or hand it off first.';
  if (type === 'paused' && event.reason === 'supplier') {
    return 'The reason "supplier" applies automatically while the incident is with a supplier. Write "handedOff", or give another reason.';
  }
  if (type === 'reclassified' && event.severity === severity) {
    return `The severity is already ${JSON.stringify(severity.slice(0, 60))}. Remove this event, or name another severity.`;
  }
  return null;
}

/** The state after a possible event. */
export function after(before: IncidentState, event: ClockEvent): IncidentState {
  switch (event.type) {
    case 'opened':
      return { ...before, phase: 'open', severity: event.severity };
    case 'reclassified':
      return { ...before, severity: event.severity };
    case 'paused':
      return { ...before, pause: event.reason };
    case 'resumed':
      return { ...before, pause: null };
    case 'assigned':
      return { ...before, team: event.team };
    case 'handedOff':
      return { ...before, supplier: event.supplier, team: null };
    case 'returned':
      return { ...before, supplier: null };
    case 'resolved':
    case 'closed':
      return { ...before, phase: event.type, pause: null, supplier: null, team: null };
    case 'reopened':
      return { ...before, phase: 'open' };
    case 'merged':
      return { ...before, phase: 'merged' };
    case 'responded':
      return before;
  }
}

/** The first impossible event, by index, with the remedy; null if there is none. */
export function firstImpossible(events: readonly ClockEvent[]): { readonly index: number; readonly why: string } | null {
  let state = unopened;
  for (const [index, event] of events.entries()) {
    const before = events[index - 1];
    if (before && Temporal.Instant.compare(event.at, before.at) < 0) {
      return {
        index,
        why: `Events must be in time order, and this one is earlier than the one before it. Move it up, or correct its "at".`,
      };
    }
    const why = impossible(state, event);
    if (why !== null) return { index, why };
    state = after(state, event);
  }
  return null;
}
