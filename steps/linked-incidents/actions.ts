import type { Service } from '../../standards/index.ts';
import { levelsOf } from '../expected/levels.ts';
import { reportOf } from '../contacts/reports.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { attempt } from '../incidents/actions.ts';
import type { Nth } from '../parameter-types.ts';
import { referenceOf } from './observations.ts';

export async function link(environment: ScenarioEnvironment, child: Nth, parent: Nth): Promise<void> {
  environment.need('family');
  await (await environment.as('analyst')).linkToParent(referenceOf(environment, child), referenceOf(environment, parent));
}

export const tryToLink = async (environment: ScenarioEnvironment, child: Nth, parent: Nth): Promise<unknown> =>
  attempt(environment, async () => link(environment, child, parent));

export async function unlink(environment: ScenarioEnvironment, child: Nth, _parent: Nth, reason: string): Promise<void> {
  environment.need('family');
  await (await environment.as('analyst')).unlinkFromParent(referenceOf(environment, child), reason);
}

export async function resolveNth(environment: ScenarioEnvironment, nth: Nth, how: string): Promise<void> {
  environment.state.lettersBeforeResolution = environment.mail.delivered.length;
  await (await environment.as('analyst')).resolve(referenceOf(environment, nth), how);
}

export const reopenNth = async (environment: ScenarioEnvironment, nth: Nth, reason: string): Promise<void> =>
  (await environment.as('analyst')).reopen(referenceOf(environment, nth), reason);

/** Reports at even intervals, each answered at once and linked to the scenario's incident. */
export async function reportParts(
  environment: ScenarioEnvironment,
  count: number,
  service: Service,
  span: Temporal.Duration,
): Promise<void> {
  environment.need('family');
  const { standard, clock, state } = environment;
  const leading = state.reference;
  const analyst = await environment.as('analyst');
  const apart = Temporal.Duration.from({ seconds: Math.floor(span.total('seconds') / count) });
  const parts = environment.state.parts;
  for (let place = 0; place < count; place += 1) {
    const organisation = standard.organisations[parts.length % standard.organisations.length]!;
    const report = reportOf(environment, organisation, service, `${service.name} does not work at site ${parts.length + 1}`);
    const { reference } = await analyst.logCall(null, { ...report, ...levelsOf(environment, '3') });
    await analyst.linkToParent(reference, leading);
    await analyst.respond(reference, `It is known, and a part of ${leading}.`);
    parts.push(reference);
    await clock.advance(apart);
  }
}
