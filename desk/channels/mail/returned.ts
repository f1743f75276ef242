import { idsIn } from './reading/headers.ts';
import type { ParsedMail } from './parse.ts';
import { firstOf } from '../../../kernel/index.ts';

const MOST_IDS = 50;
const LONGEST_NOTE = 500;
const LONGEST_TEXT = 64 * 1024;

export interface Returned {
  /** Message-IDs of letters it may be about. */
  readonly ids: readonly string[];
  /** Whether delivery failed for good; a delay or a delivery report is only a remark. */
  readonly failed: boolean;
  /** The other side's reason, in one line. */
  readonly note: string;
}

/** Every field of this name in a report. */
const fields = (report: string, name: string): readonly string[] =>
  [...report.matchAll(new RegExp(`^${name}:[ \\t]*([^\\n]*(?:\\n[ \\t]+[^\\n]*)*)`, 'gim'))].map(([, value]) =>
    value!.replace(/\s+/g, ' ').trim(),
  );

/** Lines that hold the reason when a mail system sends no machine-readable report. */
const REASON =
  /(?:\b5\d\d[ -]|\b5\.\d+\.\d+\b|user unknown|no such user|mailbox (?:full|unavailable)|does not exist|not found|not listed|rejected|refused|quota|unroute?able|no mailbox|unbekannt|nicht gefunden|inconnu|desconocid)/i;
/** Words of a delay; the letter may still arrive. */
const DELAYED =
  /\b(delay|warning|still being|will (keep|continue) (trying|to)|retry|verzögert|weiterhin versucht|retardé|retrasad|ritardat|vertraagd)/i;
const LONGEST_ATTACHED = 64 * 1024;

/** Parses a returned letter: from its report (RFC 3464), else from its text. Pure. */
export function returnedLetter(mail: ParsedMail): Returned {
  const { subject, text: whole, returned = '', inReplyTo, references, attachments } = mail;
  // Some systems attach the letter as a text or as a file of no type.
  const attached = attachments.slice(0, 5).map(({ content }) => content.subarray(0, LONGEST_ATTACHED).toString('latin1'));
  const text = firstOf(whole, LONGEST_TEXT);
  const ids = [
    ...idsIn([`${returned}\n${text}`.slice(0, 256 * 1024), ...attached].join('\n').match(/<[^<>\s]{3,998}>/g) ?? []),
    ...(inReplyTo ? [inReplyTo] : []),
    ...references,
  ];
  const actions = fields(returned, 'Action').map((action) => action.toLowerCase());
  const delayed = DELAYED.test(`${subject}\n${text.slice(0, 2000)}`);
  // One report may concern several recipients: the reason is the one's whom the letter did not reach.
  const group = returned.split(/\n\s*\n/).find((each) => /^Action:[ \t]*failed\b/im.test(each)) ?? returned;
  const reason =
    fields(group, 'Diagnostic-Code')[0] ??
    text.split('\n').find((line) => REASON.test(line)) ??
    fields(group, 'Status')[0] ??
    text.split('\n').find((line) => line.trim() !== '') ??
    subject;
  return {
    ids: [...new Set(ids)].slice(0, MOST_IDS),
    failed: actions.length > 0 ? actions.includes('failed') : !delayed,
    note: firstOf(reason.replace(/\s+/g, ' ').trim(), LONGEST_NOTE),
  };
}
