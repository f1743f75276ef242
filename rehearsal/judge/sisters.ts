import type { Contact, Denial } from '../../steps/environment/denial.ts';
import type { RanScenario } from '../run/collect.ts';
import type { PlannedScenario } from '../run/planned.ts';

/**
 * A scenario that denies a contact, such as "nobody is called", counts as met only beside a sister of the same run that is met and in which
 * this desk made such a contact. Otherwise a desk that never contacts anybody would pass: the scenario needs review. Whatever else a scenario
 * is stands: a contact that was made needs no sister.
 */
export function besideSisters(
  ran: readonly RanScenario[],
  planned: readonly Pick<PlannedScenario, 'id' | 'sisters'>[],
): readonly RanScenario[] {
  const sistersOf = new Map(planned.map(({ id, sisters }) => [id, sisters]));
  return ran.map((scenario) => {
    const unshown = scenario.verdict === 'met' ? unshownOf(scenario, sistersOf.get(scenario.id) ?? [], ran) : null;
    return unshown === null ? scenario : { ...scenario, verdict: 'needs review', cause: unshown };
  });
}

/** Why the first denial that counts for nothing does so, in a sentence. Null: all count. */
function unshownOf({ contacts }: RanScenario, sisters: readonly string[], ran: readonly RanScenario[]): string | null {
  for (const denial of contacts?.denied ?? []) {
    const reasons = sisters.map((name) =>
      reasonUnshown(
        name,
        ran.filter((scenario) => scenario.name === name),
        denial,
      ),
    );
    if (reasons.includes(null)) continue;
    const why = reasons[0] ?? 'it names no such scenario: write Unlike "…" under its name';
    return `That ${denial.what} counts only beside a scenario in which this desk ${doing(denial)}: ${why}.`;
  }
  return null;
}

function reasonUnshown(name: string, rows: readonly RanScenario[], denial: Denial): string | null {
  const met = rows.filter(({ verdict }) => verdict === 'met');
  if (met.some(({ contacts }) => contacts?.made.some((contact) => shows(contact, denial)))) return null;
  const [first] = rows;
  if (!first) return `"${name}" did not run`;
  return met.length === 0 ? `"${name}" is itself ${first.verdict}` : `in "${name}" the desk made no such contact`;
}

const shows = ({ by, to }: Contact, denial: Denial): boolean =>
  denial.by.includes(by) && (denial.to === null || denial.to === to) && !denial.but.includes(to);

const DOING: Readonly<Record<Contact['by'], string>> = {
  call: 'calls',
  mail: 'writes',
  'hand-off': 'hands something over',
  event: 'sends events',
};
const doing = ({ by, to, but }: Denial): string => {
  const verbs = by.map((kind) => DOING[kind]).join(' or ');
  if (by[0] === 'hand-off' || by[0] === 'event') return verbs;
  const whom = to === null ? (but.length ? 'somebody else' : 'somebody') : `the ${to.replaceAll('-', ' ')}`;
  return by.includes('mail') ? `${verbs} to ${whom}` : `${verbs} ${whom}`;
};
