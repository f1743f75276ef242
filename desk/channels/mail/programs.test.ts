import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ADDRESSES } from '../../testing/desk.ts';
import { AMY, documents, held, waitingIncident } from '../../testing/mail-setup.ts';
import { sendRaw } from '../../testing/raw-mail.ts';
import type { IncidentView } from '../../views/types.ts';

suite('mail from programs', () => {
  test('m19: monitoring is logged, and not answered by machine, now or later', async () => {
    await using setup = await waitingIncident();
    assert.equal(await setup.send('m19-monitoring'), '250 Taken as INC-000002');
    const { service, description, correspondence } = await setup.desk.incident('INC-000002');
    assert.deepEqual(
      [service, description, correspondence.generated],
      ['pacs', 'CRITICAL: PACS archive store unreachable.', true],
    );
    await setup.desk.ask('analyst', 'POST', '/api/incidents/INC-000002/acknowledge', {});
    await setup.desk.ask('analyst', 'POST', '/api/incidents/INC-000002/resolve', { how: 'Restarted.' });
    await setup.desk.clock.settle();
    const toMonitoring = () => setup.desk.relay.letters.filter((letter) => /icinga/.test(JSON.stringify(letter.to)));
    assert.deepEqual(toMonitoring(), []);
    await setup.desk.ask('analyst', 'POST', '/api/incidents/INC-000002/respond', { text: 'Restarted.', channel: 'email' });
    await setup.desk.clock.settle();
    assert.equal(toMonitoring().length, 1, 'a person may write to it');
  });

  for (const name of ['m64a-x-autoreply', 'm64b-exchange'])
    test(`${name}: the incident still waits for its caller, who is asked again`, async () => {
      await using setup = await waitingIncident();
      assert.equal(await setup.send(name), '250 Taken as INC-000001');
      const { state, timeline, followUps } = await setup.desk.incident('INC-000001');
      assert.equal(state, 'paused');
      assert.match(timeline.at(-1)!.says, /^Automatic mail from amy\.reid@.*I am on leave until 14 December/s);
      assert.ok(!timeline.some(({ type }) => type === 'replied'));
      assert.equal(followUps[0]?.what, 'ask-again');
      assert.equal(setup.desk.relay.letters.length, 0);
      await setup.desk.clock.advance(Temporal.Duration.from({ days: 4 }));
      assert.ok(setup.desk.relay.letters.some(({ text }) => text?.includes('We are waiting for your answer')));
    });

  test('an automatic answer that names no incident waits for a person, who can make it a contact or discard it', async () => {
    await using setup = await waitingIncident();
    for (const subject of ['Automatic reply: hello', 'Out of Office'])
      await setup.desk.mail({
        from: `Amy Reid <${AMY}>`,
        subject,
        text: 'PACS is down in my absence.',
        attachments: [{ filename: 'log.txt', contentType: 'text/plain', content: 'error' }],
      });
    const [one, other] = await held(setup.desk);
    assert.deepEqual([one!.why, one!.organisation, one!.files.length], ['automatic-answer', 'northgate', 1]);
    const opened = await setup.desk.ask('analyst', 'POST', `/api/held-mail/${one!.id}/open`, {});
    assert.equal(opened.status, 201);
    const incident = opened.json as IncidentView;
    assert.deepEqual([incident.reference, incident.service, incident.channel], ['INC-000002', 'pacs', 'email']);
    assert.deepEqual(documents(incident), ['log.txt text/plain']);
    assert.equal(
      (await setup.desk.ask('analyst', 'POST', `/api/held-mail/${other!.id}/dismiss`, { reason: 'Holiday.' })).status,
      204,
    );
    assert.deepEqual(await held(setup.desk), []);
    assert.equal(
      (await setup.desk.ask('analyst', 'POST', `/api/held-mail/${other!.id}/dismiss`, { reason: 'Twice.' })).status,
      404,
    );
    assert.equal((await setup.desk.ask('requester.northgate', 'GET', '/api/held-mail')).status, 403);
    assert.equal((await setup.desk.ask('assessor', 'POST', `/api/held-mail/${one!.id}/open`, {})).status, 404);
    await setup.desk.clock.settle();
    assert.equal(setup.desk.relay.letters.length, 0, 'nobody answered a machine');
  });

  for (const from of ['', 'MAILER-DAEMON@northgate-uh.nhs.example'])
    test(`m65a: a bounce (from "${from}") marks its incident, and the owner is notified`, async () => {
      await using setup = await waitingIncident();
      assert.equal(await setup.send('m65a-bounce-of-our-letter', { from }), '250 Taken as INC-000001');
      assert.equal((await setup.desk.all()).length, 1);
      const { correspondence, timeline } = await setup.desk.incident('INC-000001');
      assert.equal(correspondence.notReached?.address, AMY);
      assert.match(correspondence.notReached.why, /550 no such user/);
      assert.match(timeline.at(-1)!.says, /^The caller was not reached: our mail to amy\.reid@/);
      const letters = setup.desk.relay.letters.map(({ to, subject }) => [[to].flat()[0]!.text, subject]);
      assert.deepEqual(letters, [['shift@st-elsewheres.nhs.example', '[INC-000001] The caller was not reached: base incident']]);
      await setup.send('m65a-bounce-of-our-letter', { from });
      assert.equal(
        (await setup.desk.incident('INC-000001')).timeline.filter(({ type }) => type === 'callerNotReached').length,
        1,
      );
      await setup.desk.mail({ from: AMY, subject: 'Re: [INC-000001]', text: 'I am here.' });
      assert.equal((await setup.desk.incident('INC-000001')).correspondence.notReached, null);
    });

  test('a bounce in plain text marks it too; a notice of delay does not', async () => {
    await using setup = await waitingIncident();
    await setup.desk.ask('analyst', 'POST', '/api/incidents/INC-000001/respond', { text: 'Which PC?', channel: 'email' });
    await setup.desk.clock.settle();
    const id = setup.desk.relay.letters.at(-1)!.messageId!;
    const bounce = (subject: string, words: string) =>
      sendRaw(setup.desk, {
        from: '',
        to: ADDRESSES.mail,
        raw: `From: MAILER-DAEMON@mx.example\r\nSubject: ${subject}\r\n\r\n${words}\r\n\r\n--- Below is a copy of the message.\r\n\r\nMessage-ID: ${id}\r\n`,
      });
    await bounce('Warning: could not send message for past 4 hours', 'The message is delayed; we will keep trying.');
    assert.equal((await setup.desk.incident('INC-000001')).correspondence.notReached, null);
    await bounce('failure notice', `<${AMY}>:\r\n10.0.0.1 does not like recipient.\r\nRemote host said: 550 5.1.1 User unknown`);
    assert.match((await setup.desk.incident('INC-000001')).correspondence.notReached!.why, /550 5\.1\.1 User unknown/);
  });

  test('a bounce of an unknown letter waits for a person', async () => {
    await using setup = await waitingIncident();
    const raw = 'From: MAILER-DAEMON@mx.example\r\nSubject: failure notice\r\n\r\nMessage-ID: <theirs@mx.example>\r\n';
    await sendRaw(setup.desk, { from: '', to: ADDRESSES.mail, raw });
    assert.deepEqual(
      (await held(setup.desk)).map(({ why }) => why),
      ['returned-letter'],
    );
  });

  test('a letter that the relay refuses permanently is reported at once', async () => {
    await using setup = await waitingIncident();
    setup.desk.relay.refuse(1, 550);
    await setup.desk.ask('analyst', 'POST', '/api/incidents/INC-000001/respond', { text: 'Which PC?', channel: 'email' });
    await setup.desk.clock.settle();
    const { correspondence } = await setup.desk.incident('INC-000001');
    assert.match(correspondence.notReached!.why, /550/);
    const dead = (await setup.desk.ask('duty-manager', 'GET', '/api/dead-letters')).json as readonly {
      why: string;
      attempts: number;
    }[];
    assert.deepEqual(
      dead.map(({ why, attempts }) => [why, attempts]),
      [['refused', 1]],
    );
  });
});
