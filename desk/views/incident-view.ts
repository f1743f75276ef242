import { safetyViews } from './safety.ts';
import { suspicionsOf } from './suspicions.ts';
import type { Actor } from '../domain/access/actor.ts';
import { readsNotes } from '../domain/access/index.ts';
import { printInstant, readClock, writeAnswer, type ClockDefinition } from '../../service-levels/index.ts';
import { calendarsOf, clockEvents } from '../domain/incident/clocks.ts';
import type { StoredDocument } from '../domain/incident/contact.ts';
import { isUnconfirmed } from '../domain/incident/hand-off/index.ts';
import {
  answeredSinceConfirmed,
  isOver,
  managerIsMissed,
  tasksByHand,
  unreadAnswer,
  pendingReminders,
  describeEvent,
  isDataSecurityEvent,
  isSafetyEvent,
  sentenceText,
  type DisplayNames,
  type Incident,
  type RecordedEvent,
  type Sentence,
} from '../domain/incident/index.ts';
import { clockName, measuredBy, type Stop } from '../domain/incident/stops.ts';
import type { Rules } from '../domain/rules.ts';
import { withAgreedDeadline } from './agreed-deadline.ts';
import { documentViews, handOffDocuments } from './documents.ts';
import { displayNamesOf } from './display-names.ts';
import type {
  ClockReading,
  CorrespondenceView,
  EscalationView,
  EventView,
  FollowUpView,
  HandOffView,
  IncidentKnowledge,
  IncidentView,
  NamedReading,
} from './types.ts';

/** An incident as `viewer` sees it at `now`. Pure. */
export function viewOf(
  incident: Incident,
  documents: readonly StoredDocument[],
  parts: Pick<Rules, 'policy' | 'clocks' | 'dueSteps' | 'followUps'>,
  now: Temporal.Instant,
  viewer: Actor,
  stoppedClocks: ReadonlyMap<string, Stop> = new Map(),
  handOffs: readonly HandOffView[] = [],
): IncidentView {
  const { supplier } = incident;
  const clocks = parts.clocks(incident, parts.policy);
  const names = displayNamesOf(parts.policy);
  const suspected = readsNotes(viewer) ? suspicionsOf(incident) : [];
  const unread = readsNotes(viewer) ? unreadAnswer(incident.events) : null;
  return {
    reference: incident.reference,
    organisation: incident.caller.organisation,
    service: incident.service,
    channel: incident.channel,
    type: incident.contactType,
    summary: incident.summary,
    severity: incident.severity,
    state: incident.state,
    openedAt: incident.openedAt,
    ...(unread && { answeredAt: unread.at }),
    confirmedAt: answeredSinceConfirmed(incident) ? null : incident.confirmedAt,
    description: incident.description,
    location: incident.location,
    caller: incident.caller,
    impact: incident.impact,
    urgency: incident.urgency,
    pausedBy: incident.pausedBy,
    withSupplier: incident.withSupplier,
    safety: incident.safety,
    owner: incident.owner,
    team: incident.team,
    loggedBy: incident.partner && { desk: incident.partner.id, reference: incident.partner.reference ?? null },
    correspondence: correspondenceOf(incident, viewer),
    parent: incident.parent,
    // Children may be other organisations' incidents, so a viewer who may see only their own organisation's does not see them.
    children: readsNotes(viewer) ? incident.children : [],
    supplier: supplier && { id: supplier.id, reference: supplier.ticket, status: supplier.status },
    handOffs: handOffs.map((each) => ({
      ...each,
      unconfirmed: isUnconfirmed(incident, each.handOff),
      documents: handOffDocuments(incident, each.handOff),
    })),
    clocks: responseAndResolution(readingsOf(incident, clocks, parts, now, stoppedClocks)),
    followUps: readsNotes(viewer) ? followUpsOf(incident, parts) : [],
    majorIncident: incident.majorIncident && { ...incident.majorIncident, breached: managerIsMissed(incident, now) },
    escalations: escalationsOf(incident, clocks, parts),
    documents: documentViews(incident, documents, viewer),
    timeline: incident.events.map((event) => eventView(event, viewer, names)),
    redactions: incident.redactions,
    ...(readsNotes(viewer) && { knowledge: knowledgeOf(incident) }),
    ...(suspected.length > 0 && { suspected }),
    ...safetyViews(incident, parts.policy, now, viewer),
  };
}

/** The clocks in every list and on every incident's page: the two targets that each service has. */
const responseAndResolution = (readings: readonly NamedReading[]): readonly ClockReading[] =>
  readings.flatMap((reading) => {
    const { of, measures, ...shown } = reading;
    return of === null && (measures === 'response' || measures === 'resolution') ? [{ measures, ...shown }] : [];
  });

/**
 * Every clock that an incident has had, with its reading. A stopped clock shows the reading signed when it stopped, whatever the present
 * policy. The others are computed. Pure.
 */
export function readingsOf(
  incident: Incident,
  clocks: readonly ClockDefinition[],
  { policy }: Pick<Rules, 'policy'>,
  now: Temporal.Instant,
  stoppedClocks: ReadonlyMap<string, Stop>,
): readonly NamedReading[] {
  const events = clockEvents(incident.events);
  const names = [...new Set([...clocks.map(clockName), ...stoppedClocks.keys()])];
  const placed = names.map((name) => ({ name, ...measuredBy(name) }));
  return placed
    .sort((a, b) => ORDER.indexOf(a.measures) - ORDER.indexOf(b.measures))
    .flatMap(({ name, measures, of }): NamedReading[] => {
      const stopped = stoppedClocks.get(name);
      if (stopped) return [{ ...withAgreedDeadline(measures, stopped.reading, incident, now), of }];
      const clock = clocks.find((each) => clockName(each) === name);
      if (!clock) return [];
      const reading = writeAnswer(readClock(clock, calendarsOf(policy), events, now));
      return [{ ...withAgreedDeadline(measures, reading, incident, now), of }];
    });
}
const ORDER: readonly NamedReading['measures'][] = ['response', 'update', 'resolution', 'team', 'supplier'];

function knowledgeOf({ offered, events, service, closedAt, articles, knownError }: Incident): IncidentKnowledge {
  const [first] = events;
  return {
    suggested: offered?.services ?? null,
    chosen: first?.type === 'opened' ? first.service : service,
    finallyRight: closedAt === null ? null : service,
    offered: offered?.articles ?? [],
    used: articles,
    knownError,
  };
}

/** Staff judge an address outside the sender's organisation. */
function correspondenceOf({ mail }: Incident, viewer: Actor): CorrespondenceView {
  return readsNotes(viewer) ? mail : { ...mail, replyToElsewhere: null };
}

/** Taken steps first, in the order they were taken; then the steps still due by the plan. */
function escalationsOf(
  incident: Incident,
  clocks: readonly ClockDefinition[],
  { policy, dueSteps }: Pick<Rules, 'policy' | 'dueSteps'>,
): readonly EscalationView[] {
  const waiting = tasksByHand(incident);
  const planned = isOver(incident) ? [] : dueSteps(incident, policy, clocks);
  return [
    ...incident.escalations.map((taken) => ({ ...taken, ...channelsByHand(taken.step, waiting) })),
    ...planned.map(({ step, planned: at, deputy }) => ({
      step: step.id,
      kind: step.kind,
      to: deputy?.role ?? step.to,
      planned: printInstant(at),
      takenAt: null,
      channels: deputy === undefined ? step.channels : ['telephone'],
      acknowledgedAt: null,
      acknowledgedBy: null,
      passedOn: [],
      unreached: [],
    })),
  ];
}

function channelsByHand(step: string, waiting: ReturnType<typeof tasksByHand>): Pick<EscalationView, 'byHand'> {
  const channels = waiting.filter((task) => task.step === step).map(({ kind }) => (kind === 'call' ? 'telephone' : 'mail'));
  return channels.length === 0 ? {} : { byHand: [...new Set(channels)] };
}

const WHAT = {
  chaseCaller: 'ask-again',
  returnToShift: 'give-back',
  autoClose: 'close',
  deliverReminder: 'remind',
  tellSafetyDeputy: 'tell-deputy',
  takeBreachStep: 'data-security',
} as const;

function followUpsOf(incident: Incident, { policy, followUps }: Pick<Rules, 'policy' | 'followUps'>): readonly FollowUpView[] {
  const reminders = pendingReminders(incident);
  return followUps(incident, policy).map(({ at, command }) => ({
    what: WHAT[command.do],
    at: printInstant(at),
    reminder: command.do === 'deliverReminder' ? command.of : null,
    text: command.do === 'deliverReminder' ? (reminders.find(({ seq }) => seq === command.of)?.text ?? null) : null,
  }));
}

/** Internal notes are for staff only. Others see that a note exists, which the chain needs, but not its text. */
function eventView(event: RecordedEvent, viewer: Actor, names: DisplayNames): EventView {
  const { seq, at, type, actor, hash, previous, texts } = event;
  const internal = type === 'reminderSet';
  const hidden =
    (type === 'noted' || internal) && !['requester', 'caller', 'partner'].includes(actor.role) && !readsNotes(viewer);
  // A caller must not see details of somebody else's ticket.
  const ofOthers = type === 'supplierMismatched' && !readsNotes(viewer);
  const ofFamily = (type === 'childLinked' || type === 'childUnlinked') && !readsNotes(viewer);
  // What officers decide is theirs until they tell the caller.
  const ofOfficers = !readsNotes(viewer) && (isDataSecurityEvent(event) || (isSafetyEvent(event) && type !== 'harmFlagged'));
  const sentence: Sentence = ofOfficers
    ? ['A step of clinical safety or information governance.']
    : hidden
      ? [`An internal ${internal ? 'reminder' : 'note'} of the desk.`]
      : ofOthers
        ? ['The supplier answered with a ticket that is not ours. The desk took nothing from it.']
        : ofFamily
          ? ['Another incident was linked to this one, or unlinked from it.']
          : describeEvent(event, names);
  return {
    seq,
    at,
    type,
    actor: actor.name ?? texts['actor'] ?? actor.id,
    says: sentenceText(sentence),
    ...(sentence.length > 1 && { parts: sentence }),
    hash,
    previous,
  };
}
