import { mustHold } from '../../access/duties.ts';
import type { Actor } from '../../access/actor.ts';
import type { NewContact } from '../contact.ts';
import { instantOf } from '../deadline.ts';
import type { NewEvent } from '../events.ts';
import { refuse, requireText } from '../refuse.ts';
import type { Incident } from '../types.ts';
import type { DataSecurity, DataSecurityCommand } from './types.ts';
import { contactAt, type InformationGovernancePolicy, type Policy } from '../../../../standards/index.ts';
import { printInstant } from '../../../../service-levels/index.ts';
import { didYouMean } from '../../../../kernel/index.ts';

type Of<V extends DataSecurityCommand['do']> = Extract<DataSecurityCommand, { do: V }>;

export function governanceOf({ informationGovernance }: Policy): InformationGovernancePolicy {
  if (informationGovernance === null) throw refuse.invalid('The standard of this desk says nothing about data security.');
  return informationGovernance;
}

/** The end of the limit: real time, so nights, holidays and clock changes all count for what they are. */
export const limitEnd = (since: Temporal.Instant, policy: Policy): string =>
  printInstant(since.add(Temporal.Duration.from(governanceOf(policy).dataSecurity.limit)));

/** Its clock begins with the first report, so a suspicion that becomes certain later has lost no time. */
export function suspectBreach(incident: Incident, { what }: Of<'suspectBreach'>, policy: Policy): readonly NewEvent[] {
  if (incident.dataSecurity !== null) return [];
  const since = Temporal.Instant.from(incident.openedAt);
  return [
    {
      type: 'breachSuspected',
      since: printInstant(since),
      due: limitEnd(since, policy),
      texts: { what: requireText(what, 'which data may be affected, and how') },
    },
  ];
}

/** A contact that says so is one from its first moment. */
export const suspectedAtOpening = (
  { dataSecurity, summary }: Pick<NewContact, 'dataSecurity' | 'summary'>,
  policy: Policy,
  now: Temporal.Instant,
): readonly NewEvent[] =>
  dataSecurity && policy.informationGovernance !== null
    ? [{ type: 'breachSuspected', since: printInstant(now), due: limitEnd(now, policy), texts: { what: summary } }]
    : [];

export function knowOfBreach(
  incident: Incident,
  { at, what, supplier, supplierKnewAt }: Of<'knowOfBreach'>,
  policy: Policy,
  now: Temporal.Instant,
): readonly NewEvent[] {
  if (incident.dataSecurity?.stage === 'known')
    throw refuse.wrongState(incident, 'the desk knows of it already, and its limit counts.');
  const since = instantOf(at);
  const isAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0;
  if (isAfter(since, now)) throw refuse.invalid(`Nobody can know of it in the future: ${at} has not come yet.`, { field: 'at' });
  if (supplier === undefined && supplierKnewAt !== undefined)
    throw refuse.invalid('Say which supplier knew of it first.', { field: 'supplier' });
  const suppliers = policy.suppliers.map(({ id }) => id);
  if (supplier !== undefined && !suppliers.includes(supplier))
    throw refuse.unknown('supplier', `"${supplier}" is not a supplier of this desk.${didYouMean(supplier, suppliers)}`);
  const knewAt = supplierKnewAt === undefined ? undefined : instantOf(supplierKnewAt);
  if (knewAt !== undefined && isAfter(knewAt, since))
    throw refuse.invalid('The supplier cannot have told us before it knew. Correct one of the two times.', {
      field: 'supplierKnewAt',
    });
  return [
    {
      type: 'breachKnown',
      since: printInstant(since),
      due: limitEnd(since, policy),
      ...(supplier !== undefined && { supplier }),
      ...(knewAt !== undefined && { supplierKnewAt: printInstant(knewAt) }),
      texts: { what: requireText(what, 'which data are affected, and how') },
    },
  ];
}

function running(incident: Incident): DataSecurity {
  if (incident.dataSecurity === null) throw refuse.wrongState(incident, 'it is no data-security incident.');
  return incident.dataSecurity;
}

/** The first notification stops the clock, whole or not; later phases add to it. A late one says why. */
export function notifyBreach(
  incident: Incident,
  { to, theirReference, lateBecause }: Of<'notifyBreach'>,
  policy: Policy,
  now: Temporal.Instant,
  actor: Actor,
): readonly NewEvent[] {
  mustHold(actor, governanceOf(policy).dataSecurity.officer, policy, 'notify a data-security incident');
  const { due, stopped } = running(incident);
  const phase = stopped?.by === 'notified' ? 'further' : 'first';
  const late = phase === 'first' && Temporal.Instant.compare(now, Temporal.Instant.from(due)) > 0;
  return [
    {
      type: 'breachNotified',
      phase,
      late,
      texts: {
        to: requireText(to, 'whom you notified'),
        theirReference: requireText(theirReference, 'the reference that they gave'),
        ...(late && { lateBecause: requireText(lateBecause ?? '', 'why it is notified after the limit') }),
      },
    },
  ];
}

export function decideBreach(incident: Incident, given: string, policy: Policy, actor: Actor): readonly NewEvent[] {
  mustHold(actor, governanceOf(policy).dataSecurity.officer, policy, 'decide that it need not be notified');
  if (running(incident).stopped !== null) throw refuse.wrongState(incident, 'its limit has been stopped already.');
  return [{ type: 'breachDecided', texts: { reason: requireText(given, 'why no risk to anybody is likely') } }];
}

/** The steps still to take, earliest first, whatever the state of the incident: only a notification or a decision ends them. Pure. */
export function breachSteps(
  { dataSecurity }: Pick<Incident, 'dataSecurity'>,
  { informationGovernance }: Policy,
): readonly { readonly after: string; readonly to: string; readonly planned: Temporal.Instant }[] {
  if (dataSecurity === null || dataSecurity.stopped !== null || informationGovernance === null) return [];
  const since = Temporal.Instant.from(dataSecurity.since);
  return informationGovernance.dataSecurity.steps
    .filter(({ after, to }) => !dataSecurity.steps.some((taken) => taken.after === after && taken.to === to))
    .map(({ after, to }) => ({ after, to, planned: since.add(Temporal.Duration.from(after)) }))
    .sort((a, b) => Temporal.Instant.compare(a.planned, b.planned));
}

export function takeBreachStep(
  incident: Incident,
  { after, planned }: { readonly after: string; readonly planned: string },
  policy: Policy,
  now: Temporal.Instant,
): readonly NewEvent[] {
  const due = breachSteps(incident, policy).filter((step) => step.after === after);
  return due.flatMap(({ to }): readonly NewEvent[] => {
    const channels = policy.informationGovernance!.dataSecurity.steps.find(
      (step) => step.after === after && step.to === to,
    )!.channels;
    const holder = contactAt(policy, to, now)?.name ?? to;
    return [{ type: 'breachStepTaken', after, to, holder, channels, planned, due: incident.dataSecurity!.due }];
  });
}
