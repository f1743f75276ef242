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

/** What `text` before `index` calls what stands there. `context` is what stands before `text`. */
export function saidBefore(text: string, index: number, context: string): Said {
  const near = text.slice(Math.max(0, index - REACH), index);
  const before = readable(near.length < REACH ? (context + near).slice(-REACH) : near);
  if (NHS.test(before)) return 'nhs-number';
  return SOMETHING_ELSE.test(before) || ABROAD.test(before) ? 'something-else' : 'nothing';
}
