import { governanceOf } from './clock.ts';
import type { NewEvent } from '../events.ts';
import { refuse, requireText } from '../refuse.ts';
import type { Incident } from '../types.ts';
import type { DataSecurityCommand, Involved, Part } from './types.ts';
import { mustHold } from '../../access/duties.ts';
import type { Actor } from '../../access/actor.ts';
import { sha256 } from '../../../../kernel/index.ts';
import type { Policy } from '../../../../standards/index.ts';

type Of<V extends DataSecurityCommand['do']> = Extract<DataSecurityCommand, { do: V }>;

const TITLES = /^(dr|mr|mrs|ms|miss|sister|nurse|prof|professor|sir|dame)$/;

/** A person's name without titles, marks and case, as a digest: facts of the log hold no name that could not be erased. */
export const nameKey = (name: string): string => {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !TITLES.test(word));
  return sha256(`person ${words.sort().join(' ')}`).slice(0, 32);
};

const WHO: Readonly<Record<Part, string>> = {
  reporter: 'reported it',
  subject: 'is whom it is about',
  'system-owner': 'owns the system',
  other: 'is involved',
};

/** Everybody who is involved: whoever reported or logged it, the owner of the service, and the people added. Pure. */
export function involvedIn(
  incident: Incident,
  policy: Policy,
): readonly Pick<Involved, 'name' | 'key' | 'part' | 'managerKey'>[] {
  const owner = policy.services.find(({ id }) => id === incident.service)?.owner;
  const opener = incident.events[0]?.actor;
  const names: readonly (readonly [string | null | undefined, Part])[] = [
    [incident.caller.name, 'reporter'],
    [opener?.role === 'system' ? null : opener?.name, 'reporter'],
    [owner, 'system-owner'],
  ];
  return [
    ...names.flatMap(([name, part]) => (name ? [{ name, key: nameKey(name), part, managerKey: null }] : [])),
    ...(incident.dataSecurity?.involved ?? []),
  ];
}

/** Why somebody may not investigate: their part, or that of the person whom they manage; null when they are independent. Pure. */
function dependence(key: string, involved: readonly Pick<Involved, 'key' | 'part' | 'managerKey'>[]) {
  const own = involved.find((each) => each.key === key);
  if (own) return { part: own.part, asManager: false };
  const managed = involved.find((each) => each.managerKey === key);
  return managed ? { part: managed.part, asManager: true } : null;
}

export function appointInvestigator(incident: Incident, given: string, policy: Policy, actor: Actor): readonly NewEvent[] {
  mustHold(actor, governanceOf(policy).dataSecurity.officer, policy, 'appoint the investigator');
  if (incident.dataSecurity === null) throw refuse.wrongState(incident, 'it is no data-security incident.');
  const name = requireText(given, 'who investigates');
  const key = nameKey(name);
  if (incident.dataSecurity.investigator?.key === key) return [];
  const why = dependence(key, involvedIn(incident, policy));
  if (why !== null)
    throw refuse.notIndependent(
      `${name} cannot investigate ${incident.reference}: ${why.asManager ? `manages somebody who ${WHO[why.part]}` : WHO[why.part]}. Name somebody who is independent.`,
    );
  return [{ type: 'investigatorAppointed', key, texts: { name } }];
}

/** Somebody found to be involved later. Whoever investigates and is no longer independent is removed in the same step. */
export function addInvolved(incident: Incident, { name, part, manager }: Of<'addInvolved'>): readonly NewEvent[] {
  const { dataSecurity } = incident;
  if (dataSecurity === null) throw refuse.wrongState(incident, 'it is no data-security incident.');
  const person = requireText(name, 'who is involved');
  const boss = manager?.trim();
  const added = { part, key: nameKey(person), managerKey: boss ? nameKey(boss) : null };
  if (dataSecurity.involved.some((each) => each.key === added.key && each.part === part && each.managerKey === added.managerKey))
    return [];
  const why = dataSecurity.investigator && dependence(dataSecurity.investigator.key, [added]);
  return [
    { type: 'personInvolved', ...added, texts: { name: person, ...(boss && { manager: boss }) } },
    ...(why ? [{ type: 'investigatorRemoved', ...why } as const] : []),
  ];
}
