import type { DataTable } from '@cucumber/cucumber';
import { sendMail } from '../contacts/actions.ts';
import { reportOf } from '../contacts/reports.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { attempt } from '../incidents/actions.ts';

export async function openCatalogue(environment: ScenarioEnvironment): Promise<void> {
  environment.state.catalogue = await (await environment.as('analyst')).catalogue();
}

export async function tryToLogUnknownService(environment: ScenarioEnvironment, service: string): Promise<void> {
  const analyst = await environment.as('analyst');
  const contact = reportOf(
    environment,
    environment.standard.organisations[0]!,
    environment.standard.services[0]!,
    'It does not work',
  );
  await attempt(environment, async () => analyst.logCall(null, { ...contact, service }));
}

/** Four mails that name a service only in their subjects. */
export async function sendMailsNamingServices(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const rows = table.raw();
  for (const [place, [subject]] of rows.entries())
    await sendMail(environment, environment.standard.organisations[place % environment.standard.organisations.length]!, subject!);
  environment.state.subjects = rows;
}
