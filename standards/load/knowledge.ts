import { dangling, twice } from './checks.ts';
import type { Complaint } from './complaint.ts';
import type { PolicyFiles } from './files.ts';
import type { KnowledgePolicy, TriagePolicy } from '../knowledge-types.ts';

/** A standard without triage scripts: services are suggested by the names of the catalogue. */
export const NO_TRIAGE: TriagePolicy = { atMost: 3, least: 0, sharedWords: [], scripts: [], notOurs: [] };
export const NO_KNOWLEDGE: KnowledgePolicy = {
  reviewWithin: 'P12M',
  competence: { levels: ['alone'], takesFrom: 'alone', validFor: 'P12M', passMark: 0.9 },
  shifts: [],
};

/** Checks triage-scripts.yaml and knowledge.yaml: services, levels and shifts that exist, each once, and times that can be counted. */
export function checkKnowledge({
  'triage-scripts.yaml': triage,
  'knowledge.yaml': knowledge,
  'services.yaml': services,
}: PolicyFiles): readonly Complaint[] {
  const known = services?.data.services.map(({ id }) => id);
  const scripts = triage?.data.scripts ?? [];
  const own = knowledge?.data;
  return [
    ...(triage
      ? [
          ...scripts.flatMap(({ service }, i) =>
            dangling(triage, ['scripts', i, 'service'], service, 'service', known, 'services.yaml'),
          ),
          ...twice(
            triage,
            'scripts',
            scripts.map(({ service }) => service),
          ),
        ]
      : []),
    ...(knowledge && own
      ? [
          ...period(own.reviewWithin, (why) => knowledge.complain(['reviewWithin'], why)),
          ...period(own.competence.validFor, (why) => knowledge.complain(['competence', 'validFor'], why)),
          ...dangling(
            knowledge,
            ['competence', 'takesFrom'],
            own.competence.takesFrom,
            'level',
            own.competence.levels,
            'its levels',
          ),
          ...twice(
            knowledge,
            'shifts',
            own.shifts.map(({ id }) => id),
          ),
        ]
      : []),
  ];
}

/** A period of the calendar, such as twelve months: counted from a date, so months and years are allowed. */
function period(text: string, complain: (why: string) => Complaint): readonly Complaint[] {
  try {
    if (Temporal.Duration.from(text).sign > 0) return [];
  } catch {
    // Told below.
  }
  return [complain(`"${text}" is not a period. Write it like P12M.`)];
}
