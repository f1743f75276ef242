import { charsetOfPage, htmlText } from './html.ts';
import { textWithin } from './charset.ts';
import type { Part } from './parts.ts';

export interface FilePart {
  readonly name: string | null;
  readonly mediaType: string;
  readonly content: Buffer;
}
/** The contents of a message, by purpose. */
export interface Body {
  /** The text its writer wrote. */
  readonly text: string;
  readonly files: readonly FilePart[];
  /** Messages attached to it, not parsed. */
  readonly messages: readonly Buffer[];
  /** A mail system's report about a returned letter, and the header of that letter. */
  readonly returned: string;
}

const NOTHING: Body = { text: '', files: [], messages: [], returned: '' };
/** Alternative formats of the text; dropping them loses nothing. */
const FORMATTED = ['text/html', 'text/enriched', 'text/richtext', 'text/x-amp-html', 'text/watch-html'];
const REPORTS = [
  'message/delivery-status',
  'message/global-delivery-status',
  'message/disposition-notification',
  'text/rfc822-headers',
];
const MESSAGES = ['message/rfc822', 'message/global'];
const LONGEST_TEXT_PART = 4 * 1024 * 1024;

const isBlank = (text: string): boolean => /^[\s\u200b-\u200d\u2060\ufeff]*$/.test(text);
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

async function leaf(part: Part): Promise<Body> {
  const { type, charset, name, attached, flowed, content } = part;
  const file = { ...NOTHING, files: [{ name, mediaType: type, content }] };
  if (REPORTS.includes(type)) return { ...NOTHING, returned: textWithin(content, 64 * 1024, charset) };
  if (MESSAGES.includes(type)) return { ...file, messages: [content] };
  // A text part with a name is a file, whatever its disposition.
  if (attached || name !== null) return content.length === 0 ? NOTHING : file;
  if (type === 'text/plain' || type === 'text') {
    const text = textWithin(content, LONGEST_TEXT_PART, charset).replace(/\r\n?/g, '\n');
    return { ...NOTHING, text: flowed ? unfolded(text, flowed) : text };
  }
  if (FORMATTED.includes(type))
    return { ...NOTHING, text: await htmlText(textWithin(content, LONGEST_TEXT_PART, charset ?? charsetOfPage(content))) };
  return file;
}

/** The body of a message: of alternatives the plain one unless it is blank; of everything else all parts, in order. */
export async function bodyOf(part: Part): Promise<Body> {
  if (part.children.length === 0) return part.type.startsWith('multipart/') ? NOTHING : leaf(part);
  const bodies: Body[] = [];
  for (const child of part.children) bodies.push(await bodyOf(child));
  const plain = bodies.filter((_, i) => !FORMATTED.includes(part.children[i]!.type));
  const text =
    part.type === 'multipart/alternative'
      ? ([...plain, ...bodies].find((body) => !isBlank(body.text))?.text ?? '')
      : joined(bodies.map((body) => body.text));
  return {
    text,
    files: bodies.flatMap(({ files }) => files),
    messages: bodies.flatMap(({ messages }) => messages),
    returned: bodies
      .map(({ returned }) => returned)
      .filter((each) => each !== '')
      .join('\n\n'),
  };
}
