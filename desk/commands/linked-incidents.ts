import type { CommandResult, CommandHandler } from './handle-command.ts';
import type { Actor } from '../domain/access/actor.ts';
import { SYSTEM } from '../domain/access/system.ts';
import { refuse, type DeskCommand } from '../domain/incident/index.ts';
import type { Rules } from '../domain/rules.ts';
import { numberOf } from '../store/index.ts';
import type { UnitOfWork } from './unit-of-work.ts';
import type { Clock } from '../../kernel/index.ts';

export interface LinkedIncidentsOptions {
  readonly core: CommandHandler;
  readonly parts: Pick<Rules, 'decide' | 'policy'>;
  readonly clock: Clock;
}

/** Applies a command's effects on the incident's parent and children, in the same unit of work. */
export function linkedIncidents({ core, parts, clock }: LinkedIncidentsOptions) {
  const apply = async (unit: UnitOfWork, reference: string, command: DeskCommand): Promise<CommandResult> => {
    const n = numberOf(reference);
    if (n === null || (await unit.load(n)) === null) throw refuse.notFound(reference);
    return core.handleCommand(unit, n, command, SYSTEM);
  };
  /** Notifies the parent that a child left it. */
  const leaving = async (unit: UnitOfWork, { incident, events }: CommandResult): Promise<void> => {
    for (const event of events)
      if (event.type === 'unlinkedFromParent')
        await apply(unit, event.parent, { do: 'childUnlinked', child: incident.reference });
  };

  return {
    /** The parent accepts the child first, or refuses. */
    async before(unit: UnitOfWork, n: number | null, command: DeskCommand, actor: Actor): Promise<void> {
      if (n === null || command.do !== 'linkToParent') return;
      const child = await unit.load(n);
      if (child === null || parts.decide(command, child, parts.policy, clock.now(), actor).length === 0) return;
      await apply(unit, command.parent, { do: 'childLinked', child: child.reference });
    },
    async after(unit: UnitOfWork, done: CommandResult): Promise<void> {
      const { incident, events } = done;
      await leaving(unit, done);
      if (!events.some(({ type }) => type === 'resolved')) return;
      for (const child of incident.children)
        await leaving(unit, await apply(unit, child, { do: 'resolveWithParent', parent: incident.reference }));
    },
  };
}
