import type { DataTable } from '@cucumber/cucumber';
import type { Organisation } from '../../../standards/index.ts';
import type { RawMail } from '../../../simulators/mail/types.ts';
import { faxPage } from '../../../simulators/mail/tiff.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import { FIRST_BYTES } from '../found-again/files.ts';
import { inParts, message } from '../programs/letters.ts';
import { attempted } from './attempt.ts';
import type { WriterRow, WriterSent } from './sent.ts';

const organisationCalled = ({ standard }: ScenarioEnvironment, name: string): Organisation | null =>
  ({ first: standard.organisations[0]!, second: standard.organisations[1]! })[name] ?? null;

/** An address of a table, with the mail domains that its words stand for. */
function inFull(environment: ScenarioEnvironment, text: string): string {
  if (text === 'the desk') return environment.desk.addresses.mail;
  const domain = (name: string) => organisationCalled(environment, name)!.mailDomains[0]!;
  return text
    .replace(/FIRST\b/g, () => domain('first').toUpperCase())
    .replace(/\b(first|second)\b|(?<=not)(first)\b/g, (name) => domain(name));
}

/** The address of a mailbox, with or without a name before it. */
const addressIn = (mailbox: string): string => /<([^<>]+)>/.exec(mailbox)?.[1] ?? mailbox;

function rowOf(environment: ScenarioEnvironment, line: Readonly<Record<string, string>>): WriterRow {
  const { from = '', becomes, caller = '', organisation = '', number = '' } = line;
  return {
    from,
    becomes: becomes as WriterRow['becomes'],
    ...{ caller, number, organisation: organisationCalled(environment, organisation)?.id ?? null },
    answeredAt: line['answered at'] === undefined ? null : inFull(environment, line['answered at']),
  };
}

export async function writeAs(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const sent: WriterSent[] = [];
  for (const [place, line] of table.hashes().entries()) {
    const full = (name: string): string => inFull(environment, line[name] ?? '');
    const from = full('from');
    const header = [
      ...[`From: ${from}`, `To: ${environment.desk.addresses.mail}`, `Subject: Row ${place + 1} of those who write`],
      ...[`Message-ID: <writer.${place + 1}@there.example>`, 'Content-Type: text/plain'],
      ...(line['sender'] ? [`Sender: ${full('sender')}`] : []),
      ...(line['reply to'] ? [`Reply-To: ${full('reply to')}`] : []),
    ];
    const envelope = { from: line['carried by'] ? full('carried by') : addressIn(from), to: environment.desk.addresses.mail };
    const mail: RawMail = { raw: message(header, 'It began this morning.'), envelope };
    sent.push({ row: rowOf(environment, line), became: await attempted(environment, mail) });
  }
  environment.state.writersSent = sent;
}

const TIFF = faxPage(['NOTHING PRINTS']).toString('base64');
const PNG = Buffer.from(`${FIRST_BYTES['image/png']!}00`, 'hex').toString('base64');
const page = (type: string, body: string) => ({ type: `${type}\nContent-Transfer-Encoding: base64`, body });

/** What a fax may hold, in the words of the table. */
const HELD: Readonly<Record<string, { readonly parts: readonly { type: string; body: string }[]; readonly subject?: string }>> = {
  'a page as TIFF': { parts: [page('image/tiff; application=faxbw', TIFF)] },
  'a page as PNG': { parts: [page('image/png', PNG)] },
  'a page as TIFF, as bytes': { parts: [page('application/octet-stream; name="fax.tif"', TIFF)] },
  'only a text': { parts: [{ type: 'text/plain', body: 'A fax.' }] },
  'a page and no subject': { parts: [page('image/tiff', TIFF)], subject: '' },
};

export async function faxAs(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const { desk } = environment;
  environment.need('fax');
  const to = desk.addresses.fax.includes('@') ? desk.addresses.fax : `FAX=${desk.addresses.fax}@fax-gateway.example`;
  const sent: WriterSent[] = [];
  for (const [place, line] of table.hashes().entries()) {
    const held = HELD[line['holds'] ?? ''];
    if (!held) throw new HarnessFault(`No fax holds "${line['holds']}". Write ${Object.keys(HELD).join('; ')}.`);
    const from = inFull(environment, line['from'] ?? '');
    const { type, body } = inParts('mixed', held.parts);
    const { subject = `Row ${place + 1} of the faxes` } = held;
    const header = [
      ...[`From: ${from}`, `To: ${to}`, ...(subject === '' ? [] : [`Subject: ${subject}`])],
      ...[`Message-ID: <fax.${place + 1}@there.example>`, 'MIME-Version: 1.0', `Content-Type: ${type}`],
    ];
    const mail: RawMail = { raw: message(header, body), envelope: { from, to } };
    sent.push({ row: rowOf(environment, line), became: await attempted(environment, mail) });
  }
  environment.state.writersSent = sent;
}
