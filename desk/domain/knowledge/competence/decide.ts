import type { Analyst, CompetenceFact, Proof } from './types.ts';
import { refuse, textOf } from '../refuse.ts';
import type { Actor } from '../../access/actor.ts';
import { didYouMean } from '../../../../kernel/index.ts';
import type { Policy } from '../../../../standards/index.ts';

export type CompetenceCommand =
  | {
      readonly do: 'show';
      readonly service: string;
      readonly level: string;
      readonly proof: Proof;
      /** Date of the proof; absent: today. */
      readonly on?: string;
      readonly evidence?: string;
    }
  | { readonly do: 'withdraw'; readonly service: string; readonly reason: string }
  | { readonly do: 'plan'; readonly shift: string; readonly date: string }
  | { readonly do: 'unplan'; readonly shift: string; readonly date: string };

/** The person whose competence it is. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** What a command adds to a person's competence. Nobody judges or plans themselves. Pure. */
export function changeCompetence(
  analyst: Analyst | null,
  person: Person,
  command: CompetenceCommand,
  actor: Actor,
  now: Temporal.Instant,
  policy: Pick<Policy, 'services' | 'knowledge' | 'zone'>,
): readonly CompetenceFact[] {
  if (actor.role !== 'duty-manager') throw refuse.forbidden('Competence and shifts are recorded by the duty manager.');
  if (actor.id === person.id) throw refuse.forbidden('Nobody judges their own competence. Ask another duty manager.');
  const enrolled: readonly CompetenceFact[] =
    analyst === null ? [{ type: 'enrolled', texts: { person: textOf(person.name, 'whose competence it is', 'name') } }] : [];
  return [...enrolled, ...decided(analyst, command, now, policy)];
}

function decided(
  analyst: Analyst | null,
  command: CompetenceCommand,
  now: Temporal.Instant,
  { services, knowledge, zone }: Pick<Policy, 'services' | 'knowledge' | 'zone'>,
): readonly CompetenceFact[] {
  const known = (kind: string, id: string, ids: readonly string[]) => {
    if (!ids.includes(id))
      throw refuse.invalid(`There is no ${kind} "${id}".${didYouMean(id, ids) || ` There are ${ids.join(', ')}.`}`, kind);
  };
  switch (command.do) {
    case 'show': {
      const { service, level, proof, evidence } = command;
      known(
        'service',
        service,
        services.map(({ id }) => id),
      );
      known('level', level, knowledge.competence.levels);
      if (proof.how === 'test' && proof.right < knowledge.competence.passMark * proof.of)
        throw refuse.invalid(
          `${String(proof.right)} of ${String(proof.of)} right is not a pass. ${String(Math.ceil(knowledge.competence.passMark * proof.of))} are needed.`,
          'proof',
        );
      const today = now.toZonedDateTimeISO(zone).toPlainDate();
      const on = command.on === undefined ? today : dateOf(command.on);
      if (Temporal.PlainDate.compare(on, today) > 0) throw refuse.invalid('The date of the proof is in the future.', 'on');
      const validTo = on.add(knowledge.competence.validFor);
      const dates = { on: String(on), validTo: String(validTo) };
      return [{ type: 'shown', service, level, proof, ...dates, ...(evidence !== undefined && { evidence }) }];
    }
    case 'withdraw':
      if (!analyst?.competences.some(({ service }) => service === command.service))
        throw refuse.wrongState('There is no such competence to withdraw.');
      return [{ type: 'withdrawn', service: command.service, texts: { reason: textOf(command.reason, 'why', 'reason') } }];
    case 'plan':
    case 'unplan': {
      const { shift } = command;
      known(
        'shift',
        shift,
        knowledge.shifts.map(({ id }) => id),
      );
      const date = String(dateOf(command.date));
      const planned = analyst?.shifts.some((each) => each.shift === shift && each.date === date) ?? false;
      if (planned === (command.do === 'plan')) return [];
      return [{ type: command.do === 'plan' ? 'planned' : 'unplanned', shift, date }];
    }
    default:
      return command satisfies never;
  }
}

function dateOf(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    throw refuse.invalid(`"${text}" is not a date. Write it like 2026-12-24.`, 'date');
  }
}
