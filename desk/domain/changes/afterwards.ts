import type { CommandOf } from './commands.ts';
import type { ChangeFact } from './facts.ts';
import { issue } from './notices.ts';
import { actsAs, isStaff, personOf } from './persons.ts';
import { mustBeStaff, unsaid } from './raising.ts';
import { mustBe, refuse, requireText } from './refuse.ts';
import type { Surroundings } from './surroundings.ts';
import type { Change } from './types.ts';

export function cancel(change: Change, { reason }: CommandOf<'cancel'>, around: Surroundings): readonly ChangeFact[] {
  if (!isStaff(around.by) && change.raisedBy.id !== around.by.id)
    throw refuse.forbidden('Only the desk, or whoever raised it, cancels a change.');
  mustBe(
    change,
    ['new', 'assessing', 'authorising', 'scheduled', 'stopped'],
    'what has begun is completed or backed out, and what is reviewed cannot be cancelled.',
  );
  return [
    { type: 'cancelled', texts: { reason: requireText(reason, 'why it is cancelled', 'reason') } },
    ...(change.notices.length > 0 ? issue(change, 'cancel', around) : []),
  ];
}

/** An incident that the change caused. More than usual brings the change before the board, also when it was closed already. */
export function linkIncident(
  change: Change,
  { incident }: CommandOf<'link-incident'>,
  around: Surroundings,
): readonly ChangeFact[] {
  mustBeStaff(around);
  mustBe(change, ['implementing', 'review', 'closed'], 'what has not begun has caused nothing.');
  if (change.incidents.some(({ reference }) => reference === incident)) return [];
  const counted = countedWithin(change, around.rules.review.watch) + 1;
  const usual = change.usual ?? 0;
  return [
    { type: 'incidentLinked', incident },
    ...(isRise(change, counted, around) ? [{ type: 'reviewTriggered' as const, counted, usual }] : []),
  ];
}

const countedWithin = ({ incidents, begunAt }: Change, watch: string): number => {
  const until = begunAt === null ? null : Temporal.Instant.from(begunAt).add(watch);
  return incidents.filter(({ at }) => until === null || Temporal.Instant.compare(Temporal.Instant.from(at), until) <= 0).length;
};

function isRise(change: Change, counted: number, { rules, now }: Surroundings): boolean {
  const { factor, atLeast, watch } = rules.review;
  const usual = change.usual ?? 0;
  const watched = change.begunAt !== null && Temporal.Instant.compare(now, Temporal.Instant.from(change.begunAt).add(watch)) <= 0;
  const said = change.review.triggers.at(-1)?.counted ?? 0;
  return watched && counted >= atLeast && counted >= factor * usual && (said === 0 || change.review.done !== null);
}

/** Closes it. The board's chair reviews; the words say what is done differently. */
export function review(change: Change, { findings }: CommandOf<'review'>, around: Surroundings): readonly ChangeFact[] {
  mustBe(change, ['review'], 'it is reviewed after it ended.');
  const { by, policy, rules } = around;
  const chairs = rules.approvers.normal;
  if (!chairs.some((role) => actsAs(by, role, policy)))
    throw refuse.forbidden(`It is reviewed by ${chairs.map((role) => personOf(role, policy)).join(' or ')}.`);
  const missing = unsaid(change);
  if (missing.length > 0) throw refuse.missing(`Before it is closed, write down ${missing.join(', ')}.`, 'request');
  return [{ type: 'reviewed', texts: { findings: requireText(findings, 'what the review found', 'findings') } }];
}
