import type { AddressObject } from 'mailparser';
import { bodyOf, NOTHING, type Body } from './body.ts';
import { textWithin } from './charset.ts';
import { headerEnd, headersOf, idsIn, messageIdIn, withHeaderInUtf8 } from './headers.ts';
import { partsOf } from './parts.ts';
import { firstOf } from '../../../../kernel/index.ts';

export interface Mailbox {
  readonly address: string;
  readonly name: string;
}
/** The parsed content of a message. */
export interface ReadMail {
  readonly messageId: string | null;
  readonly authors: readonly Mailbox[];
  readonly replyTo: readonly Mailbox[];
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** Ids of In-Reply-To, then of References, in header order. */
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  readonly files: Body['files'];
  readonly unknownCharsets: Body['unknownCharsets'];
  /** Reports among its own parts, and not in a message attached to it. */
  readonly report: string;
  readonly returned: string;
}

const DEEPEST_MESSAGE = 4;
const LONGEST_UNPARTED = 256 * 1024;
/** A line that delimits parts, above the header of a part. */
const DELIMITER = /^--([\w'()+,./:=?-]{1,70})[ \t]*\r?\n(?=content-[\w-]+:)/im;
const LONGEST_REPORT = 256 * 1024;

const listed = (field: unknown): readonly AddressObject[] =>
  field === undefined ? [] : ([field].flat() as unknown as readonly AddressObject[]);
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
/** Without the quotes and the final dot that programs copy with it. */
const plainAddress = (address: string): string => address.replace(/^'(.*)'$/, '$1').replace(/\.$/, '');
/** The mailboxes of an address field, including the members of groups. */
const mailboxes = (field: unknown): readonly Mailbox[] =>
  listed(field)
    .flatMap(({ value }) => value.flatMap((entry) => [entry, ...(entry.group ?? [])]))
    .flatMap(({ address, name }) => (address ? [{ address: plainAddress(address), name: oneLine(name ?? '') }] : []));
/** Control characters without a meaning in text; some would hide a number from the removal of numbers. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

function subjectOf(headers: ReadonlyMap<string, unknown>): string {
  const subject = headers.get('subject');
  return typeof subject === 'string' ? oneLine(subject) : '';
}

interface Within {
  readonly headers: Map<string, unknown>;
  readonly body: Body;
  readonly report: string;
}

async function bodyWithin(raw: Buffer, depth: number): Promise<Within> {
  const { headers, root } = await partsOf(raw);
  const body = root ? await bodyOf(root) : NOTHING;
  const isEmpty = body.text === '' && body.files.length === 0 && body.returned === '';
  // A multipart without parts; its content is still text that a person wrote.
  const unparted = isEmpty && root?.type.startsWith('multipart/') ? raw.subarray(headerEnd(raw).body) : null;
  const [, boundary] = (unparted && DELIMITER.exec(unparted.subarray(0, LONGEST_UNPARTED).toString('latin1'))) ?? [];
  if (unparted && boundary !== undefined && depth < DEEPEST_MESSAGE) {
    const named = Buffer.from(`Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n`);
    return { ...(await bodyWithin(Buffer.concat([named, unparted]), depth + 1)), headers };
  }
  const inside = depth < DEEPEST_MESSAGE ? body.messages : [];
  const forwarded: Body[] = [];
  const words: string[] = [];
  for (const message of inside) {
    const within = await bodyWithin(withHeaderInUtf8(message), depth + 1).catch(() => null);
    if (!within) continue;
    forwarded.push(within.body);
    const subject = subjectOf(within.headers);
    const ids = idsIn(headersOf(message).get('message-id') ?? []);
    words.push([`Forwarded message${subject === '' ? '' : `: ${subject}`}`, within.body.text].join('\n\n').trim());
    forwarded.push({
      ...NOTHING,
      returned: ids.map((id) => `Message-ID: ${id}\nSubject: ${subject}`).join('\n'),
    });
  }
  const text = [unparted === null ? body.text : textWithin(unparted, LONGEST_UNPARTED, null), ...words]
    .filter((each) => each.trim() !== '')
    .join('\n\n');
  const returned = [body, ...forwarded]
    .map((each) => each.returned)
    .filter((each) => each !== '')
    .join('\n\n');
  const files = [body, ...forwarded].flatMap((each) => each.files);
  const unknownCharsets = [body, ...forwarded].flatMap((each) => each.unknownCharsets);
  return { headers, body: { ...body, text, files, unknownCharsets, returned }, report: body.returned };
}

/** Reads a message. Rejects one that is nested or repeated without limit. */
export async function readMail(given: Buffer): Promise<ReadMail> {
  const raw = withHeaderInUtf8(given);
  const { headers, body, report } = await bodyWithin(raw, 0);
  const fields = headersOf(raw);
  const field = (name: string) => headers.get(name);
  return {
    messageId: messageIdIn(fields.get('message-id') ?? []),
    authors: [...mailboxes(field('from')), ...mailboxes(field('sender'))],
    replyTo: mailboxes(field('reply-to')),
    to: [...mailboxes(field('to')), ...mailboxes(field('cc'))].map(({ address }) => address),
    subject: subjectOf(headers),
    text: body.text.replace(CONTROLS, '').trimEnd(),
    inReplyTo: idsIn(fields.get('in-reply-to') ?? []),
    references: idsIn(fields.get('references') ?? []),
    files: body.files,
    unknownCharsets: [...new Set(body.unknownCharsets)],
    report: firstOf(report, LONGEST_REPORT),
    returned: firstOf(body.returned, LONGEST_REPORT),
  };
}
