import { printInstant } from '../../../service-levels/index.ts';
import type { DeskCommand } from './commands.ts';
import type { AgreedDeadline, NewEvent } from './events.ts';
import { hasEndedResponse } from './change-service.ts';
import { clocksOf } from './service-level-targets.ts';
import { mustBeOpen, refuse, requireText } from './refuse.ts';
import type { Incident } from './types.ts';
import type { Policy } from '../../../standards/index.ts';
import { firstOf } from '../../../kernel/index.ts';

/** The two clocks whose deadline the duty manager may set by hand. */
export type HandClock = AgreedDeadline['clock'];

/**
 * A deadline set by hand stays fixed: neither a pause nor a new severity moves it. The clock of the service level continues
 * and is judged separately. The deadline ends with the incident: after a reopen the target applies again, until a new deadline is
 * set.
 */
export function setDeadline(
  incident: Incident,
  { clock, due, reason }: Extract<DeskCommand, { do: 'setDeadline' }>,
  policy: Policy,
  now: Temporal.Instant,
): readonly NewEvent[] {
  mustBeOpen(incident, 'set a deadline for');
  const at = instantOf(due);
  if (!clocksOf(incident, policy).some(({ measures }) => measures === clock))
    throw refuse.invalid(`${incident.reference} has no ${clock} clock: its service has no target.`);
  if (clock === 'response' && hasEndedResponse(incident))
    throw refuse.wrongState(incident, 'the response clock has stopped, and no reopening starts it again.');
  if (Temporal.Instant.compare(at, now) <= 0)
    throw refuse.invalid(`A deadline must be in the future: ${due} has passed. Give a later one.`);
  const text = requireText(reason, 'why the deadline is set by hand');
  return incident.deadlines[clock]?.due === printInstant(at)
    ? []
    : [{ type: 'deadlineSet', clock, due: printInstant(at), texts: { reason: text } }];
}

export function withdrawDeadline(incident: Incident, clock: HandClock, reason: string): readonly NewEvent[] {
  mustBeOpen(incident, 'withdraw a deadline of');
  if (incident.deadlines[clock] === undefined)
    throw refuse.wrongState(incident, `no deadline of its ${clock} clock was set by hand.`);
  return [{ type: 'deadlineWithdrawn', clock, texts: { reason: requireText(reason, 'why the deadline is withdrawn') } }];
}

/** An instant with its offset or Z, in whole milliseconds. */
export function instantOf(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.fromEpochMilliseconds(Temporal.Instant.from(text).epochMilliseconds);
  } catch {
    throw refuse.invalid(`"${firstOf(text, 60)}" is not an instant. Write it like 2026-06-05T15:00:00+01:00.`);
  }
}
