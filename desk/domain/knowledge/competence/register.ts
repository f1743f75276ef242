import { foldAnalyst } from './fold.ts';
import type { Analyst, CompetenceFact } from './types.ts';
import type { Register } from '../../registers/index.ts';

/** One entry a person, by account. */
export const COMPETENCE: Register<CompetenceFact, Analyst> = {
  name: 'competence',
  prefix: '',
  fold: foldAnalyst,
  row: ({ name }) => ({ state: 'enrolled', title: name, organisations: null, due: null }),
};
