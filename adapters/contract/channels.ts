import assert from 'node:assert/strict';
import type { Reach } from '../desk-under-test.ts';
import type { Check } from './environment.ts';

type Channel = 'call-logging' | 'call-out' | 'email' | 'fax' | 'portal' | 'pages';

/** The contract of the ways to and from the desk. */
export const CHANNEL_CASES = {
  'call-logging': [
    'a call is logged while the caller waits, and the caller hears the reference',
    async ({ desk, outside, caller, contact, settle }) => {
      const call = await outside.telephone.call(caller.telephone);
      const { reference } = await (await desk.as('analyst')).logCall(call.id, contact);
      await settle();
      assert.ok(
        call.heard.some((words) => words.includes(reference)),
        `the caller heard ${JSON.stringify(call.heard)}`,
      );
    },
  ],

  'call-out': [
    'a call that the desk places is seen at the network',
    async ({ desk, outside, clock, contact }) => {
      await (await desk.as('analyst')).logCall(null, { ...contact, impact: '1', urgency: '1' });
      await clock.advance(Temporal.Duration.from({ hours: 2 }));
      assert.ok(outside.telephone.placed.length > 0, 'nobody was called: a desk without a telephone declares it absent');
    },
  ],
  email: [
    'a mail becomes an incident, and mail of the desk about it is seen in the mailbox of its sender',
    async ({ desk, outside, caller, settle }) => {
      await outside.mail.send({ from: caller.mail, to: desk.addresses.mail, subject: 'No clinics', text: 'The list is empty.' });
      await settle();
      const [incident, ...more] = await desk.everything();
      assert.deepEqual(more, []);
      assert.ok(incident, 'it made none');
      assert.ok(outside.mail.inbox(caller.mail).some(({ subject, text }) => `${subject} ${text}`.includes(incident.reference)));
    },
  ],

  fax: [
    'a fax becomes an incident that holds its image, byte for byte',
    async ({ desk, outside, caller, settle }) => {
      const { tiff } = await outside.mail.fax({
        from: caller.telephone,
        to: desk.addresses.fax,
        lines: ['The printer is on fire'],
      });
      await settle();
      const [summary] = await desk.everything();
      assert.ok(summary, 'it made none');
      const assessor = await desk.as('assessor');
      const { documents } = await assessor.incident(summary.reference);
      const image = documents.find(({ mediaType }) => mediaType === 'image/tiff');
      assert.ok(image, 'it holds no TIFF');
      assert.ok((await assessor.document(summary.reference, image.id)).equals(tiff), 'the TIFF differs');
    },
  ],

  portal: [
    'a requester reports an incident and sees it',
    async ({ desk, contact: { caller, ...report } }) => {
      const requester = await desk.as('requester', caller.organisation);
      const { reference } = await requester.report(report);
      assert.deepEqual(
        (await requester.incidents()).map((i) => i.reference),
        [reference],
      );
    },
  ],

  pages: [
    'there is a page to sign in on, and credentials to sign in with',
    async ({ desk, caller }) => {
      assert.ok(desk.addresses.pages, 'it has no address of pages');
      const page = await fetch(desk.addresses.pages);
      assert.match(page.headers.get('content-type') ?? '', /text\/html/);
      assert.ok(desk.credentials('analyst').password);
      assert.ok(desk.credentials('requester', caller.organisation).password);
    },
  ],
} as const satisfies Readonly<Record<Channel & Reach, readonly [rule: string, check: Check]>>;
