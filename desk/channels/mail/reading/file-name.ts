import { decodeText } from './charset.ts';
import { decodedWords } from './encoded-words.ts';

const PLAIN = /name\s*=\s*(?:"([^"]*)"|([^;\s]+))/i;
const EXTENDED = /name\*(?:0\*)?\s*=\s*"?([\w.:-]*)'[^']*'([^;\s"]+)/i;

/**
 * The file name in the raw Content-Disposition or Content-Type of a part, decoded by the same rules as a text part. For names in a charset
 * that the library does not know. Pure.
 */
export function fileNameIn(field: string): string | null {
  const [, charset, escaped] = EXTENDED.exec(field) ?? [];
  if (charset !== undefined && escaped !== undefined) {
    const bytes = escaped.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    return decodeText(Buffer.from(bytes, 'latin1'), charset);
  }
  const [, quoted, bare] = PLAIN.exec(field) ?? [];
  const name = quoted ?? bare;
  return name === undefined ? null : decodedWords(name);
}
