import type { DataTable } from '@cucumber/cucumber';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import { FIRST_BYTES } from '../found-again/files.ts';
import { encoded, extendedName, inWords, TRANSFER, type Transfer } from './charsets.ts';
import { FORMS, type Form } from './forms.ts';
import type { FormSent } from './sent.ts';

const CRLF = '\r\n';
const addressAt = ({ standard }: ScenarioEnvironment, place: number): string =>
  `robin.${place}@${standard.organisations[place % standard.organisations.length]!.mailDomains[0]}`;

async function sendForm(environment: ScenarioEnvironment, address: string, { header, body, ...form }: Form): Promise<void> {
  const { desk, mail } = environment;
  const { lineEnd = CRLF, from = 'Robin Ward <ADDRESS>', subject = 'A mail' } = form;
  const lines = [
    `From: ${from.replace('ADDRESS', address)}`,
    `To: ${desk.addresses.mail}`,
    `Subject: ${subject}`,
    `Message-ID: <form.${address}>`,
    'Date: Mon, 23 Nov 2026 09:30:00 +0000',
    ...(header.length === 0 ? [] : ['MIME-Version: 1.0']),
    ...header,
  ];
  const head = Buffer.from([...lines, '', ''].join('\n').replace(/\r?\n/g, lineEnd));
  const content = typeof body === 'string' ? Buffer.from(body.replace(/\r?\n/g, lineEnd)) : body;
  await mail.sendRaw({ raw: Buffer.concat([head, content]), envelope: { from: address, to: desk.addresses.mail } });
}

/** UTF-8, which most mails are in, by every transfer encoding. The others take turns. */
const transfersOf = (charset: string, place: number): readonly Transfer[] => {
  const every = Object.keys(TRANSFER) as Transfer[];
  return charset === 'utf-8' ? every : charset === 'utf-16le' ? ['base64'] : [every[place % every.length]!];
};

/** Each text in its charset, with a file whose name it is; its subject in encoded words of both kinds. */
export async function mailInCharsets(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const sent: FormSent[] = [];
  for (const [row, { charset = '', text = '' }] of table.hashes().entries())
    for (const transfer of transfersOf(charset, row)) {
      const address = addressAt(environment, sent.length);
      const by = transfer === 'base64' ? 'B' : 'Q';
      const between = 'between-the-parts';
      const name = charset === 'utf-16le' ? 'page.png' : `${text.replace(/[^\p{L} ]/gu, '')}.png`;
      const part = (header: string, body: Buffer) =>
        Buffer.concat([Buffer.from(`--${between}${CRLF}${header}${CRLF}${CRLF}`), body, Buffer.from(CRLF)]);
      const body = Buffer.concat([
        part(
          `Content-Type: text/plain; charset=${charset}${CRLF}Content-Transfer-Encoding: ${transfer}`,
          TRANSFER[transfer](encoded(text, charset)),
        ),
        part(
          `Content-Type: image/png${CRLF}Content-Disposition: attachment; ${extendedName(name, charset === 'utf-16le' ? 'utf-8' : charset)}`,
          Buffer.from(`${FIRST_BYTES['image/png']}00`, 'hex'),
        ),
        Buffer.from(`--${between}--${CRLF}`),
      ]);
      const subject = charset === 'utf-16le' ? inWords(text, 'utf-8', by) : inWords(text, charset, by);
      await sendForm(environment, address, { header: [`Content-Type: multipart/mixed; boundary="${between}"`], body, subject });
      sent.push({ what: `${charset} by ${transfer}`, address, subject: text, reads: [text], readsNot: [], files: [name] });
    }
  await environment.settle();
  environment.state.formsSent = sent;
}

const inList = (cell: string): readonly string[] => cell.split(', ').filter((each) => each !== '');

export async function mailInForms(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const sent: FormSent[] = [];
  for (const row of table.hashes()) {
    const { form: what = '', reads = '', 'does not read': readsNot = '', holds = '' } = row;
    const form = FORMS[what]?.();
    if (!form) throw new HarnessFault(`No mail has the form "${what}". Known: ${Object.keys(FORMS).join('; ')}.`);
    const address = addressAt(environment, sent.length);
    const { subject = `A mail of ${what}` } = form;
    await sendForm(environment, address, { ...form, subject });
    const read = subject.replace(/\n[ \t]/g, ' ');
    sent.push({
      ...{ what, address, subject: read, reads: reads === '' ? [] : reads.split(' / ') },
      ...{ readsNot: inList(readsNot), files: inList(holds) },
    });
  }
  await environment.settle();
  environment.state.formsSent = sent;
}
