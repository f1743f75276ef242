import { entriesOf } from './entries.ts';
import type { Knowledge } from './types.ts';
import type { Core } from '../core.ts';
import { readsNotes } from '../../domain/access/index.ts';
import { changeCompetence, COMPETENCE, refuseKnowledge as refuse, shiftOn } from '../../domain/knowledge/index.ts';

/** Days of which the gaps are told at most. */
const MOST_DAYS = 62;

export function competenceServices(core: Core): Pick<Knowledge, 'competence' | 'changeCompetence'> {
  const { parts, clock } = core;
  const register = core.register(() => COMPETENCE);
  const entries = entriesOf(core, COMPETENCE.name, register);
  return {
    async competence(from, days, viewer) {
      if (!readsNotes(viewer)) throw refuse.forbidden('Competence is for the staff of the desk and the assessor.');
      if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
        throw refuse.invalid(`Ask for 1 to ${String(MOST_DAYS)} days.`, 'days');
      const { policy, knowledge } = parts;
      const analysts = await entries.all();
      const now = clock.now();
      const dates = Array.from({ length: days }, (_, i) => from.add({ days: i }));
      const shifts = dates.flatMap((date) => policy.knowledge.shifts.flatMap(({ id }) => shiftOn(id, date, policy) ?? []));
      return {
        analysts: analysts.map(({ id, name, competences, shifts: planned }) => ({
          ...{ id, name, shifts: planned },
          competences: competences.map(({ service, level, proof, on, validTo, assessor, evidence }) => ({
            ...{ service, level, on, validTo, assessor, evidence },
            how:
              proof.how === 'test'
                ? `${proof.test}: ${String(proof.right)} of ${String(proof.of)}`
                : `observed call ${proof.incident}`,
            takesCalls: knowledge.mayTake(analysts, service, now, policy).some((each) => each.id === id),
          })),
        })),
        gaps: shifts.flatMap((shift) =>
          knowledge.gapsIn(shift, analysts, policy).map((gap) => ({ ...gap, from: String(gap.from), to: String(gap.to) })),
        ),
      };
    },
    async changeCompetence(person, command, actor) {
      await register.run(
        person.id,
        (analyst, now) => changeCompetence(analyst, person, command, actor, now, parts.policy),
        actor,
      );
    },
  };
}
