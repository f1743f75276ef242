/** What the words directly before some digits call them. */
export type Said = 'nhs-number' | 'something-else' | 'nothing';

/** Characters that are looked back at: a label, what counts it, and markup. */
const REACH = 160;

/** The three letters, also with stops or what nobody sees between them, and the name they stand for. */
const NHS_NAME = String.raw`(?<![\p{L}\[])(?:n[. ]?h[. ]?s|national health service)\.?(?:['’]?s)?`;
const NUMBER = 'numbers?|numeral|nos?|num|nr|id|identifier';
const NHS = new RegExp(
  String.raw`${NHS_NAME}(?:${NUMBER})?(?!\p{L})(?:[\s\p{P}\p{S}]|(?<!\p{L})(?:${NUMBER}|is|was|are|reads?|of|for|the|this|his|her|their|my|patients?|pt)(?!\p{L}))*$`,
  'iu',
);
/** With more words between, in the same sentence: whose number it is, or where it stands. */
const NHS_FURTHER = new RegExp(
  String.raw`${NHS_NAME}[\s\p{P}\p{S}]{0,3}(?:${NUMBER}|#)(?![\p{L}\p{N}])(?:[^\p{N}.;!?\n]|(?<!\p{N})\p{N}{1,2}(?!\p{N})){0,90}$`,
  'iu',
);

/** What calls a number so behind it: in brackets, as a statement, or as the authority of an identifier in HL7. */
const NHS_BEHIND = new RegExp(
  String.raw`\s{0,3}[(\[]\s?(?:(?:the|his|her|their|my)\s)?(?:patient['’]?s?\s)?nhs(?:\s?(?:${NUMBER}|#)\.?)?\s?[)\]]` +
    String.raw`|\s{1,3}(?:is|was)\s(?:the|his|her|their|my|an?)\s(?:patient['’]?s?\s)?nhs\s?(?:${NUMBER})(?!\p{L})` +
    String.raw`|\^{2,3}NHS(?![\p{L}\p{N}])`,
  'iuy',
);
export function isCalledBehind(text: string, end: number): boolean {
  NHS_BEHIND.lastIndex = end;
  return NHS_BEHIND.test(text);
}

/** Things whose numbers have ten digits, and that no patient is called. A comma or a full stop after the word ends the label, but for one that shortens it. */
const THINGS = [
  'tel(?:ephone|\\.)?',
  '(?:tele)?phones?',
  'mobile',
  'mob\\.?',
  'fax',
  'ext(?:ension|n|\\.)?',
  'bleep',
  'pager',
  '(?:ring|dial|call(?: me| us)?(?: back)? on|call-?back)',
  'assets?(?: tag)?',
  'barcode',
  'serial',
  's/n',
  'sn',
  'imei',
  'iccid',
  'orders?',
  'p\\.?o\\.?',
  'purchase',
  'requisition',
  'invoice',
  'quote',
  'docket',
  'consignment',
  'tracking',
  'parcel',
  'batch',
  'lot',
  'part',
  'sku',
  'licen[cs]e',
  'contract',
  'incidents?',
  'tickets?',
  'jobs?',
  'refs?\\.?',
  'references?',
  'forms?',
].join('|');
const SOMETHING_ELSE = new RegExp(
  String.raw`(?<!\p{L})(?:${THINGS})(?:[ \t\p{Z}"'’“”:=#№|(\[/\\<>_-]|(?<!\p{L})(?:number|numbers|no|nos|num|nr|id|code|tag|is|was)(?!\p{L})\.?)*$`,
  'iu',
);
/** A country's code and what is bracketed after it. */
const ABROAD = /(?<![\p{L}\p{N}=&])\+\d{0,3}[\s\p{Pd}.]*(?:\(0\)[\s\p{Pd}.]*)?$/u;

/** As it is read: tags, entities and encoded characters gone, the names of keys as words. */
const readable = (text: string): string =>
  (/[^\0-\x7f]/.test(text) ? text.normalize('NFKC') : text)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/^[^<>]*>/, ' ')
    .replace(/%(?:25)*23|&(?:amp;)*(?:num|#35|#x23);|=23/gi, '#')
    .replace(
      /&(?:amp;)*(?:nbsp;?|(?:#x?)?\w{1,8};)|%(?:25)*(?:20|09|2[2de]|3[ad]|5f|c2%(?:25)*a0)|=(?:20|09|2e|3[ad]|5f|c2=a0)/gi,
      ' ',
    )
    .replace(/[\p{Cf}\u034f]/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/_/g, ' ');

const isMarkup = (code: number) => code === 0x3c || code === 0x3e || code === 0x26 || code === 0x25;

/** Where the last character of markup stands before an index. Asked for indices that grow, each character is looked at once. */
function lastMarkupIn(text: string): (index: number) => number {
  let [read, last] = [0, -1];
  return (index) => {
    if (index < read) [read, last] = [Math.max(0, index - REACH), -1];
    for (; read < index; read++) if (isMarkup(text.charCodeAt(read))) last = read;
    return last;
  };
}

/** Where to begin to look back: no label is read across four digits, unless they are part of markup. */
function nearFrom(text: string, index: number, lastMarkup: number): number {
  const furthest = Math.max(0, index - REACH);
  if (lastMarkup >= furthest) return furthest;
  let digits = 0;
  for (let i = index - 1; i >= furthest; i--) {
    const code = text.charCodeAt(i);
    digits = code >= 0x30 && code <= 0x39 ? digits + 1 : 0;
    if (digits === 4) return i;
  }
  return furthest;
}

/** What a text before an index calls what stands there. */
export type SaidBefore = (index: number) => Said;

const MOST_REMEMBERED = 64;

/** For one text. `context` is what stands before it. The last answers are remembered: lists say the same before each number. */
export function saidIn(text: string, context: string): SaidBefore {
  const remembered = new Map<string, Said>();
  const lastMarkup = lastMarkupIn(text);
  return (index) => {
    const from = nearFrom(text, index, lastMarkup(index));
    const near = text.slice(from, index);
    const whole = from === 0 && near.length < REACH ? (context + near).slice(-REACH) : near;
    const known = remembered.get(whole);
    if (known !== undefined) return known;
    const said = calledBy(readable(whole));
    if (remembered.size === MOST_REMEMBERED) remembered.clear();
    remembered.set(whole, said);
    return said;
  };
}

function calledBy(before: string): Said {
  if (NHS.test(before)) return 'nhs-number';
  if (SOMETHING_ELSE.test(before) || ABROAD.test(before)) return 'something-else';
  return NHS_FURTHER.test(before) ? 'nhs-number' : 'nothing';
}
