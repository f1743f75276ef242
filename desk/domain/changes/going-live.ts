import { addOpen } from '../../../service-levels/index.ts';
import { spanOf } from './collisions.ts';
import type { CommandOf } from './commands.ts';
import type { ChangeFact } from './facts.ts';
import { takenOn } from './approving.ts';
import { addresseesOf, issue, notGiven } from './notices.ts';
import { mustBeStaff } from './raising.ts';
import { mustBe, refuse, requireText } from './refuse.ts';
import { collisionsFor, type Surroundings } from './surroundings.ts';
import type { Change } from './types.ts';

/** Another time. Who had a notice gets another, and the five days count anew; approvals stay, sign-offs of the old time do not. */
export function move(
  change: Change,
  { start, end, reason, accept }: CommandOf<'move'>,
  around: Surroundings,
): readonly ChangeFact[] {
  mustBeStaff(around);
  mustBe(change, ['new', 'assessing', 'authorising', 'scheduled'], 'it can no longer move.');
  const moved = { ...change, start, end, plan: change.plan + 1 };
  if (spanOf(moved) === null) throw refuse.invalid('It ends before it begins. Swap or correct the times.', 'end');
  if (change.start === start && change.end === end) return [];
  const scheduled = change.state === 'scheduled';
  return [
    ...(scheduled ? takenOn(moved, collisionsFor(moved, around), accept, around) : []),
    { type: 'moved', start, end, texts: { reason: requireText(reason, 'why it moves', 'reason') } },
    ...(scheduled ? issue(change, 'move', around) : []),
  ];
}

/** That the time is the least bad one is said by a person for the clinical users, not by the curve. */
export function signOffTime(
  change: Change,
  { organisation, contact }: CommandOf<'sign-off-time'>,
  around: Surroundings,
): readonly ChangeFact[] {
  mustBeStaff(around);
  mustBe(change, ['assessing', 'authorising', 'scheduled'], 'its time is signed off before it begins.');
  const customer = around.rules.customers.find((one) => one.organisation === organisation);
  const person = customer?.tell.find(({ id, signsOff }) => id === contact && signsOff);
  if (!person || !change.organisations.includes(organisation)) {
    const able = signersOf(change, around).map(({ name, organisation: of, contact: id }) => `${of}/${id} (${name})`);
    throw refuse.invalid(`Nobody of that name signs the time off. There are ${able.join(', ') || 'none'}.`, 'contact');
  }
  return [{ type: 'timeSignedOff', organisation, contact, texts: { name: person.name } }];
}

/** Who may sign the time off: for each organisation that the change affects, one of them must. */
export const signersOf = (change: Change, { rules }: Pick<Surroundings, 'rules'>) =>
  addresseesOf(change, { rules }).filter(({ organisation, contact }) =>
    rules.customers.some(
      (one) => one.organisation === organisation && one.tell.some(({ id, signsOff }) => id === contact && signsOff),
    ),
  );

export const notSignedOff = (change: Change, around: Pick<Surroundings, 'rules'>): readonly string[] =>
  [...new Set(signersOf(change, around).map(({ organisation }) => organisation))].filter(
    (id) => !change.signOffs.some(({ organisation, plan }) => organisation === id && plan === change.plan),
  );

export function acknowledge(
  change: Change,
  { organisation, contact, name }: CommandOf<'acknowledge-notice'>,
  around: Surroundings,
): readonly ChangeFact[] {
  mustBeStaff(around);
  if (!change.notices.some((one) => one.plan === change.plan && one.organisation === organisation && one.contact === contact))
    throw refuse.invalid('No notice of the present time went to them, so there is nothing to acknowledge.', 'contact');
  return [{ type: 'noticeAcknowledged', organisation, contact, texts: { name: requireText(name, 'who acknowledged', 'name') } }];
}

/** A freeze holds and releases by itself; a hold that a person set stays until a person lifts it. */
export function hold(change: Change, { reason, freeze }: CommandOf<'hold'>, around: Surroundings): readonly ChangeFact[] {
  mustBeStaff(around);
  mustBe(change, ['assessing', 'authorising', 'scheduled'], 'it can no longer be held.');
  const by = freeze === null ? 'person' : 'freeze';
  if (change.holds.some((one) => one.by === by && one.id === freeze)) return [];
  return [{ type: 'held', by, freeze, texts: { reason: requireText(reason, 'why it is held', 'reason') } }];
}

export function release(change: Change, { freeze }: CommandOf<'release'>, around: Surroundings): readonly ChangeFact[] {
  mustBeStaff(around);
  const by = freeze === null ? 'person' : 'freeze';
  return change.holds.some((one) => one.by === by && one.id === freeze) ? [{ type: 'released', by, freeze }] : [];
}

export function ready(change: Change, { item, evidence }: CommandOf<'ready'>, around: Surroundings): readonly ChangeFact[] {
  mustBeStaff(around);
  mustBe(change, ['new', 'assessing', 'authorising', 'scheduled'], 'the desk makes ready before it begins.');
  const known = around.rules.readiness.map(({ id }) => id);
  if (!known.includes(item)) throw refuse.invalid(`"${item}" is none of what the desk makes ready: ${known.join(', ')}.`, 'item');
  return [{ type: 'readied', item, texts: { evidence: requireText(evidence, 'where it is found, or who it is', 'evidence') } }];
}

export const notReady = (change: Change, { rules }: Pick<Surroundings, 'rules'>): readonly string[] =>
  rules.readiness.filter(({ id }) => !(id in change.readiness)).map(({ id }) => id);

/** An emergency change begins when it is approved; every other one only announced, signed off, made ready and not before its time. */
export function begin(change: Change, { usual }: CommandOf<'begin'>, around: Surroundings): readonly ChangeFact[] {
  mustBeStaff(around);
  if (change.clinical.at(-1)?.outcome === 'stop' && change.state === 'stopped')
    throw refuse.stopped(`Its clinical risk stopped it: ${change.clinical.at(-1)!.reason}`);
  mustBe(change, ['scheduled'], 'only what is in the schedule begins.');
  if (change.holds.length > 0)
    throw refuse.wrongState(change, `it is held (${change.holds.map(({ reason }) => reason).join('; ')}). Release it first.`);
  if (change.type !== 'emergency') {
    const report = collisionsFor(change, around);
    const untold = notGiven(change, around);
    if (untold.length > 0)
      throw refuse.notGiven(`Not everybody was told in time: ${untold.join('; ')}. Move it, or tell them.`, untold);
    const unsigned = notSignedOff(change, around);
    if (unsigned.length > 0) throw refuse.notReady(`Nobody signed its time off for ${unsigned.join(', ')}.`, unsigned);
    const missing = notReady(change, around);
    if (missing.length > 0) throw refuse.notReady(`The desk is not ready: ${missing.join(', ')}.`, missing);
    // The approver took on what collided then; what came later is asked about again.
    if (!change.accepted.some(({ plan }) => plan === change.plan)) takenOn(change, report, undefined, around);
    if (change.start !== null && Temporal.Instant.compare(around.now, Temporal.Instant.from(change.start)) < 0)
      throw refuse.wrongState(change, `it was announced for ${change.start}. Move it if it shall begin earlier.`);
  }
  return [{ type: 'begun', usual }];
}

export function complete(change: Change, { outcome }: CommandOf<'complete'>, around: Surroundings): readonly ChangeFact[] {
  mustBeStaff(around);
  mustBe(change, ['implementing'], 'only what has begun ends.');
  return [{ type: 'completed', outcome, reviewBy: reviewBy(change, around) }];
}

export function backOut(change: Change, { reason }: CommandOf<'back-out'>, around: Surroundings): readonly ChangeFact[] {
  mustBeStaff(around);
  mustBe(change, ['implementing'], 'only what has begun is undone.');
  return [
    {
      type: 'backedOut',
      reviewBy: reviewBy(change, around),
      texts: { reason: requireText(reason, 'why it was undone', 'reason') },
    },
  ];
}

/** When an emergency change has to be reviewed; other changes have no date. */
function reviewBy({ type }: Change, { rules, calendars, now }: Surroundings): string | null {
  if (type !== 'emergency') return null;
  const { emergencyWithin, calendar } = rules.review;
  return (
    addOpen(calendars.get(calendar)!, now, Temporal.Duration.from(emergencyWithin).total('milliseconds'))?.toString() ?? null
  );
}
