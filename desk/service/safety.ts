import type { Core } from './core.ts';
import type { RegisterService } from './registers.ts';
import type { CommandResult } from '../commands/handle-command.ts';
import { incidentLane, type UnitOfWork } from '../commands/unit-of-work.ts';
import type { Actor } from '../domain/access/actor.ts';
import { readsNotes } from '../domain/access/index.ts';
import {
  decideHazard,
  hazardLog,
  recordHazard,
  type Hazard,
  type HazardCommand,
  type HazardFact,
} from '../domain/hazards/index.ts';
import { refuse } from '../domain/incident/index.ts';
import type { SafetyService } from './safety-types.ts';
import { numberOf } from '../store/index.ts';

export interface SafetyServices {
  readonly service: SafetyService;
  /** Links an incident to an entry of the hazard log, in one commit: the entry says that it happened there. */
  linkHazard(reference: string, hazard: string, actor: Actor): Promise<CommandResult>;
}

const ofStaff = (viewer: Actor): void => {
  if (!readsNotes(viewer)) throw refuse.forbidden("The hazard log is for the desk's people and its assessor.");
};

export function safetyServices(core: Core): SafetyServices {
  const log: RegisterService<HazardFact, Hazard> = core.register(hazardLog);
  const policy = () => core.parts.policy;
  const change = (command: HazardCommand, actor: Actor) => (hazard: Hazard | null) => {
    if (hazard === null) throw refuse.noHazard();
    return decideHazard(hazard, command, policy(), actor);
  };
  return {
    service: {
      async hazards(viewer) {
        ofStaff(viewer);
        return log.list({});
      },
      async hazard(reference, viewer) {
        ofStaff(viewer);
        return (await log.find(reference)) ?? Promise.reject(refuse.noHazard(reference));
      },
      recordHazard: async (given, actor) => (await log.run(null, () => recordHazard(given, policy(), actor), actor)).entry,
      changeHazard: async (reference, command, actor) => (await log.run(reference, change(command, actor), actor)).entry,
    },
    async linkHazard(reference, hazard, actor) {
      const n = numberOf(reference);
      if (n === null) throw refuse.notFound(reference);
      const link = async (unit: UnitOfWork) => {
        if ((await unit.load(n)) === null) throw refuse.notFound(reference);
        const done = await core.handle(unit, n, { do: 'linkHazard', hazard }, actor);
        await log.inUnit(unit, hazard, change({ do: 'realised', incident: reference }, actor), actor);
        return done;
      };
      return core.units.run(link, { lane: incidentLane(n) });
    },
  };
}
