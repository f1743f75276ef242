import type { RawMail } from '../../../simulators/mail/types.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import type { Attempted } from './sent.ts';

export async function attempted(environment: ScenarioEnvironment, mail: RawMail): Promise<Attempted> {
  const assessor = await environment.as('assessor');
  const known = new Set((await environment.desk.everything()).map(({ reference }) => reference));
  const letters = environment.mail.delivered.length;
  const refused = await turnedAway(environment, mail);
  await environment.settle();
  const fresh = (await environment.desk.everything()).filter(({ reference }) => !known.has(reference));
  const opened = await Promise.all(fresh.map(async ({ reference }) => assessor.incident(reference)));
  return { refused, opened, lettersTo: environment.mail.delivered.slice(letters).flatMap(({ to }) => to) };
}

/** The SMTP code of the refusal; null: it was taken. */
export async function turnedAway({ mail }: ScenarioEnvironment, raw: RawMail): Promise<string | null> {
  try {
    await mail.sendRaw(raw);
    return null;
  } catch (error) {
    const code = ((error as Error).cause as { responseCode?: number } | undefined)?.responseCode;
    // A mail that was not answered is no answer.
    if (code === undefined) throw error;
    return String(code);
  }
}
