import type { Actor } from '../domain/access/actor.ts';
import type { Hazard, HazardCommand, NewHazard } from '../domain/hazards/index.ts';
import type { ListedRow } from '../store/index.ts';

/** Clinical safety beside the incidents: the hazard log. */
export interface SafetyService {
  hazards(viewer: Actor): Promise<readonly ListedRow[]>;
  hazard(reference: string, viewer: Actor): Promise<Hazard>;
  recordHazard(given: NewHazard, actor: Actor): Promise<Hazard>;
  changeHazard(reference: string, command: HazardCommand, actor: Actor): Promise<Hazard>;
}
