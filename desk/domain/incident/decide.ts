import type { Actor } from '../access/actor.ts';
import { sees } from '../access/index.ts';
import type { DeskCommand } from './commands.ts';
import { concernedBy } from './concerned.ts';
import type { NewEvent } from './events.ts';
import { handle } from './handlers/index.ts';
import { majorIncidentAfter } from './major.ts';
import { open } from './open.ts';
import { mustBeAllowed } from './permissions.ts';
import { suspectedAtOpening } from './data-security/clock.ts';
import { refuse } from './refuse.ts';
import { mustBeSignedOff } from './safety/closing.ts';
import { safetyAfter } from './safety/harm.ts';
import type { Incident } from './types.ts';
import type { Policy } from '../../../standards/index.ts';

/**
 * The events that `actor`'s `command` produces. Throws a `Refusal`. Pure: no clock, no store. No events: the command was applied
 * already. Patient identifiers have already been removed from free text.
 */
export function decide(
  command: DeskCommand,
  state: Incident | null,
  policy: Policy,
  now: Temporal.Instant,
  actor: Actor,
): readonly NewEvent[] {
  mustBeAllowed(command, actor);
  const completed = (decided: readonly NewEvent[]) => {
    const events = [...decided, ...safetyAfter(decided, state, policy, now, actor)];
    return [...events, ...majorIncidentAfter(events, state, policy, now)];
  };
  if (command.do === 'open') {
    const opened = open(command.contact, policy, actor);
    return completed([...opened, ...suspectedAtOpening(command.contact, policy, now)]);
  }
  if (state === null || !mayRefer(actor, command, state)) throw refuse.notFound(state?.reference ?? 'of that reference');
  const decided = handle(command, { state, policy, actor, now });
  mustBeSignedOff(decided, state, policy);
  return completed(decided);
}

/**
 * Suppliers are identified by their ticket, which the hand-off checks. Unknown senders may add to an incident by mail, but see
 * nothing of it.
 */
function mayRefer(actor: Actor, command: DeskCommand, state: Incident): boolean {
  if (actor.role === 'supplier') return true;
  if (actor.role === 'caller' && actor.organisation === null) return command.do === 'receiveReply' || command.do === 'attach';
  return sees(actor, concernedBy(state));
}

/** Returns events, or throws a `Refusal`. Pure. `state` is null before the incident is opened. */
export type Decide = (
  command: DeskCommand,
  state: Incident | null,
  policy: Policy,
  now: Temporal.Instant,
  actor: Actor,
) => readonly NewEvent[];
