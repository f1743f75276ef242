import type { ContactDetails } from '../../adapters/desk-under-test.ts';
import type { Organisation, Service } from '../../standards/index.ts';
import { acknowledgement } from '../expect/letters.ts';
import type { Stage } from '../stage/index.ts';
import { fax, logCall, reportOf, ring, write } from './contacts.ts';

export const TYPES = ['incident', 'request', 'complaint', 'enquiry'] as const satisfies readonly NonNullable<
  ContactDetails['type']
>[];

export async function fourTypes(stage: Stage, organisation: Organisation): Promise<void> {
  for (const type of TYPES) {
    await ring(
      stage,
      organisation,
      stage.standard.services[0]!,
      `This is ${type === 'incident' || type === 'enquiry' ? 'an' : 'a'} ${type}`,
    );
    await logCall(stage, { type });
  }
}

/** Both telephones ring, and two people of the desk log them side by side. */
export async function twoAtOnce(stage: Stage, one: Organisation, other: Organisation, service: Service): Promise<void> {
  stage.need('phone');
  const staff = await Promise.all([stage.as('analyst'), stage.as('duty-manager')]);
  const calls = await Promise.all([one, other].map(async ({ id }) => stage.telephone.call(stage.people.at(id).telephone)));
  const logged = await Promise.all(
    [one, other].map(async (organisation, place) =>
      staff[place]!.logCall(calls[place]!.id, reportOf(stage, organisation, service, 'No images appear')),
    ),
  );
  stage.memory.references.push(...logged.map(({ reference }) => reference));
}

/** As a mail program does it: the thread is in the headers. */
export async function replyTo(stage: Stage, text: string): Promise<void> {
  const { messageId, subject, references } = acknowledgement(stage);
  const { caller, sent } = stage.memory;
  const mail = {
    from: caller!.mail,
    to: stage.desk.addresses.mail,
    subject: `RE: ${subject.replace(/\[INC-\d+\]\s*/, '')}`,
    text,
  };
  sent.push(await stage.mail.send({ ...mail, inReplyTo: messageId, references: [...references, messageId] }));
}

/** As the caller's telephone does it: a new mail, with only the reference left of the old one. */
export async function writeAnew(stage: Stage, text: string): Promise<void> {
  const { reference } = acknowledgement(stage);
  const { caller, sent } = stage.memory;
  sent.push(await stage.mail.send({ from: caller!.mail, to: stage.desk.addresses.mail, subject: `Again [${reference}]`, text }));
}

export async function sameMailTwice(stage: Stage, organisation: Organisation, subject: string): Promise<void> {
  await write(stage, organisation, subject);
  const { caller, sent } = stage.memory;
  await stage.mail.send({
    from: caller!.mail,
    to: stage.desk.addresses.mail,
    subject,
    text: `${subject}. Please help.`,
    messageId: sent[0]!,
  });
}

export async function faxOfLines(stage: Stage, lines: number, organisation: Organisation): Promise<void> {
  await fax(
    stage,
    organisation,
    Array.from({ length: lines }, (_, place) => `LINE ${place + 1} OF ${lines}`),
  );
}
