import { OutOfReach, says } from '../../../adapters/desk-under-test.ts';
import { send as sendHttp } from '../../../simulators/wire/send.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import { completeData } from '../../hand-off/data.ts';
import { message } from '../programs/letters.ts';
import { turnedAway } from '../who-writes/attempt.ts';

/** What one line leaves for the next: the mail and the event that come once more. */
export interface Before {
  messageId?: string;
  reference?: string;
}

type Coming = (environment: ScenarioEnvironment, before: Before) => Promise<string>;

interface Letter {
  readonly from: string;
  readonly to?: string;
  readonly subject: string;
  readonly messageId?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** "taken", or the SMTP code of the refusal. */
async function mailed({ mail, desk }: ScenarioEnvironment, letter: Letter, before: Before = {}): Promise<string> {
  const { messageId, ...rest } = letter;
  const text = `${letter.subject}. Please help.`;
  try {
    before.messageId = await mail.send({
      ...{ to: desk.addresses.mail, text },
      ...rest,
      ...(messageId !== undefined && { messageId }),
    });
    return 'taken';
  } catch (error) {
    const code = ((error as Error).cause as { responseCode?: number } | undefined)?.responseCode;
    // A mail that was not answered is no answer.
    if (code === undefined) throw error;
    return String(code);
  }
}

const callers = ({ people, standard }: ScenarioEnvironment) =>
  standard.organisations.slice(0, 3).map(({ id }) => people.at(id)) as [Caller, Caller, Caller];
type Caller = ReturnType<ScenarioEnvironment['people']['at']>;

/** "missed" when the staff's page of the call says that its caller is to be called back. */
async function missed(environment: ScenarioEnvironment, callId: string): Promise<string> {
  const base = environment.desk.addresses.pages;
  environment.need('pages');
  const { token } = await environment.as('analyst');
  const url = `${base}/log-a-call?call=${encodeURIComponent(callId)}`;
  const { status, body } = await environment.clock.track(
    sendHttp({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } }),
  );
  if (status === 404) throw new OutOfReach('pages', 'it has no page of a call at /log-a-call');
  return says(environment.desk.wording, 'gave-up', body) ? 'missed' : 'forgotten';
}

async function handedOff(environment: ScenarioEnvironment, before: Before): Promise<string> {
  const analyst = await environment.as('analyst');
  const { standard } = environment;
  const [caller] = callers(environment);
  const incident = await analyst.logCall(null, {
    ...{ caller, service: standard.services[0]!.id, impact: '3', urgency: '3' },
    ...{ summary: 'Slow since nine', description: 'Slow since nine in the morning.' },
  });
  await analyst.handOff(incident.reference, completeData(environment, incident));
  await environment.settle();
  before.reference = incident.reference;
  return incident.reference;
}

/** Thirty million bytes of base64, behind a header that says what they are. RFC 1870 lets a desk turn them away by their size alone. */
async function oversized(environment: ScenarioEnvironment): Promise<string> {
  const [{ mail: from }] = callers(environment);
  const to = environment.desk.addresses.mail;
  const head = `From: ${from}\r\nTo: ${to}\r\nSubject: A film\r\nMessage-ID: <film@there.example>\r\n\r\n`;
  const raw = Buffer.concat([Buffer.from(head), Buffer.alloc(30_000_000, 'QUJD'.repeat(19).concat('\r\n'))]);
  const answer = await turnedAway(environment, { raw, envelope: { from, to } });
  if (answer === null) throw new OutOfReach('email', 'it takes mails of thirty megabytes, and no larger one was tried');
  return answer;
}

const LATE = 'robin.late';
const lateCaller = ({ standard }: ScenarioEnvironment) => `${LATE}@${standard.organisations[0]!.mailDomains[0]}`;

/** An incident of a caller who has the desk's letter about its closing. */
async function closed(environment: ScenarioEnvironment, before: Before): Promise<string> {
  const from = lateCaller(environment);
  await mailed(environment, { from, subject: 'The list is dark' });
  await environment.settle();
  before.reference = (await environment.desk.everything()).find(({ summary }) => summary === 'The list is dark')?.reference ?? '';
  const analyst = await environment.as('analyst');
  await analyst.resolve(before.reference, 'It was the cable.');
  await analyst.confirm(before.reference);
  await environment.settle();
  await analyst.close(before.reference);
  await environment.settle();
  return before.reference;
}

async function answered(environment: ScenarioEnvironment, words: string): Promise<string> {
  const from = lateCaller(environment);
  const letter = environment.mail.inbox(from).at(-1) ?? fail('The caller has no letter of the desk to answer.');
  const header = [
    ...[`From: ${from}`, `To: ${environment.desk.addresses.mail}`, `Subject: Re: ${letter.subject}`],
    ...['Message-ID: <late@there.example>', `In-Reply-To: ${letter.messageId}`, 'Content-Type: text/plain'],
  ];
  const raw = message(header, words);
  const answer = await turnedAway(environment, { raw, envelope: { from, to: environment.desk.addresses.mail } });
  return answer ?? 'taken';
}

const ticketOf = ({ supplier }: ScenarioEnvironment, { reference }: Before) =>
  supplier.tickets.find(({ externalId }) => externalId === reference)?.id ?? fail('The supplier holds no ticket to report on.');

const lastSent = ({ supplier }: ScenarioEnvironment) =>
  supplier.journal.findLast(({ direction }) => direction === 'sent') ?? fail('The supplier has sent nothing yet.');

/** The supplier's last event once more, with the headers that it had. */
async function sentAgain(environment: ScenarioEnvironment): Promise<string> {
  const { requestHeaders: headers, requestBody: body } = lastSent(environment);
  const url = environment.supplier.deliveries.at(-1)?.url ?? fail('The supplier has delivered nothing yet.');
  const { status } = await environment.clock.track(sendHttp({ method: 'POST', url, headers, body }));
  return String(status);
}

const KEY = { 'idempotency-key': '"one-and-the-same"' };
async function ticket(environment: ScenarioEnvironment, name: string): Promise<string> {
  const { standard } = environment;
  environment.need('tickets');
  const desk = await environment.otherDesk(standard.organisations[1]!.id);
  const relatedEntity = [{ id: standard.services[0]!.id, role: 'service', '@referredType': 'Service' }];
  const body = { name, description: name, severity: 'Minor', ticketType: 'incident', relatedEntity };
  return String((await desk.ask('POST', '/troubleTicket', body, KEY)).status);
}

/** Whatever may come to a desk, by its name in a table. Returns how the desk answered. */
export const COMINGS: Readonly<Record<string, Coming>> = {
  'a mail of a stranger': async (environment) =>
    mailed(environment, { from: 'somebody@elsewhere.example', subject: 'Let me in' }),
  'a mail to somebody who is not here': async (environment) =>
    mailed(environment, { from: callers(environment)[0].mail, to: 'nobody@desk.example', subject: 'To nobody' }),
  'a mail of a caller': async (environment, before) =>
    mailed(environment, { from: callers(environment)[0].mail, subject: 'CRS is slow' }, before),
  'the same mail once more': async (environment, { messageId }) =>
    mailed(environment, { from: callers(environment)[0].mail, subject: 'CRS is slow', messageId }),
  "another caller's mail with the same Message-ID": async (environment, { messageId }) =>
    mailed(environment, { from: callers(environment)[1].mail, subject: 'PACS is dark', messageId }),
  async "another caller's mail with the reference in its subject"(environment, before) {
    before.reference = (await environment.desk.everything()).find(({ summary }) => summary === 'CRS is slow')?.reference ?? '';
    return mailed(environment, { from: callers(environment)[2].mail, subject: `About [${before.reference}]` });
  },
  'an automatic answer of a caller': async (environment) =>
    mailed(environment, {
      from: callers(environment)[0].mail,
      subject: 'Out of office',
      headers: { 'Auto-Submitted': 'auto-replied' },
    }),
  'a mail larger than a desk takes': async (environment) => oversized(environment),
  "a caller's answer after the closing": async (environment) => answered(environment, 'It is dark again'),
  "the caller's answer to it once more": async (environment) => answered(environment, 'It is dark again'),
  async 'a mail whose acknowledgement is refused for good'(environment, before) {
    environment.mail.refuse(1, 550);
    const answer = await mailed(environment, { from: callers(environment)[1].mail, subject: 'Prescriptions do not print' });
    before.reference = (await environment.desk.everything()).find(({ summary }) => summary.startsWith('Prescr'))?.reference ?? '';
    return answer;
  },
  async 'a call that nobody takes'(environment) {
    environment.need('call-logging');
    const call = await environment.telephone.call(callers(environment)[0].telephone);
    await environment.clock.advance(Temporal.Duration.from({ minutes: 2 }));
    return missed(environment, call.id);
  },
  async 'a call whose caller hangs up'(environment) {
    environment.need('call-logging');
    const call = await environment.telephone.call(callers(environment)[1].telephone);
    await call.hangUp();
    return missed(environment, call.id);
  },
  async 'an event of the supplier'(environment, before) {
    await environment.supplier.move(ticketOf(environment, before), 'inProgress', 'An engineer has it.');
    return String(lastSent(environment).status);
  },
  'the same event once more': async (environment) => sentAgain(environment),
  async 'the same event ten minutes later'(environment) {
    await environment.clock.advance(Temporal.Duration.from({ minutes: 10 }));
    return sentAgain(environment);
  },
  async 'an event signed with another key'(environment, before) {
    environment.supplier.behave({ signsWrongly: true });
    await environment.supplier.note(ticketOf(environment, before), 'It is a cable.');
    return String(lastSent(environment).status);
  },
  'a ticket of another desk': async (environment) => ticket(environment, 'Theatre lists are empty'),
  'the same ticket once more with its key': async (environment) => ticket(environment, 'Theatre lists are empty'),
  'another ticket with the same key': async (environment) => ticket(environment, 'Wards cannot print'),
};

/** What has to be there before a line comes, and is not what the line does. */
export const FIRST: Readonly<Record<string, Coming>> = {
  'an event of the supplier': handedOff,
  "a caller's answer after the closing": closed,
};

function fail(message: string): never {
  throw new HarnessFault(message);
}
