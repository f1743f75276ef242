import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOnlyByList, writtenBy, type WrittenBy } from './automatic.ts';
import { headersOf } from './reading/headers.ts';

const by = (head: string, envelopeFrom = 'a@b.example', from = 'a@b.example') => {
  const headers = headersOf(Buffer.from(`${head}\r\n\r\nAuto-Submitted: auto-replied\r\n`));
  return writtenBy(headers, envelopeFrom, { from, subject: headers.get('subject')?.[0] ?? '' });
};

const HEADS: Readonly<Record<WrittenBy, readonly string[]>> = {
  person: [
    'Subject: hello',
    'Auto-Submitted: no',
    'Auto-Submitted: No (a person)',
    'Subject: Auto reply does not work in Outlook',
    'Subject: Out of office assistant is broken',
    'Subject: Printer out of office hours',
    'Subject: On leave: who covers for the ward clerk?',
    'Subject: RE: Automatic reply: [INC-000001] PACS',
    'X-Autoreply: no\r\nSubject: hello',
  ],
  generated: [
    'Auto-Submitted: auto-generated; owner-email="x"',
    'Precedence: list',
    'List-Id: <all.example>',
    'X-Auto-Response-Suppress: DR, OOF, AutoReply',
    'X-Cron-Env: <SHELL=/bin/sh>',
  ],
  responder: [
    'auto-submitted:\r\n auto-replied',
    'Precedence: auto_reply',
    'X-Autoreply: yes',
    'X-Autorespond: PACS',
    'X-Auto-Response-Suppress: All\r\nX-MS-Exchange-Inbox-Rules-Loop: a@b.example',
    'Subject: Automatic reply: [INC-000001] waits for caller',
    'Subject: Autoreply: PACS',
    'Subject: Out of Office',
    'Subject: Out of Office AutoReply: PACS',
    'Subject: Abwesenheitsnotiz: PACS',
    'Subject: On leave\r\nIn-Reply-To: <one@desk.example>',
  ],
  returned: [
    'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
    'Content-Type: multipart/report;\r\n boundary="x";\r\n report-type="delivery-status"',
    'X-Failed-Recipients: amy@b.example',
  ],
  receipt: ['Content-Type: multipart/report; report-type=disposition-notification; boundary=x'],
};

for (const [expected, heads] of Object.entries(HEADS))
  test(`${expected}: decided by the header and never by the text`, () => {
    for (const head of heads) assert.equal(by(head), expected, head);
  });

test('a bounce comes from a mail system or has an empty sender; other mail with an empty sender comes from a program', () => {
  assert.equal(by('Subject: Undelivered Mail Returned to Sender', ''), 'returned');
  assert.equal(by('Subject: failure notice', '', 'MAILER-DAEMON@b.example'), 'returned');
  assert.equal(by('Subject: whatever', '', 'MAILER-DAEMON@b.example'), 'returned');
  assert.equal(
    by('Subject: Mail delivery failed: returning message to sender', 'x@b.example', 'Mailer-Daemon@b.example'),
    'returned',
  );
  assert.equal(by('Subject: Undeliverable: is what my mails are'), 'person');
  assert.equal(by('Subject: hello', ''), 'generated');
});

test('somebody who writes through a mailing list is a person', () => {
  const only = (head: string) => isOnlyByList(headersOf(Buffer.from(`${head}\r\n\r\n`)));
  assert.ok(only('List-Id: <all.example>\r\nPrecedence: list'));
  assert.ok(!only('List-Id: <all.example>\r\nPrecedence: bulk'));
  assert.ok(!only('List-Id: <all.example>\r\nAuto-Submitted: auto-generated'));
  assert.ok(!only('Subject: hello'));
});
