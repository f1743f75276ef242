/** Headers of a message by name in lower case. */
export type Headers = ReadonlyMap<string, readonly string[]>;

/**
 * Author of a message: a person; a program by itself (`generated`) or in answer to a mail (`responder`); a mail system that
 * returns a letter (`returned`) or reports that it was displayed (`receipt`).
 */
export type WrittenBy = 'person' | 'generated' | 'responder' | 'returned' | 'receipt';

const first = (headers: Headers, name: string): string => headers.get(name)?.[0] ?? '';

const MAIL_SYSTEM = /^"?(mailer-daemon|mail-?daemon|postmaster|maildelivery\w*|mmdf|bounces?|microsoftexchange[0-9a-f]+)"?@/i;
const RETURNED =
  /^(undeliver(ed|able)|mail delivery (failed|failure|subsystem)|delivery (status notification|failure|has failed)|returned mail|failure notice|message (could not be|not) delivered|non[- ]?delivery|unzustellbar|(warning: )?(could not send|message delayed|delayed mail))/i;

const isReturned = (headers: Headers, envelopeFrom: string, from: string, subject: string): boolean => {
  const type = first(headers, 'content-type');
  if (/^multipart\/report\b/i.test(type) && /report-type\s*=\s*"?delivery-status/i.test(type)) return true;
  if (headers.has('x-failed-recipients')) return true;
  const bySystem = MAIL_SYSTEM.test(from);
  return RETURNED.test(subject) ? bySystem || envelopeFrom === '' : bySystem && envelopeFrom === '';
};

const isReceipt = (headers: Headers): boolean =>
  /^multipart\/report\b/i.test(first(headers, 'content-type')) &&
  /report-type\s*=\s*"?disposition-notification/i.test(first(headers, 'content-type'));

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
/** Matches a subject that is only this, or continues after a colon. "Auto reply does not work" is a person's fault report. */
const AUTOMATIC_REPLY =
  /^(auto(matic|mated)?[ -]?(reply|response|answer)|out of (the )?office( (auto-?reply|reply|notification|message))?|abwesenheitsnotiz|automatische antwort|réponse automatique|automatisch antwoord|risposta automatica|respuesta automática)\s*(:|$|\[)/i;
/** Subjects a person may also write; they count as automatic only in an answer. */
const AWAY = /^(away( from (the )?office)?|on (annual )?leave|vacation|absent|abwesend)\s*(:|$|\[)/i;

const isResponder = (headers: Headers, subject: string): boolean =>
  /^auto-replied\b/i.test(first(headers, 'auto-submitted')) ||
  /^auto_reply\b/i.test(first(headers, 'precedence')) ||
  RESPONDER_HEADERS.some((name) => headers.has(name) && !/^(no|false|0)$/i.test(first(headers, name))) ||
  /\bautoresponder\b/i.test(first(headers, 'delivered-to') + first(headers, 'x-post-messageclass')) ||
  AUTOMATIC_REPLY.test(subject) ||
  (AWAY.test(subject) && (headers.has('in-reply-to') || headers.has('references')));

const isGenerated = (headers: Headers, envelopeFrom: string): boolean =>
  envelopeFrom === '' ||
  !/^(no\b|$)/i.test(first(headers, 'auto-submitted')) ||
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
  if (isReceipt(headers)) return 'receipt';
  if (isReturned(headers, envelopeFrom, from, subject)) return 'returned';
  if (isResponder(headers, subject)) return 'responder';
  return isGenerated(headers, envelopeFrom) ? 'generated' : 'person';
}

/** A person who writes through a mailing list is still a person, and their answer counts as theirs. */
export const isOnlyByList = (headers: Headers): boolean =>
  (headers.has('list-id') || headers.has('list-post') || headers.has('list-unsubscribe')) &&
  /^(no\b|$)/i.test(first(headers, 'auto-submitted')) &&
  !/^(bulk|junk)\b/i.test(first(headers, 'precedence'));
