import type { DataTable } from '@cucumber/cucumber';
import type { Organisation, Severity } from '../../standards/index.ts';
import { reportOf } from '../contacts/reports.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { HarnessFault } from '../environment/harness-fault.ts';
import { levelsOf } from '../expected/levels.ts';
import type { Happened } from '../expected/reported.ts';
import { attempt } from '../incidents/actions.ts';
import { organisationCalled } from '../parameter-types.ts';

type Row = Readonly<Record<'at' | 'incident' | 'what' | 'customer' | 'severity', string>>;

/** Goes through a table of what happens, in its order: each row at its local time, with the incident of its letter. */
export async function letHappen(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const { clock, standard, state } = environment;
  for (const row of table.hashes() as unknown as readonly Row[]) {
    const at = Temporal.PlainDateTime.from(row.at.replace(' ', 'T')).toZonedDateTime(standard.zone).toInstant();
    if (Temporal.Instant.compare(at, clock.now()) > 0) await clock.advanceTo(at);
    const known = state.happened.find(({ incident, what }) => incident === row.incident && what === 'logged');
    const organisation = known?.organisation ?? organisationCalled(row.customer).id;
    const severity = known?.severity ?? row.severity;
    const happened = {
      at: at.epochMilliseconds,
      incident: row.incident,
      what: row.what as Happened['what'],
      organisation,
      severity,
    };
    await doIt(environment, happened);
    state.happened.push(happened);
    await environment.settle();
  }
}

async function doIt(environment: ScenarioEnvironment, { incident, what, organisation, severity }: Happened): Promise<void> {
  const analyst = await environment.as('analyst');
  const reference = environment.state.lettered.get(incident) ?? '';
  switch (what) {
    case 'logged':
      return logIt(environment, incident, organisation, severity as Severity);
    case 'answered':
      return analyst.respond(reference, 'We are looking into it.');
    case 'resolved':
      return analyst.resolve(reference, 'The cable was changed.');
    case 'solved at first contact':
      return analyst.reports.resolveAtFirstContact(reference, 'The password was reset while the caller waited.');
    case 'reopened':
      return analyst.reopen(reference, 'It is back.');
    case 'linked':
      return analyst.linkToParent(reference, environment.state.lettered.get('A') ?? '');
    default:
      throw new HarnessFault(`"${String(what)}" cannot happen in such a table.`, { owner: 'scenario' });
  }
}

async function logIt(environment: ScenarioEnvironment, letter: string, organisation: string, severity: Severity): Promise<void> {
  environment.need('call-logging');
  const { standard, state } = environment;
  const service = standard.services.find(({ national }) => national)!;
  const customer = standard.organisations.find(({ id }) => id === organisation)!;
  const analyst = await environment.as('analyst');
  const contact = reportOf(environment, customer, service, `${service.name} does not work`);
  const { reference } = await analyst.logCall(null, { ...contact, ...levelsOf(environment, severity) });
  state.references.push(reference);
  state.lettered.set(letter, reference);
}

export async function writeCause(environment: ScenarioEnvironment, letter: string, cause: string, action: string): Promise<void> {
  const analyst = await environment.as('analyst');
  const reference = environment.state.lettered.get(letter)!;
  await analyst.reports.explainMiss(reference, { measures: 'resolution', of: null }, cause, action);
}

/** As the duty manager, from the time of a date on. */
export async function correct(environment: ScenarioEnvironment, letter: string, severity: Severity, date: string): Promise<void> {
  const manager = await environment.as('duty-manager');
  const since = Temporal.PlainDate.from(date).toZonedDateTime(environment.standard.zone).toInstant();
  await manager.reports.correctSeverity(environment.state.lettered.get(letter)!, severity, String(since), 'It was one user.');
}

export async function askForReport(
  environment: ScenarioEnvironment,
  asker: Organisation,
  period: string,
  about: Organisation,
): Promise<void> {
  const requester = await environment.as('requester', asker.id);
  await attempt(environment, async () => requester.reports.report(period, { organisation: about.id }));
}
