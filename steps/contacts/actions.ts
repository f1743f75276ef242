import type { ContactDetails } from '../../adapters/desk-under-test.ts';
import type { Level, Organisation, SafetyFlag, Service, Severity } from '../../standards/index.ts';
import { levelsOf } from '../expected/levels.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import type { ContactKind } from '../environment/remembered.ts';
import { assertShown } from '../expectation.ts';
import { acknowledgement } from '../mail/observations.ts';
import { CONTACT_TYPES, reportOf } from './reports.ts';

/** The caller telephones and waits. Nobody has taken the call yet. */
export async function placeCall(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  service: Service,
  summary: string,
): Promise<void> {
  environment.need('call-logging');
  const { state } = environment;
  state.caller = environment.people.at(organisation.id);
  state.contact = reportOf(environment, organisation, service, summary);
  state.openedAt = environment.clock.now();
  state.call = await environment.telephone.call(state.caller.telephone);
}

/** An analyst takes the ringing call and logs it while the caller waits. */
export async function logCall(environment: ScenarioEnvironment, details: Partial<ContactDetails> = {}): Promise<void> {
  const { state } = environment;
  const analyst = await environment.as('analyst');
  const { reference } = await analyst.logCall(state.call.id, { ...state.contact, ...details });
  state.references.push(reference);
  await environment.settle();
}

export async function telephonedIn(
  environment: ScenarioEnvironment,
  severity: Severity,
  service: Service,
  organisation: Organisation,
): Promise<void> {
  await placeCall(environment, organisation, service, `${service.name} does not work`);
  await logCall(environment, levelsOf(environment, severity));
}

/** The caller says that personal data may be lost, changed, or seen by somebody who may not. */
export async function logCallAsBreach(environment: ScenarioEnvironment, impact: Level, urgency: Level): Promise<void> {
  environment.need('safety');
  await logCall(environment, { impact, urgency, dataSecurity: true });
}

export async function logFlaggedCall(
  environment: ScenarioEnvironment,
  impact: Level,
  urgency: Level,
  flag: string,
): Promise<void> {
  await logCall(environment, { impact, urgency, safety: [flag.replaceAll(' ', '-') as SafetyFlag] });
}

/** Sends a mail by SMTP. The desk recognises the caller by the address. */
export async function sendMail(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  subject: string,
  text = `${subject}. Please help.`,
): Promise<void> {
  environment.need('email');
  const { state, mail, desk } = environment;
  state.caller = environment.people.at(organisation.id);
  state.openedAt = environment.clock.now();
  state.sent.push(await mail.send({ from: state.caller.mail, to: desk.addresses.mail, subject, text }));
  await environment.settle();
}

export async function sendFax(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  lines: readonly string[],
  subject?: string,
): Promise<void> {
  environment.need('fax');
  const { state, mail, desk } = environment;
  const { telephone, ...caller } = environment.people.at(organisation.id);
  state.caller = { ...caller, telephone, name: `Fax ${telephone}`, mail: `FAX=${telephone}@fax-gateway.example` };
  state.openedAt = environment.clock.now();
  const { tiff, messageId } = await mail.fax({
    from: telephone,
    to: desk.addresses.fax,
    lines,
    ...(subject === undefined ? {} : { subject }),
  });
  state.sent.push(messageId);
  state.fax = { tiff, from: telephone };
  await environment.settle();
}

/** Reports on the portal by its API. Sentences that name a page use the browser instead. */
export async function reportOnPortal(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  details: Partial<ContactDetails> & { readonly summary: string },
): Promise<void> {
  environment.need('portal');
  const { caller, ...rest } = reportOf(environment, organisation, environment.standard.services[0]!, details.summary);
  const requester = await environment.as('requester', organisation.id);
  environment.state.caller = caller as Required<typeof caller>;
  environment.state.openedAt = environment.clock.now();
  const { reference } = await requester.report({ ...rest, ...details });
  environment.state.references.push(reference);
  await environment.settle();
}

/** Contacts of every kind, five minutes apart. */
export async function runBusyHour(
  environment: ScenarioEnvironment,
  amount: Readonly<Record<ContactKind, number>>,
): Promise<void> {
  const { organisations, services } = environment.standard;
  const kinds = (Object.keys(amount) as ContactKind[]).flatMap((kind) => Array<ContactKind>(amount[kind]).fill(kind));
  const sent = new Map<string, ContactKind>();
  environment.state.busyHour = sent;
  for (const [place, kind] of kinds.entries()) {
    const organisation = organisations[place % organisations.length]!;
    const summary = `Contact ${place + 1} of a busy hour`;
    if (kind === 'phone') {
      await placeCall(environment, organisation, services[0]!, summary);
      await logCall(environment);
      assertShown(
        environment.state.call.heard.length > 0,
        `The caller of "${summary}" was to hear something on the telephone; they heard nothing.`,
      );
    } else if (kind === 'email') await sendMail(environment, organisation, summary);
    else if (kind === 'fax') await sendFax(environment, organisation, [summary.toUpperCase()], summary);
    else await reportOnPortal(environment, organisation, { summary });
    sent.set(summary, kind);
    await environment.clock.advance(Temporal.Duration.from({ minutes: 5 }));
  }
}

export async function telephoneEachType(environment: ScenarioEnvironment, organisation: Organisation): Promise<void> {
  for (const type of CONTACT_TYPES) {
    await placeCall(
      environment,
      organisation,
      environment.standard.services[0]!,
      `This is ${type === 'incident' || type === 'enquiry' ? 'an' : 'a'} ${type}`,
    );
    await logCall(environment, { type });
  }
}

/** Two calls ring at once, and two people of the desk log them at the same time. */
export async function telephoneAtOnce(
  environment: ScenarioEnvironment,
  one: Organisation,
  other: Organisation,
  service: Service,
): Promise<void> {
  environment.need('call-logging');
  const staff = await Promise.all([environment.as('analyst'), environment.as('duty-manager')]);
  const calls = await Promise.all(
    [one, other].map(async ({ id }) => environment.telephone.call(environment.people.at(id).telephone)),
  );
  const logged = await Promise.all(
    [one, other].map(async (organisation, place) =>
      staff[place]!.logCall(calls[place]!.id, reportOf(environment, organisation, service, 'No images appear')),
    ),
  );
  environment.state.references.push(...logged.map(({ reference }) => reference));
}

/** Replies as a mail program does: the headers name the thread, the subject has lost the reference. */
export async function replyToAcknowledgement(environment: ScenarioEnvironment, text: string): Promise<void> {
  const { messageId, subject, references, reference } = await acknowledgement(environment);
  const { caller, sent } = environment.state;
  const mail = {
    from: caller.mail,
    to: environment.desk.addresses.mail,
    subject: `RE: ${subject.replace(environment.desk.wording.tag(reference), '').trim()}`,
    text,
  };
  sent.push(await environment.mail.send({ ...mail, inReplyTo: messageId, references: [...references, messageId] }));
}

/** Sends a new mail that shares only the reference with the old one. */
export async function sendNewMail(environment: ScenarioEnvironment, text: string): Promise<void> {
  const { reference } = await acknowledgement(environment);
  const { caller, sent } = environment.state;
  sent.push(
    await environment.mail.send({
      from: caller.mail,
      to: environment.desk.addresses.mail,
      subject: `Again ${environment.desk.wording.tag(reference)}`,
      text,
    }),
  );
}

export async function sendMailTwice(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  subject: string,
): Promise<void> {
  await sendMail(environment, organisation, subject);
  const { caller, sent } = environment.state;
  await environment.mail.send({
    from: caller.mail,
    to: environment.desk.addresses.mail,
    subject,
    text: `${subject}. Please help.`,
    messageId: sent[0]!,
  });
}

export async function sendFaxOfLines(environment: ScenarioEnvironment, lines: number, organisation: Organisation): Promise<void> {
  await sendFax(
    environment,
    organisation,
    Array.from({ length: lines }, (_, place) => `LINE ${place + 1} OF ${lines}`),
  );
}
