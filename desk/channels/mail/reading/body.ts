import { charsetOfPage, htmlText } from './html.ts';
import { isUnknownCharset, textWithin } from './charset.ts';
import type { Part } from './parts.ts';
import { withoutUuencoded } from './uuencoded.ts';
import { kindOf } from '../../../domain/documents/accepted.ts';

export interface FilePart {
  readonly name: string | null;
  readonly mediaType: string;
  readonly content: Buffer;
}
/** The contents of a message, by purpose. */
export interface Body {
  /** The text its writer wrote. */
  readonly text: string;
  /** The text of parts that are also files; it stands in for the writer's text where there is none. */
  readonly instead: string;
  readonly files: readonly FilePart[];
  /** Charsets of its texts that the desk does not know, so that some of their letters may be wrong. */
  readonly unknownCharsets: readonly string[];
  /** Messages attached to it, not parsed. */
  readonly messages: readonly Buffer[];
  /** A mail system's report about a returned letter, and the header of that letter. */
  readonly returned: string;
}

export const NOTHING: Body = { text: '', instead: '', files: [], unknownCharsets: [], messages: [], returned: '' };
/** What most programs show. */
const PAGES = ['text/html', 'application/xhtml+xml'];
/** Alternative formats of the text; dropping them loses nothing. */
const FORMATTED = [...PAGES, 'text/enriched', 'text/richtext', 'text/x-amp-html', 'text/watch-html'];
/** Texts for programs; no writer's words. */
const FOR_PROGRAMS = /^text\/(calendar|(x-)?vcard|directory|rtf|css|xml|javascript)$/;
const REPORTS = [
  'message/delivery-status',
  'message/global-delivery-status',
  'message/disposition-notification',
  'text/rfc822-headers',
];
const MESSAGES = ['message/rfc822', 'message/global'];
const LONGEST_TEXT_PART = 4 * 1024 * 1024;

const isBlank = (text: string): boolean => /^[\s\p{Cc}\p{Cf}\u034f]*$/u.test(text);
const joined = (texts: readonly string[]): string => texts.filter((text) => !isBlank(text)).join('\n\n');

/** Joins a line that ends in a space to the next one (format=flowed). */
function unfolded(text: string, { delSp }: { readonly delSp: boolean }): string {
  const paragraphs: string[][] = [];
  let flows = false;
  for (const stuffed of text.split('\n')) {
    const line = stuffed.replace(/^ /, '');
    const goesOn = line.endsWith(' ') && line !== '-- ';
    const words = goesOn && delSp ? line.slice(0, -1) : line;
    if (flows && !line.startsWith('>')) paragraphs.at(-1)!.push(words);
    else paragraphs.push([words]);
    flows = goesOn;
  }
  return paragraphs.map((words) => words.join('')).join('\n');
}

const isPlain = (type: string): boolean =>
  type === 'text' || type === 'plain' || type === 'message/partial' || (type.startsWith('text/') && !FOR_PROGRAMS.test(type));

/** The text of a part; null for a part that holds none. */
async function textOf({ type, charset, flowed, content }: Part): Promise<string | null> {
  if (FORMATTED.includes(type)) return htmlText(textWithin(content, LONGEST_TEXT_PART, charset ?? charsetOfPage(content)));
  if (!isPlain(type)) return null;
  const text = textWithin(content, LONGEST_TEXT_PART, charset).replace(/\r\n?/g, '\n');
  return flowed ? unfolded(text, flowed) : text;
}

/** What a writer wrote, without the files that old programs write into it. */
function written({ charset, content }: Part, given: string): Body {
  const { text, files } = withoutUuencoded(given);
  return {
    ...NOTHING,
    text,
    files: files.map((file) => ({ ...file, mediaType: 'application/octet-stream' })),
    unknownCharsets: charset !== null && isUnknownCharset(content, charset) ? [charset] : [],
  };
}

async function leaf(part: Part): Promise<Body> {
  const { type, charset, name, attached, content } = part;
  const file = { ...NOTHING, files: [{ name, mediaType: type, content }] };
  // Pages and pictures are files, whatever their label.
  if (kindOf(content) !== null) return file;
  if (REPORTS.includes(type)) return { ...NOTHING, returned: textWithin(content, 64 * 1024, charset) };
  if (MESSAGES.includes(type)) return { ...file, messages: [content] };
  if (attached && content.length === 0) return NOTHING;
  if (attached) return name === null ? { ...file, instead: (await textOf(part)) ?? '' } : file;
  const text = await textOf(part);
  if (name === null) return text === null ? file : written(part, text);
  // A text part with a name is a file, whatever its disposition.
  return content.length === 0 ? NOTHING : { ...file, instead: text ?? '' };
}

/** A message of a single part: its content is what its writer says, even if it is labelled as a file or not at all. */
async function only(part: Part): Promise<Body> {
  const { type, attached, name, content } = part;
  const body = await leaf(part);
  if (body.files.length === 0 || kindOf(content) !== null) return body;
  if (attached) return { ...body, instead: (await textOf(part)) ?? '' };
  const isUnlabelledText =
    type === 'application/octet-stream' && name === null && !/[^\P{Cc}\s]/u.test(content.toString('latin1'));
  return isUnlabelledText ? { ...NOTHING, text: (await textOf({ ...part, type: 'text' })) ?? '' } : body;
}

/** The contents of a part: of alternatives the plain one, or the page where that is blank; of everything else all parts, in order. */
async function within(part: Part): Promise<Body> {
  if (part.children.length === 0) return part.type.startsWith('multipart/') ? NOTHING : leaf(part);
  const bodies: Body[] = [];
  for (const child of part.children) bodies.push(await within(child));
  const rank = ({ type }: Part) => (PAGES.includes(type) ? 1 : FORMATTED.includes(type) ? 2 : 0);
  const choices = bodies.map((body, i) => ({ body, rank: rank(part.children[i]!) })).sort((a, b) => a.rank - b.rank);
  const text =
    part.type === 'multipart/alternative'
      ? (choices.find(({ body }) => !isBlank(body.text))?.body.text ?? '')
      : joined(bodies.map((body) => body.text));
  return {
    text,
    instead: joined(bodies.map((body) => body.instead)),
    files: bodies.flatMap(({ files }) => files),
    unknownCharsets: bodies.flatMap(({ unknownCharsets }) => unknownCharsets),
    messages: bodies.flatMap(({ messages }) => messages),
    returned: bodies
      .map(({ returned }) => returned)
      .filter((each) => each !== '')
      .join('\n\n'),
  };
}

/** The body of a message. Where its writer wrote nothing, the text of its named parts stands for it. */
export async function bodyOf(root: Part): Promise<Body> {
  const isSingle = root.children.length === 0 && !root.type.startsWith('multipart/');
  const body = await (isSingle ? only(root) : within(root));
  return isBlank(body.text) ? { ...body, text: body.instead } : body;
}
