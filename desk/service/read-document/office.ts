import { SaxesParser } from 'saxes';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import type { DocumentText } from '../../domain/documents/finding.ts';

const MOST_PART_BYTES = 32 * 1024 * 1024;
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_PARTS = 2000;
const DEEPEST = 200;

/** Elements that separate text for a reader: paragraphs, cells, shared strings, breaks. */
const ENDS = new Set([
  'p',
  'tc',
  'tr',
  'br',
  'cr',
  'tab',
  'si',
  'c',
  'row',
  'comment',
  'title',
  'subject',
  'creator',
  'keywords',
  'description',
  'lpwstr',
]);
/** Deleted text, and the second copy of a text box. */
const SKIPPED = new Set(['del', 'moveFrom', 'Fallback']);

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/** The text of one part of a document. Throws on a DOCTYPE, on unlimited nesting, and on invalid XML. */
function wordsOf(xml: string): string {
  const words: string[] = [];
  const skipping: string[] = [];
  let depth = 0;
  let isIndex = false;
  const parser = new SaxesParser();
  const refuse = (why: string): never => {
    throw new Error(why);
  };
  parser.on('doctype', () => refuse('a DOCTYPE'));
  parser.on('error', (error) => refuse(error.message));
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > DEEPEST) refuse('nested too deep');
    const local = localName(name);
    if (SKIPPED.has(local)) skipping.push(local);
    // A cell that only refers to a shared string, which is read at its own place.
    if (local === 'c') isIndex = attributes['t'] === 's';
    // Includes attribute values: addresses, alternative texts, names.
    for (const value of Object.values(attributes)) if (/\d{3}/.test(value)) words.push('\n', value, '\n');
  });
  parser.on('text', (text) => void (skipping.length === 0 && !isIndex && words.push(text)));
  parser.on('closetag', ({ name }) => {
    depth--;
    const local = localName(name);
    if (skipping.at(-1) === local) skipping.pop();
    if (local === 'c') isIndex = false;
    if (ENDS.has(local)) words.push('\n');
  });
  parser.write(xml).close();
  return words.join('');
}

const opened = async (content: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    fromBuffer(content, { lazyEntries: true, strictFileNames: true }, (error, zip) => (error ? reject(error) : resolve(zip))),
  );

const inflated = async (zip: ZipFile, entry: Entry): Promise<string> =>
  new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => {
      if (error) return void reject(error);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
      stream.on('error', reject);
      stream.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    }),
  );

const IS_XML = /\.(?:xml|rels)$/i;
/** Pictures and embedded content: other documents, macros. */
const IS_OTHER = /(?:^|\/)(?:media|embeddings|activeX)\/|\.bin$/i;

/** DOCX and XLSX: every XML part, including headers, footers, comments and properties. Null when any of it cannot be read. */
export async function readOffice(content: Buffer): Promise<DocumentText> {
  try {
    const zip = await opened(content);
    const texts: string[] = [];
    let [pictures, parts, bytes] = [false, 0, 0];
    await new Promise<void>((resolve, reject) => {
      zip.on('error', reject);
      zip.on('end', resolve);
      zip.on('entry', (entry: Entry) => {
        if (IS_OTHER.test(entry.fileName)) pictures = true;
        bytes += IS_XML.test(entry.fileName) ? entry.uncompressedSize : 0;
        if (++parts > MOST_PARTS || entry.uncompressedSize > MOST_PART_BYTES || bytes > MOST_BYTES)
          return void reject(new Error('larger than a document is'));
        if (!IS_XML.test(entry.fileName)) return void zip.readEntry();
        inflated(zip, entry)
          .then((xml) => {
            texts.push(wordsOf(xml));
            zip.readEntry();
          })
          .catch(reject);
      });
      zip.readEntry();
    });
    return { text: texts.join('\n\n\n'), pictures };
  } catch {
    return null;
  }
}
