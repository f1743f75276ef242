import type { IncidentView, Route } from '../../adapters/desk-under-test.ts';
import type { Severity } from '../../standards/index.ts';
import { levelsOf } from '../expected/levels.ts';
import { reportOf } from '../contacts/reports.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import type { RouteOutcome } from '../environment/remembered.ts';
import { assertShown } from '../expectation.ts';
import { completeData } from '../hand-off/data.ts';
import { firstReceiver, measureRoute, type HandedOff } from './observations.ts';

/** One in five is severe enough for the supplier to send it back as a local cause or to lower it. */
const SEVERITIES: readonly Severity[] = ['2', '3', '3', '4', '3'];

const REPORTED_EVERY = Temporal.Duration.from({ minutes: 5 });

const LOOKS_EVERY = Temporal.Duration.from({ minutes: 30 });

const SEED = 'the same hundred';

/**
 * The same people report the same faults at the same times to two desks that differ only in the route. Suppliers behave as their
 * profile says. An analyst answers each question within half an hour of its reaching the desk.
 */
export async function handOffByBothRoutes(
  environment: ScenarioEnvironment,
  count: number,
  span: Temporal.Duration,
): Promise<void> {
  for (const part of ['follows-time', 'supplier'] as const) environment.need(part);
  const sent = async (world: ScenarioEnvironment, route: Route): Promise<RouteOutcome> =>
    measureRoute(world, route, await handOffAll(world, route, count, span));
  // Each environment has its own clock, so running both at once takes little longer than one.
  const other = await environment.beside('national-desk');
  environment.state.routes = await Promise.all([sent(environment, 'direct'), sent(other, 'national-desk')]);
}

async function handOffAll(
  environment: ScenarioEnvironment,
  route: Route,
  count: number,
  span: Temporal.Duration,
): Promise<HandedOff> {
  const { standard, clock, other, lsp } = environment;
  const national = standard.services.filter((service) => service.national);
  const analyst = await environment.as('analyst');
  const asked = firstReceiver(environment, route);
  for (const control of new Set([asked, other.suppliers[lsp.id]!])) control.behave({ profile: { seed: SEED } });

  const handed: Map<string, { at: Temporal.Instant; gave: Readonly<Record<string, string>> }> = new Map();
  for (let place = 0; place < count; place += 1) {
    const organisation = standard.organisations[place % standard.organisations.length]!;
    const service = national[place % national.length]!;
    const summary = `${service.name}: the list stays empty, report ${place + 1}`;
    const { caller, ...report } = reportOf(environment, organisation, service, summary);
    const incident = await analyst.logCall(null, {
      ...report,
      caller: { name: caller.name, organisation: caller.organisation, telephone: caller.telephone! },
      ...levelsOf(environment, SEVERITIES[place % SEVERITIES.length]!),
    });
    const gave = completeData(environment, incident);
    await analyst.handOff(incident.reference, gave);
    handed.set(incident.reference, {
      at: clock.now(),
      gave: Object.fromEntries(Object.entries(gave).map(([field, value]) => [field, String(value)])),
    });
    await clock.advance(REPORTED_EVERY);
  }
  const end = clock.now().add({ hours: span.total('hours') });
  const answered = new Set<string>();
  while (Temporal.Instant.compare(clock.now(), end) < 0) {
    await clock.advance(LOOKS_EVERY);
    for (const { externalId, status, id, note } of asked.tickets) {
      const question = `${id} ${note.length}`;
      if (status !== 'pending' || externalId === undefined || answered.has(question)) continue;
      assertShown(handed.has(externalId), `Each ticket was to name one of our references; ${id} names ${externalId}.`);
      const incident: IncidentView = await analyst.incident(externalId);
      if (incident.supplier?.status !== 'pending') continue;
      answered.add(question);
      await analyst.answerSupplier(externalId, 'Terminal WS-4411 and three others, since nine; the message is ERR-2047.');
      await environment.settle();
    }
  }
  return handed;
}
