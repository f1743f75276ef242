import type { DataTable } from '@cucumber/cucumber';
import type { Organisation } from '../../../standards/index.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import type { SentFile } from '../../environment/remembered.ts';
import { completeData } from '../../hand-off/data.ts';
import { addressOf } from './answers.ts';
import { CONTACTING, referenceMailedTo } from './contacts.ts';

interface File {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** The first bytes by which a file of each type is known. A text has none. */
export const FIRST_BYTES: Readonly<Record<string, string>> = {
  'application/pdf': '255044462d312e37',
  'image/png': '89504e470d0a1a0a',
  'image/jpeg': 'ffd8ffe0',
  'image/tiff': '49492a00',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '504b0304',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '504b0304',
};

/**
 * Bytes that do not repeat soon, so that a lost or doubled block shows, and that differ from those of the other files: a desk may hold one
 * file that comes twice once. Lines of text where the type has no first bytes.
 */
function contentOf(mediaType: string, size: number, seed: number): Buffer {
  const head = FIRST_BYTES[mediaType];
  if (head === undefined) return Buffer.from('09:12 café ERR-2047 £\n'.repeat(Math.ceil(size / 20))).subarray(0, size);
  const content = Buffer.alloc(size);
  for (let place = 0; place < size; place++) content[place] = (place * 31 + (place >> 8) * 7 + seed) % 256;
  Buffer.from(head, 'hex').copy(content);
  return content;
}

/** Gives the files to the desk. Resolves with the reference of the incident that has them. */
type Giving = (environment: ScenarioEnvironment, files: readonly File[], withDesk: Organisation) => Promise<string | null>;

const attachments = (files: readonly File[]) =>
  files.map(({ name, mediaType, content }) => ({ filename: name, contentType: mediaType, content }));
const ticketFiles = (files: readonly File[]) =>
  files.map(({ name, mediaType, content }) => ({ name, mimeType: mediaType, content: content.toString('base64') }));
const SAID = { summary: 'Files of every kind', description: 'They are attached.' };

async function byMail(environment: ScenarioEnvironment, place: number, files: readonly File[]): Promise<string> {
  const from = addressOf(environment, place);
  const { mail } = environment;
  const [letter] = mail.inbox(from);
  const answer = letter === undefined ? {} : { inReplyTo: letter.messageId, references: [letter.messageId] };
  const subject = letter?.subject ?? SAID.summary;
  const to = environment.desk.addresses.mail;
  await mail.send({ from, to, subject, text: SAID.description, attachments: attachments(files), ...answer });
  await environment.settle();
  return from;
}

const logged = async (environment: ScenarioEnvironment, channel: string, organisation: Organisation): Promise<string> => {
  const { services } = environment.standard;
  const service = services.find(({ national, supplier }) => national && supplier === environment.lsp.id)!;
  return (await CONTACTING[channel]!(environment, SAID, { place: 0, organisation, service })).reference!;
};

/** By each way. The largest file goes alone to another desk's ticket, as a ticket has a limit of its own. */
export const GIVING: Readonly<Record<string, Giving>> = {
  'the first mail': async (environment, files) => referenceMailedTo(environment, await byMail(environment, 1, files)),
  'an answering mail': async (environment, files) => {
    await byMail(environment, 2, []);
    return referenceMailedTo(environment, await byMail(environment, 2, files));
  },
  'the portal': async (environment, files) => {
    const organisation = environment.standard.organisations[0]!;
    const reference = await logged(environment, 'the portal', organisation);
    const requester = await environment.as('requester', organisation.id);
    for (const file of files) await requester.attach(reference, file);
    return reference;
  },
  'the analyst': async (environment, files) => {
    const reference = await logged(environment, 'the front desk', environment.standard.organisations[0]!);
    const analyst = await environment.as('analyst');
    for (const file of files) await analyst.attach(reference, file);
    return reference;
  },
  'another desk': async (environment, files, withDesk) => {
    const reference = await logged(environment, 'another desk', withDesk);
    const desk = await environment.otherDesk(withDesk.id);
    const isLarge = ({ content }: File) => content.length > 1_000_000;
    const parts = [files.filter((file) => !isLarge(file)), ...files.filter(isLarge).map((file) => [file])];
    for (const part of parts) await desk.ask('PATCH', `/troubleTicket/${reference}`, { attachment: ticketFiles(part) });
    return reference;
  },
  'the supplier': async (environment, files) => {
    const reference = await logged(environment, 'the front desk', environment.standard.organisations[0]!);
    const analyst = await environment.as('analyst');
    await analyst.handOff(reference, completeData(environment, await analyst.incident(reference)));
    await environment.settle();
    const { supplier } = environment;
    const ticket = supplier.tickets.find(({ externalId }) => externalId === reference);
    for (const file of ticket ? ticketFiles(files) : []) await supplier.attach(ticket!.id, file);
    return reference;
  },
};

/** Each way gets the files of its rows, all on one incident. */
export async function sendFiles(environment: ScenarioEnvironment, withDesk: Organisation, table: DataTable): Promise<void> {
  environment.need('attachments');
  const files = table.hashes().map(({ name = '', type = '', bytes, by = '' }, place) => {
    return { name, mediaType: type, content: contentOf(type, Number(bytes), place), by: by.split(', ') };
  });
  const sent: SentFile[] = [];
  for (const [way, give] of Object.entries(GIVING)) {
    const given = files.filter(
      ({ by }) =>
        by.includes('every way') || by.includes(way) || (by.includes('every way but the supplier') && way !== 'the supplier'),
    );
    const reference = await give(environment, given, withDesk);
    await environment.settle();
    sent.push(...given.map(({ name, content }) => ({ way, reference, name, content })));
  }
  environment.state.sentFiles = sent;
}
