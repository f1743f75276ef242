import type { IncidentView, Route } from '../../adapters/desk-under-test.ts';
import type { Severity } from '../../standards/index.ts';
import { firstOf, measured, type HandedOver, type Measured } from '../expect/two-routes.ts';
import { show } from '../expect/shown.ts';
import type { Stage } from '../stage/index.ts';
import { levelsOf, reportOf } from './contacts.ts';
import { everything } from './hand-off.ts';

/** A fifth is severe enough to be sent back as a local cause or taken lower. */
const SEVERITIES: readonly Severity[] = ['2', '3', '3', '4', '3'];
const APART = Temporal.Duration.from({ minutes: 5 });
const A_LOOK = Temporal.Duration.from({ minutes: 30 });
const SEED = 'the same hundred';

/**
 * The same people report the same faults to two desks that differ in nothing but the route, from the same hour on. Suppliers keep to
 * their own conduct, and an analyst answers each question that reaches the desk within half an hour.
 */
export async function byBothRoutes(stage: Stage, count: number, span: Temporal.Duration): Promise<void> {
  for (const part of ['clock', 'supplier'] as const) stage.need(part);
  const sent = async (world: Stage, route: Route): Promise<Measured> =>
    measured(world, route, await handAllOver(world, route, count, span));
  // Each world has a clock of its own: side by side they take little longer than one.
  const other = await stage.beside('national-desk');
  stage.memory.noted.set('routes', await Promise.all([sent(stage, 'direct'), sent(other, 'national-desk')]));
}

async function handAllOver(stage: Stage, route: Route, count: number, span: Temporal.Duration): Promise<HandedOver> {
  const { standard, clock, other, lsp } = stage;
  const national = standard.services.filter((service) => service.national);
  const analyst = await stage.as('analyst');
  const asked = firstOf(stage, route);
  for (const control of new Set([asked, other.suppliers[lsp.id]!])) control.behave({ profile: { seed: SEED } });

  const handed: Map<string, { at: Temporal.Instant; gave: Readonly<Record<string, string>> }> = new Map();
  for (let place = 0; place < count; place += 1) {
    const organisation = standard.organisations[place % standard.organisations.length]!;
    const service = national[place % national.length]!;
    const summary = `${service.name}: the list stays empty, report ${place + 1}`;
    const { caller, ...report } = reportOf(stage, organisation, service, summary);
    const incident = await analyst.logCall(null, {
      ...report,
      caller: { name: caller.name, organisation: caller.organisation, telephone: caller.telephone! },
      ...levelsOf(stage, SEVERITIES[place % SEVERITIES.length]!),
    });
    const gave = everything(stage, incident);
    await analyst.handOff(incident.reference, gave);
    handed.set(incident.reference, {
      at: clock.now(),
      gave: Object.fromEntries(Object.entries(gave).map(([field, value]) => [field, String(value)])),
    });
    await clock.advance(APART);
  }
  const end = clock.now().add({ hours: span.total('hours') });
  const answered = new Set<string>();
  while (Temporal.Instant.compare(clock.now(), end) < 0) {
    await clock.advance(A_LOOK);
    for (const { externalId, status, id, note } of asked.tickets) {
      const question = `${id} ${note.length}`;
      if (status !== 'pending' || externalId === undefined || answered.has(question)) continue;
      show(handed.has(externalId), `Each ticket was to name one of our references; ${id} names ${externalId}.`);
      const incident: IncidentView = await analyst.incident(externalId);
      if (incident.supplier?.status !== 'pending') continue;
      answered.add(question);
      await analyst.answerSupplier(externalId, 'Terminal WS-4411 and three others, since nine; the message is ERR-2047.');
      await stage.quiet();
    }
  }
  return handed;
}
