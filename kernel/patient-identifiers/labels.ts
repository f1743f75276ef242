/** What the words directly before some digits call them. */
export type Said = 'nhs-number' | 'something-else' | 'nothing';

/** Characters that are looked back at: a label, what counts it, and markup. */
const REACH = 160;

const NHS = new RegExp(
  String.raw`(?<![\p{L}\[])nhs(?:['’]?s)?(?:[\s\p{P}\p{S}]|(?<!\p{L})(?:number|numbers|numeral|no|nos|num|nr|id|identifier|is|was|are|reads?|of|for|the|this|his|her|their|my|patients?|pt)(?!\p{L}))*$`,
  'iu',
);

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

/** As it is read: tags and entities gone, the names of keys as words. */
const readable = (text: string): string =>
  text
    .replace(/<[^<>]*>/g, ' ')
    .replace(/^[^<>]*>/, ' ')
    .replace(/&(?:nbsp|#160|#xa0);?|%20|%c2%a0|\p{Cf}/giu, ' ')
    .replace(/%23|&num;/gi, '#')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/_/g, ' ');

const isMarkup = (code: number) => code === 0x3c || code === 0x3e || code === 0x26 || code === 0x25;

/** Where to begin to look back: no label is read across four digits, unless they are part of markup. */
function nearFrom(text: string, index: number): number {
  const furthest = Math.max(0, index - REACH);
  let [from, digits] = [-1, 0];
  for (let i = index - 1; i >= furthest; i--) {
    const code = text.charCodeAt(i);
    if (isMarkup(code)) return furthest;
    digits = code >= 0x30 && code <= 0x39 ? digits + 1 : 0;
    if (digits === 4 && from < 0) from = i;
  }
  return from < 0 ? furthest : from;
}

/** What a text before an index calls what stands there. */
export type SaidBefore = (index: number) => Said;

const MOST_REMEMBERED = 64;

/** For one text. `context` is what stands before it. The last answers are remembered: lists say the same before each number. */
export function saidIn(text: string, context: string): SaidBefore {
  const remembered = new Map<string, Said>();
  return (index) => {
    const from = nearFrom(text, index);
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
  return SOMETHING_ELSE.test(before) || ABROAD.test(before) ? 'something-else' : 'nothing';
}
