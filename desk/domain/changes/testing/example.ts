import { loadStandard, shippedStandard, type ChangePolicy, type Policy } from '../../../../standards/index.ts';
import type { Actor } from '../../access/actor.ts';
import type { Recorded } from '../../registers/index.ts';
import type { ChangeCommand } from '../commands.ts';
import type { Planned } from '../collisions.ts';
import { decideChange } from '../decide.ts';
import type { ChangeFact, Request } from '../facts.ts';
import { foldChange } from '../fold.ts';
import { changeRegister } from '../register.ts';
import { standingOf } from '../surroundings.ts';
import type { Change } from '../types.ts';

const standard = await loadStandard(shippedStandard('nhs-lsd'));
export const policy: Policy = standard;
export const rules: ChangePolicy = standard.change!;

const person = (name: string, role: Actor['role'], own: Partial<Actor> = {}): Actor => ({
  id: name.toLowerCase().replaceAll(' ', '-'),
  name,
  role,
  organisation: null,
  ...own,
});
export const people = {
  analyst: person('Asha Nair', 'analyst'),
  changeManager: person('Aisha Rahman', 'analyst', { duties: ['change-manager'] }),
  safetyOfficer: person('Ruth Adeyemi', 'officer', { duties: ['clinical-safety-officer'] }),
  dutyManager: person('Derek Oyelaran', 'duty-manager'),
  requester: person('Rowan Ashdown', 'requester', { organisation: 'northgate' }),
  assessor: person('Ines Whitlock', 'assessor'),
};

export const request = (own: Partial<Request> = {}): Request => ({
  changeType: 'normal',
  template: null,
  requester: { kind: 'desk', id: null },
  externalId: null,
  items: ['pacs'],
  organisations: ['northgate'],
  risk: 'medium',
  impact: 'low',
  assignee: null,
  start: '2027-01-13T02:00:00Z',
  end: '2027-01-13T04:00:00Z',
  ...own,
});
export const WORDS = {
  title: 'New release of PACS',
  description: 'Images load faster.',
  backOut: 'The old release; 30 minutes.',
};

/** One change driven by commands at stated times, its record kept. */
export function changeAt(start: string, given: { readonly rules?: ChangePolicy; readonly others?: readonly Planned[] } = {}) {
  const standing = standingOf(policy, given.rules ?? rules);
  const register = changeRegister(() => standing);
  const facts: Recorded<ChangeFact>[] = [];
  let now = Temporal.Instant.from(start);
  const record = (more: readonly ChangeFact[], by: Actor) => {
    for (const fact of more) facts.push({ ...fact, seq: facts.length + 1, at: now.toString(), actor: by });
    return more;
  };
  const the = (): Change => foldChange('CHG-000001', facts)!;
  const story = {
    facts,
    standing,
    register,
    the,
    others: given.others ?? [],
    at(time: string) {
      now = Temporal.Instant.from(time);
      return story;
    },
    now: () => now,
    does(command: ChangeCommand, by: Actor = people.analyst) {
      const change = facts.length === 0 ? null : the();
      record(decideChange(change, command, { ...standing, others: story.others, now, by }), by);
      return story;
    },
    /** What the desk does by itself. */
    falls: () => record(register.onDue!(the(), now), people.analyst),
    /** The last letters are taken, or come back. */
    mailIs(outcome: 'sent' | 'returned', to?: string) {
      const last = facts.findLast(({ type }) => type === 'noticesIssued')!;
      for (const letter of register.letters!(the(), last))
        if (to === undefined || letter.to === to)
          record(
            register.onDelivery!(the(), letter.key, outcome === 'sent' ? { outcome } : { outcome, why: '550 no such mailbox' }),
            people.analyst,
          );
      return story;
    },
    letters: () => facts.flatMap((fact) => register.letters!(the(), fact)),
  };
  return story;
}

/** A normal change, raised, assessed and approved: it stands in the schedule. */
export function scheduled(at: string, own: Partial<Request> = {}, given: Parameters<typeof changeAt>[1] = {}) {
  return changeAt(at, given)
    .does({ type: 'raise', request: request(own), ...WORDS })
    .does({ type: 'submit' })
    .does(
      {
        type: 'assess-clinical-risk',
        outcome: 'proceed',
        reason: 'Old images stay readable.',
        before: { severity: 3, likelihood: 2 },
        after: { severity: 3, likelihood: 1 },
        hazard: null,
      },
      people.safetyOfficer,
    )
    .does({ type: 'approve' }, people.changeManager);
}
