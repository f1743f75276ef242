import { governanceOf } from '../data-security/clock.ts';
import { nameKey } from '../data-security/people.ts';
import type { NewEvent, RecordedEvent } from '../events.ts';
import { refuse, requireText } from '../refuse.ts';
import type { Incident } from '../types.ts';
import type { IdentityCommand } from './types.ts';
import { didYouMean } from '../../../../kernel/index.ts';
import type { Policy } from '../../../../standards/index.ts';

type Of<V extends IdentityCommand['do']> = Extract<IdentityCommand, { do: V }>;
type Checked = Extract<RecordedEvent, { type: 'identityChecked' }>;

const CALL_BACK = 'call-back';
const digits = (number: string) => number.replaceAll(/\D/g, '').replace(/^(44|0)/, '');

/** Rings the number of the directory, whatever number the caller offers. */
export function ringBack({ who, number, offered }: Of<'ringBack'>): readonly NewEvent[] {
  const name = requireText(who, 'who is to be rung back');
  if (number === null)
    throw refuse.invalid(`The directory has no number of ${name}. Check who it is in another way.`, { field: 'who' });
  const another = offered !== undefined && offered.trim() !== '' && digits(offered) !== digits(number);
  return [{ type: 'rungBack', key: nameKey(name), offered: another, texts: { who: name, number } }];
}

export function checkIdentity(
  { events }: Incident,
  { who, method, result }: Of<'checkIdentity'>,
  policy: Policy,
): readonly NewEvent[] {
  const { methods } = governanceOf(policy).identity;
  const name = requireText(who, 'whose identity was checked');
  const known = methods.map(({ id }) => id);
  if (!known.includes(method))
    throw refuse.invalid(
      `"${method}" is no way to check who somebody is.${didYouMean(method, known) || ` There is ${known.join(', ')}.`}`,
      { field: 'method' },
    );
  const key = nameKey(name);
  if (method === CALL_BACK && result === 'confirmed' && !events.some((event) => event.type === 'rungBack' && event.key === key))
    throw refuse.notIdentified(`Ring ${name} back from here first: the desk rings the number of the directory, and no other.`);
  return [{ type: 'identityChecked', key, method, result, texts: { who: name } }];
}

/** Refused unless as many different ways as the action needs have confirmed the person, lately and with no doubt since. */
export function changeAccount(
  incident: Incident,
  { who, action: id }: Of<'changeAccount'>,
  policy: Policy,
  now: Temporal.Instant,
): readonly NewEvent[] {
  const { actions, validFor } = governanceOf(policy).identity;
  const name = requireText(who, 'whose account is changed');
  const known = actions.map((each) => each.id);
  const action = actions.find((each) => each.id === id);
  if (action === undefined)
    throw refuse.invalid(
      `"${id}" is nothing that is done with an account.${didYouMean(id, known) || ` There is ${known.join(', ')}.`}`,
      {
        field: 'action',
      },
    );
  if (action.elsewhere !== undefined)
    throw refuse.forbidden(`${action.title} is not the desk's: send the caller to ${action.elsewhere}.`);
  const key = nameKey(name);
  const oldest = now.subtract(Temporal.Duration.from(validFor));
  const checks = incident.events.filter(
    (event): event is Checked =>
      event.type === 'identityChecked' &&
      event.key === key &&
      Temporal.Instant.compare(Temporal.Instant.from(event.at), oldest) >= 0,
  );
  const sinceDoubt = checks.slice(checks.findLastIndex(({ result }) => result !== 'confirmed') + 1);
  const ways = new Set(sinceDoubt.map(({ method }) => method).filter((method) => action.needs.includes(method)));
  if (ways.size < action.checks)
    throw refuse.notIdentified(
      `${action.title}: ${name} has been confirmed in ${ways.size} of the ${action.checks} ways that it needs. Check with: ${action.needs.join(', ')}.`,
    );
  return [{ type: 'accountChanged', key, action: id, texts: { who: name } }];
}
