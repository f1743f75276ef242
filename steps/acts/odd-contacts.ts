import type { ContactDetails } from '../../adapters/desk-under-test.ts';
import type { Organisation, Service } from '../../standards/index.ts';
import { acknowledgement } from '../expect/letters.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { fax, logCall, reportOf, ring, write } from './contacts.ts';

export const TYPES = ['incident', 'request', 'complaint', 'enquiry'] as const satisfies readonly NonNullable<
  ContactDetails['type']
>[];

export async function fourTypes(environment: ScenarioEnvironment, organisation: Organisation): Promise<void> {
  for (const type of TYPES) {
    await ring(
      environment,
      organisation,
      environment.standard.services[0]!,
      `This is ${type === 'incident' || type === 'enquiry' ? 'an' : 'a'} ${type}`,
    );
    await logCall(environment, { type });
  }
}

/** Both telephones ring, and two people of the desk log them side by side. */
export async function twoAtOnce(
  environment: ScenarioEnvironment,
  one: Organisation,
  other: Organisation,
  service: Service,
): Promise<void> {
  environment.need('phone');
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

/** As a mail program does it: the thread is in the headers. */
export async function replyTo(environment: ScenarioEnvironment, text: string): Promise<void> {
  const { messageId, subject, references } = acknowledgement(environment);
  const { caller, sent } = environment.state;
  const mail = {
    from: caller.mail,
    to: environment.desk.addresses.mail,
    subject: `RE: ${subject.replace(/\[INC-\d+\]\s*/, '')}`,
    text,
  };
  sent.push(await environment.mail.send({ ...mail, inReplyTo: messageId, references: [...references, messageId] }));
}

/** As the caller's telephone does it: a new mail, with only the reference left of the old one. */
export async function writeAnew(environment: ScenarioEnvironment, text: string): Promise<void> {
  const { reference } = acknowledgement(environment);
  const { caller, sent } = environment.state;
  sent.push(
    await environment.mail.send({
      from: caller.mail,
      to: environment.desk.addresses.mail,
      subject: `Again [${reference}]`,
      text,
    }),
  );
}

export async function sameMailTwice(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  subject: string,
): Promise<void> {
  await write(environment, organisation, subject);
  const { caller, sent } = environment.state;
  await environment.mail.send({
    from: caller.mail,
    to: environment.desk.addresses.mail,
    subject,
    text: `${subject}. Please help.`,
    messageId: sent[0]!,
  });
}

export async function faxOfLines(environment: ScenarioEnvironment, lines: number, organisation: Organisation): Promise<void> {
  await fax(
    environment,
    organisation,
    Array.from({ length: lines }, (_, place) => `LINE ${place + 1} OF ${lines}`),
  );
}
