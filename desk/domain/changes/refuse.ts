import { Refusal } from '../../../kernel/index.ts';
import type { Change, ChangeState } from './types.ts';

/** The refusals of changes: each code once, with its HTTP status. */
export const refuse = {
  forbidden: (what: string) => new Refusal('forbidden', what, 403),
  missing: (what: string, field: string) => new Refusal('missing-data', what, 422, { field }),
  invalid: (what: string, field: string) => new Refusal('invalid', what, 400, { field }),
  unknownService: (what: string) => new Refusal('unknown-service', what, 422),
  unknownOrganisation: (what: string) => new Refusal('unknown-organisation', what, 422),
  wrongState: ({ reference, state }: Pick<Change, 'reference' | 'state'>, what: string) =>
    new Refusal('wrong-state', `${reference} is ${state}: ${what}`, 409),
  collides: (what: string, collisions: readonly unknown[]) => new Refusal('collision', what, 409, { collisions }),
  notGiven: (what: string, missing: readonly unknown[]) => new Refusal('notice-not-given', what, 409, { missing }),
  notReady: (what: string, missing: readonly string[]) => new Refusal('not-ready', what, 409, { missing }),
  stopped: (what: string) => new Refusal('clinical-stop', what, 409),
};

/** `text` trimmed; refused when nothing is left. */
export function requireText(text: string, what: string, field: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw refuse.missing(`Say ${what}.`, field);
  return trimmed;
}

export function mustBe(change: Change, states: readonly ChangeState[], what: string): void {
  if (!states.includes(change.state)) throw refuse.wrongState(change, what);
}
