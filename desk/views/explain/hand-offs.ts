import type { Policy } from '../../../standards/index.ts';
import { localTimes, type LocalTimes } from '../../../kernel/index.ts';
import { handOffDocuments } from '../documents.ts';
import { handOffRow, contractDue, healthOf, isUnconfirmed, type HandOff } from '../../domain/incident/hand-off/index.ts';
import { tasksByHand, type Incident, type RecordedEvent } from '../../domain/incident/index.ts';
import type { ExplainedHandOff } from './types.ts';

type Of<T extends RecordedEvent['type']> = Extract<RecordedEvent, { type: T }>;

/** Each hand-off with both references and severities, the contract's deadlines, and the actions taken when the interface failed. Pure. */
export const handOffsOf = (incident: Incident, policy: Policy, at: Temporal.Instant): readonly ExplainedHandOff[] =>
  incident.handOffs.map((handOff) => handOffOf(handOff, incident, policy, at));

function handOffOf(handOff: HandOff, incident: Incident, policy: Policy, at: Temporal.Instant): ExplainedHandOff {
  const row = handOffRow(handOff, incident, policy);
  const mine = <T extends 'supplierAccepted' | 'supplierRung' | 'supplierUnreachable' | 'supplierSilent' | 'personRung'>(
    type: T,
  ) =>
    incident.events.filter(
      (event): event is Of<T> => event.type === type && 'handOff' in event && event.handOff === handOff.handOff,
    );
  const { acceptedAt } = handOff;
  const due = (measure: 'response' | 'resolution') =>
    acceptedAt === null
      ? null
      : (contractDue(policy, handOff.supplier, row.ours, Temporal.Instant.from(acceptedAt), measure)?.toString() ?? null);
  const explained: Omit<ExplainedHandOff, 'says'> = {
    handOff: handOff.handOff,
    supplier: handOff.supplier,
    name: policy.suppliers.find(({ id }) => id === handOff.supplier)?.name ?? handOff.supplier,
    ours: { reference: incident.reference, severity: row.ours },
    theirs: { reference: handOff.ticket, status: handOff.status, severity: row.theirs, onOurScale: row.theirSeverity },
    disagrees: row.disagrees,
    state: handOff.state,
    health: healthOf(row, at.epochMilliseconds, false),
    handedOffAt: handOff.handedOffAt,
    acceptedAt,
    adopted: mine('supplierAccepted').some(({ adopted }) => adopted === true),
    heardAt: row.heardAt,
    responseDue: due('response'),
    resolutionDue: due('resolution'),
    unreachable: mine('supplierUnreachable').map(({ since, at: noticedAt }) => ({ since, noticedAt })),
    byHandSince: waitsByHand(incident, handOff.handOff),
    rungAt: mine('supplierRung').map((event) => event.at),
    personRungAt: mine('personRung').map(({ role, at: rungAt }) => ({ role, at: rungAt })),
    others: mine('supplierAccepted').flatMap(({ others = [] }) => others),
    silentAt: mine('supplierSilent').map((event) => event.at),
    sentBack: handOff.sentBack,
    unconfirmed: isUnconfirmed(incident, handOff.handOff),
    documents: handOffDocuments(incident, handOff.handOff).map(({ name, state, says }) => ({ name, state, says })),
    received: incident.events.flatMap((event) =>
      event.type === 'supplierAttached' && event.handOff === handOff.handOff ? [event.texts['name'] ?? '[erased]'] : [],
    ),
  };
  return { ...explained, says: inWords(explained, localTimes(policy.zone)) };
}

/** Since when something for the supplier waits to be passed on by hand; null when nothing does. */
const waitsByHand = (incident: Incident, handOff: number): string | null =>
  tasksByHand(incident).find((task) => task.kind === 'supplier' && task.handOff === handOff)?.at ?? null;

const howOften = (count: number) => (count === 1 ? 'once' : `${count} times`);
const STATES: Readonly<Record<HandOff['state'], string>> = {
  sending: 'on its way',
  open: 'with them',
  resolved: 'resolved there, not confirmed by the caller',
  closed: 'closed',
  returned: 'back at the desk',
  refused: 'refused',
  broken: 'broken: they have no such ticket',
};
const HEALTHS: Readonly<Record<ExplainedHandOff['health'], string>> = {
  ok: 'nothing is wrong',
  disagreeing: 'the severities disagree',
  late: 'its resolution is overdue',
  silent: 'the supplier has not answered',
  mismatched: "they answer with somebody else's ticket",
  down: 'their interface cannot be reached',
};
const GOES_ON: readonly HandOff['state'][] = ['sending', 'open', 'resolved'];

function inWords(explained: Omit<ExplainedHandOff, 'says'>, times: LocalTimes): readonly string[] {
  const { ours, theirs, state, health, disagrees, acceptedAt, adopted, heardAt, responseDue, resolutionDue } = explained;
  const lines = [
    `References: ${ours.reference} here, ${theirs.reference ?? 'none yet'} there${theirs.status === null ? '' : ` (${theirs.status})`}.`,
    `Severity: ${ours.severity} here; ${theirs.severity ?? 'not given'}${theirs.onOurScale === null ? '' : ` (${theirs.onOurScale})`} there${disagrees ? ': the two disagree' : ''}.`,
    `State: ${STATES[state]}${GOES_ON.includes(state) ? `; ${HEALTHS[health]}` : ''}.`,
    acceptedAt === null
      ? `Handed off ${times.short(explained.handedOffAt)}; not accepted.`
      : `Handed off ${times.short(explained.handedOffAt)}; ${adopted ? 'found there under our reference and adopted' : 'accepted'} ${times.short(acceptedAt)}.`,
    `Last answer: ${heardAt === null ? 'none yet' : times.short(heardAt)}.`,
  ];
  const due = [
    ...(responseDue === null ? [] : [`response ${times.short(responseDue)}`]),
    ...(resolutionDue === null ? [] : [`resolution ${times.short(resolutionDue)}`]),
  ];
  if (due.length > 0) lines.push(`Due by their contract: ${due.join(', ')}.`);
  for (const { since, noticedAt } of explained.unreachable)
    lines.push(`Could not be sent since ${times.short(since)}; a person was notified ${times.short(noticedAt)}.`);
  if (explained.byHandSince !== null)
    lines.push(`To be passed on by hand since ${times.short(explained.byHandSince)}: the desk has no connection to them.`);
  if (explained.rungAt.length > 0)
    lines.push(`Their service desk was telephoned ${explained.rungAt.map(times.short).join(', ')}.`);
  for (const silent of explained.silentAt) lines.push(`Silent; a person was notified ${times.short(silent)}.`);
  for (const { role, at } of explained.personRungAt) lines.push(`The ${role} was telephoned ${times.short(at)}.`);
  if (explained.others.length > 0) lines.push(`Also there under our reference: ${explained.others.join(', ')}.`);
  if (explained.sentBack > 0) lines.push(`Reported as resolved, but not working: ${howOften(explained.sentBack)}.`);
  if (explained.unconfirmed) lines.push('They report it resolved; the caller has not confirmed it.');
  for (const { name, says } of explained.documents) lines.push(`Document ${name}: ${says}.`);
  if (explained.received.length > 0) lines.push(`Documents from them: ${explained.received.join(', ')}.`);
  return lines;
}
