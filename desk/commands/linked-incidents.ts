import type { CommandResult, CommandHandler } from './handle-command.ts';
import type { Actor } from '../domain/access/actor.ts';
import { SYSTEM } from '../domain/access/system.ts';
import type { DeskCommand } from '../domain/incident/index.ts';
import type { Rules } from '../domain/rules.ts';
import { numberOf } from '../store/index.ts';
import type { Clock } from '../../kernel/index.ts';

export interface LinkedIncidentsOptions {
  readonly core: CommandHandler;
  readonly parts: Pick<Rules, 'decide' | 'policy'>;
  readonly clock: Clock;
  /** The number of an incident that exists; refuses otherwise. */
  readonly existing: (reference: string) => number;
}

/** What a command means for the incident's parent and children, in the same transaction. Each answers with the numbers of those it changed. */
export function linkedIncidents({ core, parts, clock, existing }: LinkedIncidentsOptions) {
  const apply = (n: number, command: DeskCommand): readonly CommandResult[] => {
    const told = core.handleCommand(n, command, SYSTEM);
    return told.events.length === 0 ? [] : [told];
  };
  /** The parent hears of a child that left it. */
  const leaving = ({ incident, events }: CommandResult): readonly CommandResult[] =>
    events.flatMap((event) =>
      event.type === 'unlinkedFromParent'
        ? apply(numberOf(event.parent)!, { do: 'childUnlinked', child: incident.reference })
        : [],
    );

  return {
    /** The parent takes the child first, or refuses before anything is written. */
    before(n: number | null, command: DeskCommand, actor: Actor): readonly number[] {
      if (n === null || command.do !== 'linkToParent') return [];
      const child = core.load(n);
      if (child === null || parts.decide(command, child, parts.policy, clock.now(), actor).length === 0) return [];
      return apply(existing(command.parent), { do: 'childLinked', child: child.reference }).map((told) => told.n);
    },
    after(result: CommandResult): readonly number[] {
      const { incident, events } = result;
      const children = events.some(({ type }) => type === 'resolved') ? incident.children : [];
      const resolved = children.flatMap((child) =>
        apply(numberOf(child)!, { do: 'resolveWithParent', parent: incident.reference }),
      );
      return [...leaving(result), ...resolved, ...resolved.flatMap(leaving)].map(({ n }) => n);
    },
  };
}
