import type { DataTable } from '@cucumber/cucumber';
import { isNhsNumber } from '../../kernel/index.ts';
import type { Organisation } from '../../standards/index.ts';
import { sendMail } from '../contacts/actions.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { list } from '../expectation.ts';

/** Throws unless every number passes the check digit: with other numbers the scenario would prove nothing. */
export function setLookalikes(environment: ScenarioEnvironment, table: DataTable): void {
  const rows = table.raw();
  const wrong = rows.filter(([number]) => !isNhsNumber(number!));
  if (wrong.length)
    throw new Error(`${list(wrong.map(([number]) => number!))} does not pass the check digit. Choose other numbers.`);
  environment.state.lookalikes = rows;
}

export async function sendLookalikes(environment: ScenarioEnvironment, organisation: Organisation): Promise<void> {
  await sendMail(
    environment,
    organisation,
    'Printer on ward 7',
    environment.state.lookalikes.map(([, words]) => `${words}.`).join('\n'),
  );
}

export const sendMailWithNumber = async (
  environment: ScenarioEnvironment,
  organisation: Organisation,
  subject: string,
): Promise<void> => sendMail(environment, organisation, subject, 'The NHS number is 943 476 5919, please help.');
