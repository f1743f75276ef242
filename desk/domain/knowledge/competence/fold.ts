import type { Analyst, Competence, RecordedCompetenceFact } from './types.ts';

/** A person's competence as the facts have left it. Pure. */
export function foldAnalyst(id: string, facts: readonly RecordedCompetenceFact[]): Analyst | null {
  return facts.reduce<Analyst | null>((analyst, fact) => {
    if (fact.type === 'enrolled') return analyst ?? { id, name: fact.texts.person, competences: [], record: [], shifts: [] };
    return analyst === null ? null : after(analyst, fact);
  }, null);
}

function after(analyst: Analyst, fact: Exclude<RecordedCompetenceFact, { type: 'enrolled' }>): Analyst {
  switch (fact.type) {
    case 'shown': {
      const { service, level, proof, on, validTo, evidence = null, actor } = fact;
      const shown: Competence = { service, level, proof, on, validTo, evidence, assessor: actor.id };
      return { ...analyst, competences: [...without(analyst, service), shown], record: [...analyst.record, shown] };
    }
    case 'withdrawn':
      return { ...analyst, competences: without(analyst, fact.service) };
    case 'planned':
      return { ...analyst, shifts: [...notPlanned(analyst, fact), { shift: fact.shift, date: fact.date }] };
    case 'unplanned':
      return { ...analyst, shifts: notPlanned(analyst, fact) };
    default:
      return fact satisfies never;
  }
}

const without = ({ competences }: Analyst, service: string) => competences.filter((each) => each.service !== service);
const notPlanned = ({ shifts }: Analyst, { shift, date }: { readonly shift: string; readonly date: string }) =>
  shifts.filter((each) => each.shift !== shift || each.date !== date);
