import type { Actor } from '../access/actor.ts';
import { erase, eraseDocument } from './erasure.ts';
import { clearFlags } from './flags.ts';
import { sees } from '../access/index.ts';
import { recordByHand, toDoByHand } from './by-hand.ts';
import type { DeskCommand } from './commands.ts';
import { concernedBy } from './concerned.ts';
import { setDeadline, withdrawDeadline } from './deadline.ts';
import { acknowledgeEscalation, delivered, escalate, escalateToDeputy, unreached } from './escalations.ts';
import type { NewEvent } from './events.ts';
import { childLinked, childUnlinked, linkToParent, resolveWithParent, unlinkFromParent } from './linked-incidents.ts';
import * as handoff from './hand-off/index.ts';
import { acknowledge, close, confirm, pause, reclassify, resolve, respond, resume, reopen } from './lifecycle.ts';
import { appointManager, becomesManager, declareMajorIncident, majorIncidentAfter, standDown } from './major.ts';
import { open } from './open.ts';
import { deleteTicket, nameDocument, withdraw } from './partner.ts';
import { mustBeAllowed } from './permissions.ts';
import { teamNamed } from './service-level-targets.ts';
import { letterReturned, writtenTo } from './reach.ts';
import { isOver, mustBeOpen, refuse, requireText } from './refuse.ts';
import type { Incident } from './types.ts';
import { chaseCaller, autoClose, deliverReminder, returnToShift, remind, withdrawReminder } from './waits.ts';
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
  const withMajorIncident = (events: readonly NewEvent[]) => [...events, ...majorIncidentAfter(events, state, policy, now)];
  if (command.do === 'open') return withMajorIncident(open(command.contact, policy, actor));
  if (state === null || !knows(actor, command, state)) throw refuse.notFound(state?.reference ?? 'of that reference');
  return withMajorIncident(answer(command, state, policy, actor, now));
}

/**
 * Suppliers are identified by their ticket, which `handoff` checks. Unknown senders may add to an incident by mail, but see
 * nothing of it.
 */
function knows(actor: Actor, command: DeskCommand, state: Incident): boolean {
  if (actor.role === 'supplier') return true;
  if (actor.role === 'caller' && actor.organisation === null) return command.do === 'receiveReply' || command.do === 'attach';
  return sees(actor, concernedBy(state));
}

function answer(
  command: Exclude<DeskCommand, { do: 'open' }>,
  state: Incident,
  policy: Policy,
  actor: Actor,
  now: Temporal.Instant,
): readonly NewEvent[] {
  switch (command.do) {
    case 'acknowledge':
      return [...acknowledge(state, actor), ...becomesManager(state, actor, policy, 'desk')];
    case 'declareMajorIncident':
      return declareMajorIncident(state, command.reason, policy, now, actor);
    case 'standDown':
      return standDown(state, command.reason);
    case 'appointManager':
      return appointManager(state, command.manager, policy, now);
    case 'respond':
      return respond(state, command.text, command.channel);
    case 'note':
      return [{ type: 'noted', texts: { text: requireText(command.text, 'what to note') } }];
    case 'receiveReply':
      return [
        {
          type: 'replied',
          ...(command.messageId !== undefined && { messageId: command.messageId }),
          texts: { text: command.text, from: command.from, ...(command.notKept && { notKept: command.notKept }) },
        },
      ];
    case 'receiveAutomaticMail': {
      const { messageId, text, from } = command;
      return [{ type: 'automaticMail', ...(messageId !== undefined && { messageId }), texts: { text, from } }];
    }
    case 'letterReturned':
      return letterReturned(state, command);
    case 'pause':
      return pause(state, command.reason, policy);
    case 'resume':
      return resume(state);
    case 'reclassify':
      return reclassify(state, command, policy);
    case 'assign':
      return assign(state, command.team, policy);
    case 'setDeadline':
      return setDeadline(state, command, policy, now);
    case 'withdrawDeadline':
      return withdrawDeadline(state, command.clock, command.reason);
    case 'handOff':
      return handoff.handOff(state, command, policy);
    case 'answerSupplier':
      return handoff.answerSupplier(state, command, policy);
    case 'takeBack':
      return handoff.takeBack(state, command.reason);
    case 'supplierUpdate':
      return handoff.supplierUpdate(state, command, policy);
    case 'supplierRead':
      return handoff.supplierRead(state, command, policy);
    case 'supplierAnswered':
      return handoff.supplierAnswered(state, command);
    case 'supplierRefused':
      return handoff.supplierRefused(state, command);
    case 'supplierMismatch':
      return handoff.supplierMismatch(state, command);
    case 'supplierLost':
      return handoff.supplierLost(state, command);
    case 'supplierSilent':
      return handoff.supplierSilent(state, command);
    case 'supplierUnreachable':
      return handoff.supplierUnreachable(state, command);
    case 'releaseDocument':
      return handoff.releaseDocument(state, command.document, policy);
    case 'erase':
      return erase(state, command);
    case 'eraseDocument':
      return eraseDocument(state, command.document);
    case 'clearFlags':
      return clearFlags(state);
    case 'documentSent':
      return handoff.documentSent(state, command);
    case 'documentUndelivered':
      return handoff.documentUndelivered(state, command);
    case 'supplierAttached':
      return handoff.supplierAttached(state, command);
    case 'supplierDocumentLeft':
      return handoff.supplierDocumentLeft(state, command);
    case 'supplierRung':
      return handoff.supplierRung(command);
    case 'personRung':
      return handoff.personRung(command);
    case 'replayLetter':
      return [{ type: 'letterReplayed', letter: command.letter, what: command.what }];
    case 'discardLetter': {
      const reason = requireText(command.reason, 'why it is discarded');
      return [{ type: 'letterDiscarded', letter: command.letter, what: command.what, texts: { reason } }];
    }
    case 'escalate':
      return escalate(state, command.step, command.planned, policy, now);
    case 'escalateToDeputy':
      return escalateToDeputy(state, command, policy, now);
    case 'unreached':
      return unreached(state, command);
    case 'personUnreached':
      return handoff.personUnreached(state, command);
    case 'updateCaller':
      return isOver(state)
        ? []
        : [{ type: 'callerUpdated', by: writtenTo(state) === undefined ? 'owner' : 'email', planned: command.planned }];
    case 'chaseCaller':
      return chaseCaller(state, command);
    case 'returnToShift':
      return returnToShift(state, command.planned, policy);
    case 'autoClose':
      return autoClose(state, policy);
    case 'remind':
      return remind(state, command, now);
    case 'withdrawReminder':
      return withdrawReminder(state, command.reminder);
    case 'deliverReminder':
      return deliverReminder(state, command);
    case 'acknowledgeEscalation':
      return acknowledgeEscalation(state, command.step, command.by, policy);
    case 'delivered':
      return delivered(state, command);
    case 'undelivered':
      return [{ type: 'undelivered', what: command.what }];
    case 'toDoByHand':
      return toDoByHand(state, command);
    case 'recordByHand':
      return recordByHand(state, command, policy);
    case 'linkToParent':
      return linkToParent(state, command.parent);
    case 'unlinkFromParent':
      return unlinkFromParent(state, command.reason);
    case 'childLinked':
      return childLinked(state, command.child);
    case 'childUnlinked':
      return childUnlinked(state, command.child);
    case 'resolveWithParent':
      return resolveWithParent(state, command.parent);
    case 'resolve':
      return resolve(state, command.how);
    case 'confirm':
      return confirm(state);
    case 'close':
      return close(state);
    case 'reopen':
      return reopen(state, command.reason);
    case 'withdraw':
      return withdraw(state, command.reason);
    case 'deleteTicket':
      return deleteTicket(state, command.reason, actor);
    case 'nameDocument':
      return nameDocument(command);
    case 'attach':
      return attach(state, command, policy);
    default:
      return command satisfies never;
  }
}

/** Offers the document to the supplier that has the incident, if the policy allows it. */
function attach(
  state: Incident,
  { document, digest, finding }: Extract<DeskCommand, { do: 'attach' }>,
  policy: Policy,
): readonly NewEvent[] {
  const { id, mediaType, size } = document;
  const name = requireText(document.name, 'the name of the document');
  return [
    { type: 'attached', document: id, mediaType, size, digest, ...(finding !== undefined && { finding }), texts: { name } },
    ...handoff.offerDocument(state, { id, name, mediaType, size, from: null, released: false, finding: finding ?? null }, policy),
  ];
}

/** A team of the policy is recorded under the policy's spelling, so its operational-level agreement has one clock. */
function assign(state: Incident, to: string, policy: Policy): readonly NewEvent[] {
  mustBeOpen(state, 'assign');
  const written = requireText(to, 'to which team');
  const team = teamNamed(written, policy)?.name ?? written;
  return state.team === team ? [] : [{ type: 'assigned', team }];
}

/** Returns events, or throws a `Refusal`. Pure. `state` is null before the incident is opened. */
export type Decide = (
  command: DeskCommand,
  state: Incident | null,
  policy: Policy,
  now: Temporal.Instant,
  actor: Actor,
) => readonly NewEvent[];
