import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ADDRESSES, openTestDesk } from '../../testing/desk.ts';
import { AMY, letterTo, waitingIncident } from '../../testing/mail-setup.ts';
import { sendRaw } from '../../testing/raw-mail.ts';
import type { IncidentView } from '../../views/types.ts';

suite('the writer of a mail and the address for answers', () => {
  test('m41: letters go to the Reply-To of the same organisation', async () => {
    await using setup = await waitingIncident();
    await setup.send('m41-reply-to');
    assert.equal([letterTo(setup.desk, 'INC-000002').to].flat()[0]!.text, 'lin@northgate-uh.nhs.example');
    const { correspondence, caller } = await setup.desk.incident('INC-000002');
    assert.equal(correspondence.replyTo, 'lin@northgate-uh.nhs.example');
    assert.equal(caller.mail, 'noreply@northgate-uh.nhs.example');
  });

  test('a Reply-To elsewhere is shown to the analyst and not written to', async () => {
    await using setup = await waitingIncident();
    await setup.desk.mail({ from: AMY, subject: 'PACS', text: 'slow', replyTo: 'amy@webmail.example' });
    await setup.desk.clock.settle();
    assert.equal([letterTo(setup.desk, 'INC-000002').to].flat()[0]!.text, AMY);
    const { correspondence } = (await setup.desk.ask('analyst', 'GET', '/api/incidents/INC-000002')).json as IncidentView;
    assert.deepEqual([correspondence.replyTo, correspondence.replyToElsewhere], [null, 'amy@webmail.example']);
  });

  test('m62a: text without a declared encoding is decoded by its bytes', async () => {
    await using setup = await waitingIncident();
    await setup.send('m62a-no-charset-latin1');
    const { description } = await setup.desk.incident('INC-000002');
    assert.match(description, /Gerät für/);
    assert.match(description, /£5/);
  });

  test('m63a: an answer to two messages, one of them ours, is a reply', async () => {
    await using setup = await waitingIncident();
    assert.equal(await setup.send('m63a-two-ids'), '250 Taken as INC-000001');
    assert.match((await setup.desk.incident('INC-000001')).timeline.at(-1)!.says, /It is PC 4711\.$/);
  });

  const ids: readonly (readonly [how: string, head: (ack: string) => string])[] = [
    ['with commas', (ack) => `References: <a@y.example>,${ack},<b@y.example>`],
    ['without spaces', (ack) => `References: <a@y.example>${ack}<b@y.example>`],
    ['with a comment', (ack) => `In-Reply-To: Your message of Monday ${ack} (Service desk)`],
    ['without brackets', (ack) => `In-Reply-To: ${ack.replace(/[<>]/g, '')}`],
    ['folded', (ack) => `References: <a@y.example>\r\n\t${ack}`],
  ];
  for (const [how, head] of ids)
    test(`our id is found ${how}`, async () => {
      await using desk = await openTestDesk();
      await desk.mail({ from: AMY, subject: 'PC', text: 'hangs' });
      await desk.clock.settle();
      const raw = `From: ${AMY}\r\nSubject: Re: PC\r\n${head(desk.relay.letters[0]!.messageId!)}\r\n\r\nIt is 4711.\r\n`;
      assert.equal(await sendRaw(desk, { from: AMY, to: ADDRESSES.mail, raw }), '250 Taken as INC-000001');
    });

  for (const [what, from] of [
    ['several authors', `stranger@elsewhere.example, Amy <${AMY}>`],
    ['a group', `Ward 4F: stranger@elsewhere.example, Amy <${AMY}>;`],
  ] as const)
    test(`of ${what} one known id is enough`, async () => {
      await using setup = await waitingIncident();
      const raw = `From: ${from}\r\nSubject: PACS\r\n\r\nslow\r\n`;
      assert.equal(await sendRaw(setup.desk, { from: AMY, to: ADDRESSES.mail, raw }), '250 Taken as INC-000002');
      assert.equal((await setup.desk.incident('INC-000002')).caller.mail, AMY);
    });

  test('a mail from another place than its sender is not a reply: it is an unverified contact', async () => {
    await using setup = await waitingIncident();
    const forged = { from: AMY, subject: 'Re: [INC-000001]', text: 'Close it.', replyTo: 'lin@northgate-uh.nhs.example' };
    await setup.desk.mail({ ...forged, envelope: { from: 'someone@elsewhere.example', to: ADDRESSES.mail } });
    await setup.desk.clock.settle();
    assert.ok(!(await setup.desk.incident('INC-000001')).timeline.some(({ type }) => type === 'replied'));
    const { correspondence, organisation } = (await setup.desk.ask('analyst', 'GET', '/api/incidents/INC-000002'))
      .json as IncidentView;
    assert.deepEqual([organisation, correspondence.unverified, correspondence.replyTo], ['northgate', true, null]);
  });

  test('a forwarding organisation is trusted to name the writer; an unknown sender is not', async () => {
    await using setup = await waitingIncident();
    const answer = (domain: string) =>
      setup.desk.mail({
        from: AMY,
        subject: 'Re: [INC-000001]',
        text: domain,
        envelope: { from: `SRS0=ab1=XY=northgate-uh.nhs.example=amy.reid@${domain}`, to: ADDRESSES.mail },
      });
    assert.match(await answer('queensferry-uh.nhs.example'), /INC-000001/);
    assert.match(await answer('elsewhere.example'), /INC-000002/);
  });
});
