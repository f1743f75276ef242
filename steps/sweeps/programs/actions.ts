import type { DataTable } from '@cucumber/cucumber';
import type { RawMail } from '../../../simulators/mail/types.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import { mentions, shapesOf } from '../../environment/references.ts';
import { assertShown } from '../../expectation.ts';
import { turnedAway } from '../who-writes/attempt.ts';
import { message } from './letters.ts';
import { NOTICES } from './notices.ts';
import { BECOMES, type Becomes, type ProgramSent } from './sent.ts';

/** A caller writes, and the desk answers and waits: there is a letter of the desk that mails can be about. */
export async function reportAndAnswer(environment: ScenarioEnvironment, place = 0): Promise<void> {
  const { mail, desk, standard } = environment;
  const caller = `robin.${place}@${standard.organisations[0]!.mailDomains[0]}`;
  const subject = `Nothing prints on ward ${place}`;
  await mail.send({ from: caller, to: desk.addresses.mail, subject, text: 'It began this morning.' });
  await environment.settle();
  const shapes = shapesOf([desk.wording.unknownReference]);
  const [reference] = mail.inbox(caller).flatMap((letter) => mentions(shapes, `${letter.subject} ${letter.text}`));
  assertShown(reference !== undefined, `"${subject}" was to become an incident whose reference its sender is mailed.`);
  await askCaller(environment, reference);
  environment.state.answered = { reference, caller, letter: mail.inbox(caller).at(-1)! };
}

/** The desk asks its caller something, and waits. */
async function askCaller(environment: ScenarioEnvironment, reference: string): Promise<void> {
  const analyst = await environment.as('analyst');
  await analyst.respond(reference, 'Which printer is it?');
  await analyst.pause(reference, environment.desk.wording.awaitingCaller);
  await environment.settle();
}

interface Row {
  readonly what: string;
  readonly becomes: Becomes;
  readonly words: string;
  readonly mail: RawMail;
}

export async function sendByHeader(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const { caller, reference, letter } = environment.state.answered;
  const rows = table.hashes().map(({ header = '', subject = '', about = '', becomes = '' }, place): Row => {
    const words = `Words of row ${place + 1}.`;
    const answers = { 'our letter': [`In-Reply-To: ${letter.messageId}`], reference: [], nothing: [] }[about];
    if (!answers) throw new HarnessFault(`A mail is about "our letter", its "reference" or "nothing", not "${about}".`);
    const named = about === 'reference' ? `${subject} [${reference}]` : subject;
    const lines = [...(header === '' ? [] : header.split('\\n')), ...answers];
    return {
      ...{ what: [header, subject, `about ${about}`].filter(Boolean).join(', '), becomes: becomesOf(becomes), words },
      mail: from(environment, { from: caller, subject: named, header: lines, body: words }, place),
    };
  });
  const sent: ProgramSent[] = [];
  for (const row of rows) {
    sent.push(await sendRow(environment, row));
    // Somebody is told once of an answer, until the desk has written again.
    if (row.becomes === 'an answer') await askCaller(environment, reference);
  }
  environment.state.programsSent = sent;
}

/** Each is about an incident of its own, because a caller who was not reached is recorded once. */
export async function sendNotices(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const sent: ProgramSent[] = [];
  for (const [place, { 'what comes': what = '', becomes = '', says = '' }] of table.hashes().entries()) {
    const notice = NOTICES[what];
    if (!notice) throw new HarnessFault(`Nothing that comes is called "${what}". Known: ${Object.keys(NOTICES).join('; ')}.`);
    if (place > 0) await reportAndAnswer(environment, place);
    const { caller, letter } = environment.state.answered;
    const mail = from(environment, notice({ letter: letter.messageId, subject: letter.subject, to: caller }), place);
    sent.push(await sendRow(environment, { what, becomes: becomesOf(becomes), words: says, mail }));
  }
  environment.state.programsSent = sent;
}

function becomesOf(text: string): Becomes {
  const found = BECOMES.find((each) => each === text);
  if (!found) throw new HarnessFault(`No mail becomes "${text}". Write ${BECOMES.join(', ')}.`);
  return found;
}

interface Written {
  readonly from: string;
  readonly envelopeFrom?: string;
  readonly subject: string;
  readonly header?: readonly string[];
  readonly type?: string;
  readonly body: string;
}

function from({ desk, clock }: ScenarioEnvironment, written: Written, place: number): RawMail {
  const { envelopeFrom = written.from, header = [], type = 'text/plain; charset=utf-8' } = written;
  const date = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'medium' })
    .format(clock.now().epochMilliseconds)
    .replace(',', '');
  const raw = message(
    [
      ...[`From: ${written.from}`, `To: ${desk.addresses.mail}`, `Subject: ${written.subject}`, `Date: ${date} +0000`],
      ...[`Message-ID: <row.${place + 1}@programs.example>`, 'MIME-Version: 1.0', `Content-Type: ${type}`],
      ...header,
    ],
    written.body,
  );
  return { raw, envelope: { from: envelopeFrom, to: desk.addresses.mail } };
}

/** Sends a mail, and reads what it left at the desk. */
async function sendRow(environment: ScenarioEnvironment, { mail, ...row }: Row): Promise<ProgramSent> {
  const { reference } = environment.state.answered;
  const assessor = await environment.as('assessor');
  const trace = async () => ({
    incidents: (await environment.desk.everything()).length,
    events: (await assessor.incident(reference)).timeline,
    letters: environment.mail.delivered.length,
  });
  const before = await trace();
  const refused = await turnedAway(environment, mail);
  await environment.settle();
  const after = await trace();
  const staff = staffMailboxes(environment);
  const letters = environment.mail.delivered.slice(before.letters);
  const lettersToStaff = letters.filter(({ to }) => to.some((address) => staff.has(address.toLowerCase()))).length;
  return {
    ...{ ...row, reference, refused, opened: after.incidents - before.incidents, lettersToStaff },
    recorded: after.events.slice(before.events.length).map(({ type, says }) => ({ type, says })),
    lettersElsewhere: letters.length - lettersToStaff,
  };
}

const staffMailboxes = ({ standard }: ScenarioEnvironment): ReadonlySet<string> =>
  new Set([...standard.contacts, ...standard.rota.people].flatMap(({ mail }) => (mail ? [mail.toLowerCase()] : [])));
