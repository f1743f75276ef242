import { acknowledge, backOut, begin, complete, hold, move, ready, release, signOffTime } from './going-live.ts';
import { cancel, linkIncident, review } from './afterwards.ts';
import { approve, assessClinicalRisk, reject } from './approving.ts';
import type { ChangeCommand } from './commands.ts';
import type { ChangeFact } from './facts.ts';
import { assign, raise, revise, submit } from './raising.ts';
import { isStaff } from './persons.ts';
import { refuse } from './refuse.ts';
import type { Surroundings } from './surroundings.ts';
import type { Change } from './types.ts';

/** Officers assess and reject; customers and suppliers cancel what they asked for; the desk and its people do everything else. */
function mustBeAllowed({ type }: ChangeCommand, { by }: Surroundings): void {
  if (isStaff(by) || by.role === 'system') return;
  const may = by.role === 'officer' ? ['assess-clinical-risk', 'reject'] : by.role === 'assessor' ? [] : ['cancel'];
  if (!may.includes(type)) throw refuse.forbidden('Your role may not do this to a change.');
}

/** The facts that a command makes of a change, null being one that is not yet raised. @throws {Refusal} */
export function decideChange(change: Change | null, command: ChangeCommand, around: Surroundings): readonly ChangeFact[] {
  if (command.type === 'raise') return raise(command, around);
  mustBeAllowed(command, around);
  if (change === null) throw refuse.invalid('There is no such change.', 'reference');
  switch (command.type) {
    case 'revise':
      return revise(change, command, around);
    case 'assign':
      return assign(change, command, around);
    case 'submit':
      return submit(change, around);
    case 'move':
      return move(change, command, around);
    case 'assess-clinical-risk':
      return assessClinicalRisk(change, command, around);
    case 'approve':
      return approve(change, command, around);
    case 'reject':
      return reject(change, command, around);
    case 'sign-off-time':
      return signOffTime(change, command, around);
    case 'acknowledge-notice':
      return acknowledge(change, command, around);
    case 'hold':
      return hold(change, command, around);
    case 'release':
      return release(change, command, around);
    case 'ready':
      return ready(change, command, around);
    case 'begin':
      return begin(change, command, around);
    case 'complete':
      return complete(change, command, around);
    case 'back-out':
      return backOut(change, command, around);
    case 'review':
      return review(change, command, around);
    case 'cancel':
      return cancel(change, command, around);
    case 'link-incident':
      return linkIncident(change, command, around);
    default:
      return command satisfies never;
  }
}
