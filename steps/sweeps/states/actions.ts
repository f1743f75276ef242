import { DeskRefusal, type DeskSession, type IncidentView } from '../../../adapters/desk-under-test.ts';
import type { Severity } from '../../../standards/index.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { inState, opened, STATES } from './in-state.ts';
import { situationOf, standingOf, typesSince } from './observations.ts';
import type { VerbTried } from './tried.ts';
import { ADDS, BY_SEVERITY, VERBS, type Tried } from './verbs.ts';

/**
 * Tries every verb in every state at one severity: the first that a scenario names takes all, each of the others what the first was
 * refused, and its turn of the rest.
 */
export async function tryEachVerb(environment: ScenarioEnvironment, severity: Severity): Promise<void> {
  const { state: scenario, standard } = environment;
  const known = [...scenario.verbsTried];
  const all = Object.keys(standard.severity.impacts) as Severity[];
  const { reference: parent } = await opened(environment, severity);
  for (const [place, [state, { severities }]] of Object.entries(STATES).entries()) {
    if (severities?.includes(severity) === false) continue;
    const first = known.find((one) => one.state === state)?.severity ?? severity;
    const others = all.filter((one) => one !== first);
    const where = { environment, state, severity, parent };
    const refused = known.filter((one) => one.state === state && one.severity === first && one.refusal !== null);
    const again = refused.map(({ verb }) => verb).filter((verb) => verb !== BY_SEVERITY);
    const inTurn = (n: number) => severity === first || others[(place + n) % others.length] === severity;
    const verbs = Object.keys(VERBS).filter((verb, n) => (inTurn(n) || verb === BY_SEVERITY) && !again.includes(verb));
    scenario.verbsTried.push(...(await tryTogether(where, again)), ...(await tryIn(where, verbs)));
  }
}

/** Verbs that are to be refused share an incident, which is read once. */
async function tryTogether(where: Where, verbs: readonly string[]): Promise<readonly VerbTried[]> {
  const { state, severity } = where;
  if (verbs.length === 0) return [];
  const assessor = await where.environment.as('assessor');
  const { tried, before } = await newOne(where, assessor);
  const refusals = new Map<string, string | null>();
  for (const verb of verbs) refusals.set(verb, await refusalOf(async () => VERBS[verb]!(tried)));
  const after = await assessor.incident(before.reference);
  const recorded = typesSince(before, after);
  return verbs.map((verb) => ({
    ...{ state, verb, severity, reference: before.reference, refusal: refusals.get(verb) ?? null, recorded, moved: false },
    before: standingOf(before),
    after: standingOf(after),
  }));
}

interface Where {
  readonly environment: ScenarioEnvironment;
  readonly state: string;
  readonly severity: Severity;
  readonly parent: string;
}

/** An incident that a verb has moved on is followed by a new one. */
async function tryIn(where: Where, verbs: readonly string[]): Promise<readonly VerbTried[]> {
  const { state, severity } = where;
  const assessor = await where.environment.as('assessor');
  const outcomes: VerbTried[] = [];
  let current: Current | null = null;
  for (const verb of verbs) {
    const now: Current = current ?? (await newOne(where, assessor));
    const { tried, before } = now;
    const refusal = await refusalOf(async () => VERBS[verb]!(tried));
    const after: IncidentView = await assessor.incident(before.reference);
    const recorded = typesSince(before, after);
    const moved: boolean = situationOf(before) !== situationOf(after) || (recorded.length > 0 && !ADDS.has(verb));
    outcomes.push({
      ...{ state, verb, severity, reference: before.reference, refusal, recorded, moved },
      before: standingOf(before),
      after: standingOf(after),
    });
    current = moved ? null : { tried, before: await settled(where.environment, after, recorded) };
  }
  return outcomes;
}

/** The incident once the supplier has been told of what was recorded. */
async function settled(environment: ScenarioEnvironment, incident: IncidentView, recorded: readonly string[]) {
  if (incident.supplier === null || recorded.length === 0) return incident;
  await environment.settle();
  return (await environment.as('assessor')).incident(incident.reference);
}

interface Current {
  readonly tried: Tried;
  readonly before: IncidentView;
}

async function newOne({ environment, state, severity, parent }: Where, assessor: DeskSession): Promise<Current> {
  const tried = await inState(environment, state, severity, parent);
  return { tried, before: await assessor.incident(tried.incident.reference) };
}

/** The code of the desk's refusal; null: it did what it was asked. */
export async function refusalOf(act: () => Promise<unknown>): Promise<string | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof DeskRefusal) return error.code;
    throw error;
  }
}
