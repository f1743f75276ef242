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
  /(?:\b5\d\d[ -]|\b5\.\d+\.\d+\b|user unknown|no such user|mailbox (?:full|unavailable)|does not exist|not found|rejected|refused|quota)/i;

/** Parses a returned letter: from its report (RFC 3464), else from its text. Pure. */
export function returnedLetter({ subject, text: whole, returned = '', inReplyTo, references }: ParsedMail): Returned {
  const text = firstOf(whole, LONGEST_TEXT);
  const ids = [
    ...idsIn(`${returned}\n${text}`.slice(0, 256 * 1024).match(/<[^<>\s]{3,998}>/g) ?? []),
    ...(inReplyTo ? [inReplyTo] : []),
    ...references,
  ];
  const actions = fields(returned, 'Action').map((action) => action.toLowerCase());
  const delayed = /\b(delay|warning|still being|will (keep|continue) (trying|to)|retry)/i.test(
    `${subject}\n${text.slice(0, 2000)}`,
  );
  const reason =
    fields(returned, 'Diagnostic-Code')[0] ??
    text.split('\n').find((line) => REASON.test(line)) ??
    fields(returned, 'Status')[0] ??
    text.split('\n').find((line) => line.trim() !== '') ??
    subject;
  return {
    ids: [...new Set(ids)].slice(0, MOST_IDS),
    failed: actions.length > 0 ? actions.includes('failed') : !delayed,
    note: firstOf(reason.replace(/\s+/g, ' ').trim(), LONGEST_NOTE),
  };
}
