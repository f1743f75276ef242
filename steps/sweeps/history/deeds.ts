import { levelsOf } from '../../expected/levels.ts';
import {
  formsOf,
  handOff,
  hours,
  lastLetter,
  minutes,
  nationalServices,
  ticketOf,
  visited,
  type Report,
  type Subject,
} from './subject.ts';

/** A deed, and the report that it needs. */
export interface Deed {
  readonly report?: Report;
  /** What is done before, which is not looked at. */
  readonly first?: (subject: Subject) => Promise<unknown>;
  readonly act: (subject: Subject) => Promise<unknown>;
}

const answer = async (subject: Subject, text: string, headers: Readonly<Record<string, string>> = {}): Promise<void> => {
  const { environment, mail } = subject;
  const letter = lastLetter(subject);
  await environment.mail.send({
    ...{ from: mail, to: environment.desk.addresses.mail, subject: `RE: ${letter.subject}`, text, headers },
    ...{ inReplyTo: letter.messageId, references: [letter.messageId] },
  });
};

const ask = async ({ environment, analyst, reference }: Subject): Promise<void> => {
  await analyst.respond(reference, 'Which list?');
  await analyst.pause(reference, environment.desk.wording.awaitingCaller);
  await environment.settle();
};

const working = async (subject: Subject): Promise<void> => {
  await handOff(subject);
  await subject.environment.supplier.move(ticketOf(subject), 'inProgress');
};
const resolved = async ({ analyst, reference }: Subject): Promise<void> => analyst.resolve(reference, 'It was the cable.');
const confirmed = async (subject: Subject): Promise<void> => {
  await resolved(subject);
  await subject.analyst.confirm(subject.reference);
  await subject.environment.settle();
};

const agreed = (clock: 'response' | 'resolution'): Deed => ({
  async act({ environment, reference, words, means }) {
    const due = environment.clock.now().add({ hours: 7 });
    means['time'] = formsOf(environment, due);
    await (await environment.as('duty-manager')).setDeadline(reference, clock, String(due), words);
  },
});

const picture = { name: 'screen.png', mediaType: 'image/png', content: Buffer.from('89504e470d0a1a0a00000000', 'hex') };
const attachPicture = async ({ analyst, reference }: Subject) => analyst.attach(reference, picture);

const SEVERE: Report = { severity: '2', national: true };

/** What can be done with an incident of the front desk, in the words of the table. */
export const DEEDS: Readonly<Record<string, Deed>> = {
  'it is acknowledged': {
    async act({ analyst, reference, means }) {
      await analyst.acknowledge(reference);
      means['owner'] = [(await analyst.incident(reference)).owner ?? ''];
    },
  },
  'it is answered': { act: async ({ analyst, reference, words }) => analyst.respond(reference, words) },
  'it is noted': { act: async ({ analyst, reference, words }) => analyst.note(reference, words) },
  'its caller answers by mail': { first: ask, act: async (subject) => answer(subject, subject.words) },
  'an answering machine answers': {
    first: ask,
    act: async (subject) => answer(subject, subject.words, { 'Auto-Submitted': 'auto-replied' }),
  },
  'its caller is not reached': {
    first: ask,
    async act(subject) {
      const { environment, mail } = subject;
      await environment.mail.send({
        ...{ from: `mailer-daemon@${mail.split('@')[1]!}`, to: environment.desk.addresses.mail, subject: 'Undelivered Mail' },
        headers: { 'X-Failed-Recipients': mail },
        text: `550 user unknown\n\nMessage-ID: ${lastLetter(subject).messageId}`,
      });
    },
  },
  'it waits for its caller': { act: ask },
  'it goes on': { first: ask, act: async ({ analyst, reference }) => analyst.resume(reference) },
  'it becomes severity 2': {
    act: async ({ environment, analyst, reference, words }) =>
      analyst.reclassify(reference, { ...levelsOf(environment, '2'), reason: words }),
  },
  'it moves to another service': {
    async act({ environment, analyst, reference, words, means }) {
      const [from, to] = nationalServices(environment);
      Object.assign(means, { service: [from!.name], 'new service': [to!.name] });
      await analyst.changeService(reference, to!.id, words);
    },
  },
  'its response deadline is agreed': agreed('response'),
  'its resolution deadline is agreed': agreed('resolution'),
  'a reminder is set': {
    async act({ environment, analyst, reference, words, means }) {
      const at = environment.clock.now().add({ hours: 2 });
      means['time'] = formsOf(environment, at);
      await analyst.remind(reference, String(at), words);
    },
  },
  'its owner is reminded': {
    first: async ({ environment, analyst, reference, words }) =>
      analyst.remind(reference, String(environment.clock.now().add({ minutes: 10 })), words),
    act: async ({ environment }) => environment.clock.advance(minutes(11)),
  },
  'it is handed off': {
    async act(subject) {
      await handOff(subject);
      subject.means['ticket'] = [ticketOf(subject)];
    },
  },
  'the supplier works on it': {
    first: handOff,
    async act(subject) {
      subject.means['ticket'] = [ticketOf(subject)];
      await subject.environment.supplier.move(ticketOf(subject), 'inProgress', subject.words);
    },
  },
  'the supplier resolves it': {
    first: working,
    async act(subject) {
      subject.means['ticket'] = [ticketOf(subject)];
      await subject.environment.supplier.move(ticketOf(subject), 'resolved', subject.words);
    },
  },
  'the supplier takes it at a lower severity': {
    report: SEVERE,
    first: working,
    act: async (subject) => {
      const { severities } = subject.environment.lsp;
      await subject.environment.supplier.change(ticketOf(subject), { severity: severities['3'] }, subject.words);
    },
  },
  'the supplier attaches a file': {
    first: working,
    act: async (subject) =>
      subject.environment.supplier.attach(ticketOf(subject), {
        ...{ name: 'trace.txt', mimeType: 'text/plain', content: Buffer.from('twelve bytes').toString('base64') },
      }),
  },
  'the supplier attaches too large a file': {
    first: working,
    act: async (subject) => {
      const content = Buffer.concat([picture.content, Buffer.alloc(4_000_000)]).toString('base64');
      await subject.environment.supplier.attach(ticketOf(subject), { name: 'huge.png', mimeType: 'image/png', content });
    },
  },
  'the supplier is answered': {
    async first(subject) {
      await working(subject);
      await subject.environment.supplier.move(ticketOf(subject), 'pending', 'Which list?');
    },
    act: async ({ analyst, reference, words }) => analyst.answerSupplier(reference, words),
  },
  'the supplier refuses it': {
    async act(subject) {
      const { supplier } = subject.environment;
      supplier.faults([{ fault: 'refuses', on: 'create', status: 422 }]);
      await handOff(subject);
      supplier.faults([]);
    },
  },
  'the supplier cannot be reached': {
    report: SEVERE,
    async act(subject) {
      const { supplier, clock } = subject.environment;
      await subject.analyst.acknowledge(subject.reference);
      supplier.faults([{ fault: 'unavailable' }]);
      await handOff(subject);
      await clock.advance(minutes(35));
      supplier.faults([]);
      await clock.advance(minutes(30));
    },
  },
  'the supplier is silent': {
    report: SEVERE,
    async act(subject) {
      await subject.analyst.acknowledge(subject.reference);
      await handOff(subject);
      await subject.environment.clock.advance(minutes(40));
    },
  },
  'the supplier gives it back': {
    first: handOff,
    act: async (subject) => subject.environment.supplier.move(ticketOf(subject), 'rejected', subject.words),
  },
  'a file is attached': { act: attachPicture },
  'a picture is handed off with it': { first: attachPicture, act: handOff },
  'a picture is released': {
    act: async (subject) => {
      const { id } = await attachPicture(subject);
      await subject.analyst.releaseDocument(subject.reference, id);
    },
  },
  'a text is attached at the supplier': {
    first: working,
    act: async ({ analyst, reference }) =>
      analyst.attach(reference, { name: 'viewer.log.txt', mediaType: 'text/plain', content: Buffer.from('ERR-2047') }),
  },
  'a major incident is declared': {
    report: SEVERE,
    async act({ environment, reference, words, means }) {
      const manager = await environment.as('duty-manager');
      await manager.declareMajorIncident(reference, words);
      const { majorIncident } = await manager.incident(reference);
      means['major time'] = majorIncident ? formsOf(environment, Temporal.Instant.from(majorIncident.managerDue)) : [];
    },
  },
  'a major incident gets its manager': {
    report: SEVERE,
    async act({ environment, reference, means }) {
      const manager = await environment.as('duty-manager');
      await manager.declareMajorIncident(reference, 'Every ward has stopped');
      await manager.acknowledge(reference);
      means['manager'] = [(await manager.incident(reference)).majorIncident?.manager?.name ?? ''];
    },
  },
  'it becomes a part': {
    async act({ environment, analyst, reference, means }) {
      const parent = await visited(environment, 900);
      means['parent'] = [parent.reference];
      await analyst.linkToParent(reference, parent.reference);
    },
  },
  'it is a part no longer': {
    async act({ environment, analyst, reference, words, means }) {
      const parent = await visited(environment, 901);
      means['parent'] = [parent.reference];
      await analyst.linkToParent(reference, parent.reference);
      await analyst.unlinkFromParent(reference, words);
    },
  },
  'it gets a part': {
    async act({ environment, analyst, reference, means }) {
      const part = await visited(environment, 902);
      means['part'] = [part.reference];
      await analyst.linkToParent(part.reference, reference);
    },
  },
  'its caller is updated': {
    report: { severity: '1' },
    async act({ environment, analyst, reference }) {
      await analyst.acknowledge(reference);
      await analyst.respond(reference, 'We see it too.');
      await environment.clock.advance(minutes(31));
    },
  },
  'its caller is asked again': {
    report: { severity: '4' },
    first: ask,
    act: async ({ environment }) => environment.clock.advance(hours(30)),
  },
  'its caller does not answer': {
    report: { severity: '4', withMail: false },
    first: ask,
    act: async ({ environment }) => environment.clock.advance(hours(100)),
  },
  'it is resolved': { act: async ({ analyst, reference, words }) => analyst.resolve(reference, words) },
  'its caller confirms': { first: resolved, act: async ({ analyst, reference }) => analyst.confirm(reference) },
  'it is closed': { first: confirmed, act: async ({ analyst, reference }) => analyst.close(reference) },
  'it is closed by the desk itself': { first: confirmed, act: async ({ environment }) => environment.clock.advance(hours(24)) },
  'it is reopened': {
    first: confirmed,
    act: async ({ analyst, reference, words }) => analyst.reopen(reference, words),
  },
  "a patient's words are erased": {
    first: async ({ analyst, reference }) => analyst.note(reference, 'Mrs Ann Example of bed nine is waiting'),
    act: async ({ analyst, reference }) => analyst.erase(reference, 'Mrs Ann Example of bed nine'),
  },
};
