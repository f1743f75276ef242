import { inParts } from './letters.ts';

/** What a notice is about: a letter of the desk, and who was to get it. */
export interface About {
  readonly letter: string;
  readonly subject: string;
  readonly to: string;
}
export interface Notice {
  readonly from: string;
  /** Empty: as RFC 5321 §4.5.5 has it for a letter that comes back. */
  readonly envelopeFrom?: string;
  readonly subject: string;
  readonly header?: readonly string[];
  readonly type?: string;
  readonly body: string;
}

const DAEMON = 'MAILER-DAEMON@mail.there.example';
const POSTMASTER = 'postmaster@mail.there.example';
const hostOf = ({ to }: About): string => to.split('@')[1]!;

/** The report of a mail system (RFC 3464), in a multipart/report (RFC 6522). */
function reported(
  { letter, subject, to }: About,
  { group, words = 'This is a report.', with: more }: { group: string; words?: string; with?: { type: string; body: string } },
): Pick<Notice, 'type' | 'body'> {
  return inParts('multipart/report; report-type=delivery-status', [
    { type: 'text/plain', body: words },
    { type: 'message/delivery-status', body: `Reporting-MTA: dns; mail.there.example\n\n${group}` },
    more ?? { type: 'text/rfc822-headers', body: `Message-ID: ${letter}\nTo: ${to}\nSubject: ${subject}` },
  ]);
}

const group = (to: string, action: string, status: string, why?: string): string =>
  [
    `Final-Recipient: rfc822; ${to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    ...(why === undefined ? [] : [`Diagnostic-Code: smtp; ${why}`]),
  ].join('\n');

const returned = (about: About, given: Parameters<typeof reported>[1]): Notice => ({
  ...{ from: DAEMON, envelopeFrom: '', subject: 'Delivery Status Notification' },
  ...reported(about, given),
});
const note = (body: string, more: Partial<Notice> = {}): Notice => ({
  ...{ from: DAEMON, envelopeFrom: '', subject: 'Undelivered Mail Returned to Sender', body },
  ...more,
});

const receipt = (about: About, disposition: string): { readonly type: string; readonly body: string } => ({
  type: 'message/disposition-notification',
  body: `Final-Recipient: rfc822;${about.to}\nOriginal-Message-ID: ${about.letter}\nDisposition: ${disposition}`,
});

const calendar = (words: string) =>
  inParts('multipart/alternative', [
    { type: 'text/plain', body: words },
    {
      type: 'text/calendar; method=REPLY',
      body: 'BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:1\nEND:VEVENT\nEND:VCALENDAR',
    },
  ]);

/** What mail systems, mail programs and calendars send of their own accord about a letter, by its name in a table. */
export const NOTICES: Readonly<Record<string, (about: About) => Notice>> = {
  'a report that our letter failed': (about) =>
    returned(about, { group: group(about.to, 'failed', '5.1.1', '550 user unknown here') }),
  'a report that it failed for one of two': (about) =>
    returned(about, {
      group: [
        group(`first@${hostOf(about)}`, 'delivered', '2.0.0', '250 the first is fine'),
        group(about.to, 'failed', '5.2.2', '552 the second is full'),
      ].join('\n\n'),
    }),
  'a report that it failed, without a reason': (about) =>
    returned(about, { group: group(about.to, 'failed', '5.1.1'), words: 'It did not get there.' }),
  'a report that it is delayed': (about) =>
    returned(about, { group: group(about.to, 'delayed', '4.4.1', '451 still trying'), words: '451 still trying' }),
  'a report that it was delivered': (about) =>
    returned(about, { group: group(about.to, 'delivered', '2.0.0', '250 ok'), words: 'It was delivered at noon.' }),
  'a report with our letter attached as a message': (about) =>
    returned(about, {
      group: group(about.to, 'failed', '5.2.1', '550 mailbox is closed'),
      with: {
        type: 'message/rfc822',
        body: `Message-ID: ${about.letter}\nTo: ${about.to}\nSubject: ${about.subject}\n\nHello`,
      },
    }),
  'a report in a mixed letter without a name': (about) => ({
    ...{ from: `mail.system@${hostOf(about)}`, subject: 'About your letter' },
    ...inParts('multipart/mixed', [
      { type: 'text/plain', body: 'A report is attached.' },
      { type: 'message/delivery-status', body: group(about.to, 'failed', '5.1.1', '550 no such person') },
      { type: 'text/rfc822-headers', body: `Message-ID: ${about.letter}` },
    ]),
  }),
  'a note of failure with failed recipients': (about) =>
    note(`550 no mailbox for ${about.to}\n\nMessage-ID: ${about.letter}`, {
      ...{ from: `robot@${hostOf(about)}`, envelopeFrom: `robot@${hostOf(about)}`, subject: 'About your letter' },
      header: [`X-Failed-Recipients: ${about.to}`],
    }),
  'a note of failure of the mailer daemon': (about) =>
    note(`We are sorry.\n${about.to} does not exist\n\n> Message-ID: ${about.letter}`, { envelopeFrom: DAEMON }),
  'a note of failure without a sender': (about) =>
    note(`The mailbox is disabled, not found\n\nMessage-ID: ${about.letter}`, { from: POSTMASTER, subject: 'A message for you' }),
  'a note of failure that answers our letter': (about) =>
    note('The quota exceeded what there is.', {
      ...{ from: POSTMASTER, envelopeFrom: POSTMASTER, subject: 'Failure notice' },
      header: [`References: <somebody.else@there.example> ${about.letter}`],
    }),
  'a note of failure with our letter as a file': (about) =>
    note('', {
      ...inParts('multipart/mixed', [
        { type: 'text/plain', body: `${about.to} is unknown to us, rejected` },
        {
          type: 'application/octet-stream; name="letter.eml"',
          body: `Message-ID: ${about.letter}\nSubject: ${about.subject}\n\nHello`,
        },
      ]),
    }),
  'a note that names fifty letters, ours the last': (about) =>
    note(
      [
        'user unknown in the list',
        ...Array.from({ length: 49 }, (_, place) => `Message-ID: <letter.${place}@there.example>`),
        `Message-ID: ${about.letter}`,
      ].join('\n'),
    ),
  'a note of delay of the mailer daemon': (about) =>
    note(`Warning: we will keep trying for five days.\n\nMessage-ID: ${about.letter}`, { subject: 'Delivery delayed' }),
  'a note of failure about a letter of somebody else': () => note('550 user unknown\n\nMessage-ID: <another@there.example>', {}),
  'a receipt that it was displayed': (about) => ({
    ...{ from: about.to, subject: `Read: ${about.subject}` },
    ...inParts('multipart/report; report-type=disposition-notification', [
      { type: 'text/plain', body: 'Displayed on a screen.' },
      receipt(about, 'manual-action/MDN-sent-manually; displayed'),
    ]),
    header: [`In-Reply-To: ${about.letter}`],
  }),
  'a receipt in plain words': (about) => ({
    ...{ from: about.to, subject: `Read: ${about.subject}`, body: 'Your message was read at noon.' },
    header: [`In-Reply-To: ${about.letter}`],
  }),
  'a receipt without a name': (about) => ({
    ...{ from: about.to, subject: 'About your letter' },
    ...inParts('multipart/mixed', [
      { type: 'text/plain', body: 'It was deleted unread.' },
      receipt(about, 'automatic-action/MDN-sent-automatically; deleted'),
    ]),
    header: [`In-Reply-To: ${about.letter}`],
  }),
  'a calendar that accepts': (about) => ({
    ...{ from: about.to, subject: `Accepted: ${about.subject}` },
    ...calendar(''),
    header: [`In-Reply-To: ${about.letter}`],
  }),
  'a calendar that accepts, with a word of its owner': (about) => ({
    ...{ from: about.to, subject: `Accepted: ${about.subject}` },
    ...calendar('I shall be late'),
    header: [`In-Reply-To: ${about.letter}`],
  }),
};
