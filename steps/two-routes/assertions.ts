import type { ScenarioEnvironment } from '../environment/index.ts';
import type { RouteOutcome } from '../environment/remembered.ts';
import { assertShown, list } from '../expectation.ts';
import { total } from './observations.ts';

const directIncidents = (environment: ScenarioEnvironment): RouteOutcome['incidents'] => environment.state.routes[0].incidents;

export function expectEachAtOnce(environment: ScenarioEnvironment, span: Temporal.Duration): void {
  const most = span.total('minutes');
  const of = directIncidents(environment);
  const late = of.filter(({ minutes }) => minutes === null || minutes > most);
  assertShown(
    late.length === 0,
    () => `All ${of.length} were to be with the LSP within ${most} minutes; ${late.length} were not.`,
  );
  const changed = [...new Set(of.flatMap(({ lost }) => lost))];
  assertShown(changed.length === 0, () => `The LSP was to read every field as it was given; it could not read ${list(changed)}.`);
}

export function expectBothNamed(environment: ScenarioEnvironment): void {
  const unnamed = directIncidents(environment).filter(({ theyNameUs, weNameThem }) => !theyNameUs || !weNameThem);
  assertShown(
    unnamed.length === 0,
    () => `Both sides were to know both references; of ${unnamed.length} incidents one side does not.`,
  );
}

export function expectAllHeard(environment: ScenarioEnvironment): void {
  const wrote = total(directIncidents(environment), ({ wrote: words }) => words);
  const reached = total(directIncidents(environment), ({ reached: words }) => words);
  assertShown(wrote > 0, 'The LSP was to write something; it wrote nothing, so nothing is shown about what comes back.');
  assertShown(reached === wrote, () => `Our record was to have all ${wrote} notes of the LSP; it has ${reached}.`);
}
