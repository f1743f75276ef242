import type { ParsedMail } from './parse.ts';

/** Headers of a message by name in lower case. */
export type Headers = ReadonlyMap<string, readonly string[]>;

/**
 * Author of a message: a person; a program by itself (`generated`) or in answer to a mail (`responder`); a mail system that
 * returns a letter (`returned`) or reports that it was displayed (`receipt`).
 */
export type WrittenBy = 'person' | 'generated' | 'responder' | 'returned' | 'receipt';

/** Comments (RFC 5322 §3.2.2) may stand anywhere in a structured header. */
const withoutComments = (value: string): string => value.replace(/\([^()]*\)/g, ' ').trim();
type Parts = Pick<ParsedMail, 'text' | 'report' | 'attachments'>;

const first = (headers: Headers, name: string): string => headers.get(name)?.[0] ?? '';

/** Whether it answers a message, by its header or by our reference in its subject. */
const isAnswer = (headers: Headers, subject: string): boolean =>
  headers.has('in-reply-to') || headers.has('references') || /\[INC-\d{6,15}\]/i.test(subject);

const MAIL_SYSTEM = /^"?(mailer-daemon|mail-?daemon|postmaster|maildelivery\w*|mmdf|bounces?|microsoftexchange[0-9a-f]+)"?@/i;
/** Subjects of returned letters and of notices of delay, in the languages of the common mail systems. */
const RETURNED =
  /^(undeliver(ed|able)|mail delivery (failed|failure|subsystem)|mail system error|delivery (status notification|notification|failure|has failed|delayed)|returned (mail|to sender)|failure notice|message (could not be|not|undeliverable|delivery failure)|non[- ]?(delivery|remis)|(warning: )?(could not send|message delayed|delayed mail)|unzustellbar|nicht (zustellbar|zugestellt)|zustell(ung|fehler)|übermittlung (fehlgeschlagen|verzögert)|(mail-?)?benachrichtigung (zum|über den) (übermittlungs|zustell)|échec de (la )?(remise|distribution)|notification d.état de remise|no se puede entregar|non recapitabile|niet bestelbaar|onbestelbaar)/i;

const isReturned = (headers: Headers, envelopeFrom: string, from: string, subject: string): boolean => {
  const type = first(headers, 'content-type');
  if (/^multipart\/report\b/i.test(type) && /report-type\s*=\s*"?delivery-status/i.test(type)) return true;
  if (headers.has('x-failed-recipients')) return true;
  const bySystem = MAIL_SYSTEM.test(from);
  return RETURNED.test(subject) ? bySystem || envelopeFrom === '' : bySystem && envelopeFrom === '';
};

/** A receipt that a mail program wrote as plain text. A person's answer begins with "Re:". */
const READ =
  /^((not )?read|read receipt|return receipt|gelesen|ungelesen( gelöscht)?|lesebestätigung|lu|leído|letto|gelezen)\s*:/i;

const isReceipt = (headers: Headers, subject: string): boolean =>
  (/^multipart\/report\b/i.test(first(headers, 'content-type')) &&
    /report-type\s*=\s*"?disposition-notification/i.test(first(headers, 'content-type'))) ||
  (READ.test(subject) && isAnswer(headers, subject));

/** Headers that auto-responders set, whether or not they follow RFC 3834. */
const RESPONDER_HEADERS = [
  'x-autoreply',
  'x-autoreply-from',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-reply',
  'x-auto-response',
  'x-mail-autoreply',
  'x-ms-exchange-inbox-rules-loop',
  'x-vacation',
];
/** Matches a subject that is only this, or continues after a mark. "Auto reply does not work" is a person's fault report. */
const AUTOMATIC_REPLY =
  /^[[(]?(auto(matic|mated)?[ -]?(reply|response|answer)|out of (the )?office( (auto-?reply|reply|notification|message))?|abwesenheits(notiz|nachricht|meldung|assistent|benachrichtigung)|automatische antwort|réponse automatique|automatisch antwoord|risposta automatica|respuesta automática|resposta automática|autosvar|automatiskt? svar|odpowiedź automatyczna|automatická odpověď|automaattinen vastaus|otomatik yanıt)\s*(:|$|\[|\]|\)|re\b)/i;
const IS_AWAY =
  'out of (?:the )?office|ooo|on (?:[a-z]+ )?(?:leave|holiday|vacation)|absent|abwesend|im urlaub|au(?:ß|ss)er haus|nicht im (?:haus|büro)|afwezig|frånvarande|fraværende|en congé';
const AWAY_WORDS = `(?:${IS_AWAY}|away|vacation|holiday|absence|abwesenheit|urlaub)`;
/** Subjects a person may also write; they count as automatic only in an answer that does not begin with "Re:". */
const AWAY = new RegExp(
  `^(?:auto\\s*:|[[(]?${AWAY_WORDS}\\s*(?:[:,;\\])([–-]|$|(?:re|aw|until|till|from|back|returning|bis|vom|ab|wegen)\\b))` +
    `|\\b(?:am|i.m|is|currently|bin|ist|derzeit)\\s+(?:currently |now |derzeit |zurzeit |momentan )?(?:${IS_AWAY})(?![\\p{L}\\d])`,
  'iu',
);
const BY_HAND = /^(re|aw|sv|antw|odp|rif|vs|r|fw|fwd|wg)\s*(\[\d+\])?:/i;

const isResponder = (headers: Headers, subject: string): boolean =>
  (headers.get('auto-submitted') ?? []).some((value) => /^auto-replied\b/i.test(withoutComments(value))) ||
  /^auto_reply\b/i.test(first(headers, 'precedence')) ||
  RESPONDER_HEADERS.some((name) => headers.has(name) && !/^(no|false|0)$/i.test(first(headers, name))) ||
  /\bautoresponder\b/i.test(first(headers, 'delivered-to') + first(headers, 'x-post-messageclass')) ||
  AUTOMATIC_REPLY.test(subject) ||
  (AWAY.test(subject) && !BY_HAND.test(subject) && isAnswer(headers, subject));

const isGenerated = (headers: Headers, envelopeFrom: string): boolean =>
  envelopeFrom === '' ||
  (headers.get('auto-submitted') ?? []).some((value) => !/^(no\b|$)/i.test(withoutComments(value))) ||
  /^(bulk|junk|list)\b/i.test(first(headers, 'precedence')) ||
  ['list-id', 'list-unsubscribe', 'list-post', 'x-cron-env', 'feedback-id'].some((name) => headers.has(name)) ||
  /\b(all|oof|autoreply)\b/i.test(first(headers, 'x-auto-response-suppress'));

/**
 * Sources: RFC 3834 §2 and §5, RFC 3464, RFC 8098, RFC 5321 §4.5.5 (a returned letter has no envelope sender), and observed
 * behaviour of mail programs. A mail that matches none of these is a person's. Pure.
 */
export function writtenBy(
  headers: Headers,
  envelopeFrom: string,
  { from, subject }: { readonly from: string; readonly subject: string },
): WrittenBy {
  if (isReceipt(headers, subject)) return 'receipt';
  if (isReturned(headers, envelopeFrom, from, subject)) return 'returned';
  if (isResponder(headers, subject)) return 'responder';
  return isGenerated(headers, envelopeFrom) ? 'generated' : 'person';
}

/** A person who writes through a mailing list is still a person, and their answer counts as theirs. */
export const isOnlyByList = (headers: Headers): boolean =>
  (headers.has('list-id') || headers.has('list-post') || headers.has('list-unsubscribe')) &&
  /^(no\b|$)/i.test(first(headers, 'auto-submitted')) &&
  !/^(bulk|junk)\b/i.test(first(headers, 'precedence'));

/** Fields that mail systems (RFC 3464) and programs that display mail (RFC 8098) report. */
const DELIVERY = /^Action:[ \t]*(failed|delayed|delivered|relayed|expanded)\b/im;
const DISPLAY = /^Disposition:[^\n]*;[ \t]*(displayed|deleted|denied|dispatched|processed)\b/im;

/**
 * The program that answered, known from the parts of a mail where its header says nothing: a report in any multipart, or a calendar
 * that accepts or declines without a word of its owner. Null for any other mail. Pure.
 */
export function answeredBy({ text, report = '', attachments }: Parts): 'returned' | 'receipt' | 'responder' | null {
  if (DISPLAY.test(report)) return 'receipt';
  if (DELIVERY.test(report)) return 'returned';
  const isAnswer = attachments.some(
    ({ mediaType, content }) =>
      mediaType === 'text/calendar' && /^METHOD:(REPLY|COUNTER)\b/im.test(content.subarray(0, 64 * 1024).toString('latin1')),
  );
  return isAnswer && text.trim() === '' ? 'responder' : null;
}
