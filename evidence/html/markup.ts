/** Text that is markup already. All other text is escaped on insertion. */
export interface Markup {
  readonly markup: string;
}
type Part = Markup | string | number | null | undefined | false | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For text and for quoted attributes. Control characters, which no page may hold, become the replacement character. */
export const escape = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ESCAPES[character]!);

function put(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'object') return 'markup' in part ? part.markup : part.map(put).join('');
  return escape(String(part));
}

export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: strings.map((string, i) => string + put(parts[i])).join(''),
});

/** Inserts markup unescaped. Only for constants of this project, never for text from outside. */
export const trusted = (markup: string): Markup => ({ markup });
export const nothing: Markup = { markup: '' };

/** A name as an id or a fragment. Ids of criteria stay as they are. */
export const anchor = (name: string): string => name.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '') || 'x';
