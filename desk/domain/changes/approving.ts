import { elapsedOpenMs } from '../../../service-levels/index.ts';
import { mustHold } from '../access/duties.ts';
import type { Collision, CollisionReport } from './collisions.ts';
import type { CommandOf } from './commands.ts';
import type { ChangeFact } from './facts.ts';
import { issue } from './notices.ts';
import { actsAs, personOf } from './persons.ts';
import { mustBe, refuse, requireText } from './refuse.ts';
import { describeCollision } from './describe.ts';
import { collisionsFor, type Surroundings } from './surroundings.ts';
import type { Change } from './types.ts';

/** Can stop a change in any state before it begins; the reason is kept. */
export function assessClinicalRisk(
  change: Change,
  { outcome, reason, before, after, hazard }: CommandOf<'assess-clinical-risk'>,
  { by, policy, rules }: Surroundings,
): readonly ChangeFact[] {
  const role = rules.approvers.clinicalRisk;
  mustHold(by, role, policy, 'assess the clinical risk of a change');
  mustBe(change, ['new', 'assessing', 'authorising', 'scheduled'], 'its clinical risk is assessed before it begins.');
  for (const [field, { severity, likelihood }] of Object.entries({ before, after }))
    if (![severity, likelihood].every((n) => Number.isInteger(n) && n >= 1 && n <= 5))
      throw refuse.invalid('Severity and likelihood of harm are whole numbers from 1 to 5.', field);
  return [
    {
      type: 'clinicallyAssessed',
      outcome,
      before,
      after,
      hazard,
      texts: { reason: requireText(reason, 'the reason', 'reason') },
    },
    ...(outcome === 'stop' && change.notices.length > 0 ? issue(change, 'cancel', { rules }) : []),
  ];
}

/** The roles whose approval a change needs at this moment. A standard change has it once for all. */
function approversOf(change: Change, { rules, calendars, now }: Surroundings): readonly string[] {
  if (change.type === 'standard') return [];
  if (change.type === 'normal') return rules.approvers.normal;
  const { inHours, outOfHours, calendar } = rules.approvers.emergency;
  const open = elapsedOpenMs(calendars.get(calendar)!, now, now.add({ milliseconds: 1 })) > 0;
  return [open ? inHours : outOfHours];
}

export function approve(change: Change, { accept }: CommandOf<'approve'>, around: Surroundings): readonly ChangeFact[] {
  const { by, policy } = around;
  mustBe(
    change,
    ['authorising'],
    change.state === 'stopped' ? 'its clinical risk stopped it. Rewrite it first.' : 'it does not wait for approval.',
  );
  const wanted = approversOf(change, around);
  const open = wanted.filter((role) => !change.approvals.some((one) => one.role === role && one.plan === change.plan));
  const role = open.find((one) => actsAs(by, one, policy));
  if (role === undefined)
    throw refuse.forbidden(
      `${by.name ?? by.id} may not approve it: it waits for ${open.map((one) => personOf(one, policy)).join(' and ')}.`,
    );
  if (change.raisedBy.id === by.id && change.type === 'normal')
    throw refuse.forbidden('Nobody approves a normal change that they raised themselves.');
  const last = open.length === 1;
  return [
    ...takenOn(change, collisionsFor(change, around), accept, around),
    { type: 'approved', role, last },
    ...(last ? issue(change, change.type === 'emergency' ? 'emergency' : 'notice', around) : []),
  ];
}

/** Puts a standard change into the schedule without an approval of its own, if nothing stands in its way. */
export function scheduleStandard(change: Change, around: Surroundings): readonly ChangeFact[] {
  return [
    ...takenOn(change, collisionsFor(change, around), undefined, around),
    { type: 'submitted', to: 'scheduled' },
    ...issue(change, 'notice', around),
  ];
}

export function reject(change: Change, { reason }: CommandOf<'reject'>, around: Surroundings): readonly ChangeFact[] {
  mustBe(change, ['assessing', 'authorising'], 'it does not wait for approval.');
  const { by, policy } = around;
  const role = [...approversOf(change, around), around.rules.approvers.clinicalRisk].find((one) => actsAs(by, one, policy));
  if (role === undefined) throw refuse.forbidden(`${by.name ?? by.id} is none of those who approve it.`);
  return [{ type: 'rejected', role, texts: { reason: requireText(reason, 'why it is rejected', 'reason') } }];
}

/** Kinds that nobody can take on: the customer or the policy said no. */
const NEVER: readonly Collision['kind'][] = ['freeze', 'no-downtime', 'outside-window'];

/**
 * Refuses a change with collisions, except those that an approver may take on and gives a reason for. An emergency change goes before all
 * of them; what it collides with is recorded.
 */
export function takenOn(
  change: Change,
  report: CollisionReport,
  accept: string | undefined,
  { policy, setting }: Pick<Surroundings, 'policy' | 'setting'>,
): readonly ChangeFact[] {
  if (report.verdict === 'none') return [];
  const says = [
    ...report.found.map((one) => describeCollision(one, policy, setting)),
    ...report.notChecked.map((what) => `not checked: ${what}`),
  ];
  const reason = change.type === 'emergency' ? `emergency: ${says.join('; ')}` : (accept?.trim() ?? '');
  const kinds = [...new Set(report.found.map(({ kind }) => kind))];
  if (change.type !== 'emergency') {
    const never = report.found.filter(({ kind }) => NEVER.includes(kind));
    if (never.length > 0)
      throw refuse.collides(
        `It cannot be made then: ${never.map((one) => describeCollision(one, policy, setting)).join('; ')}. Find another time.`,
        never,
      );
    if (reason === '')
      throw refuse.collides(`It collides: ${says.join('; ')}. Move it, or say why it is made all the same.`, report.found);
  }
  return [{ type: 'collisionsAccepted', kinds, texts: { reason } }];
}
