import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ADDRESSES } from '../testing/desk.ts';
import { DOCX, markedDesk, mustNotBeAnswered, NAME, page } from '../testing/marked.ts';
import { INC } from '../testing/with-supplier.ts';

const AMY = 'amy.reid@northgate-uh.nhs.example';

test('what came by mail, and mail of the same sender that waits or was discarded, lose the passage', async (t) => {
  const { desk, command, mustBeGone } = await markedDesk(t);
  const attachments = [
    { filename: 'list.txt', contentType: 'text/plain', content: `Bed 4: ${NAME}` },
    { filename: 'list.csv', contentType: 'text/csv', content: `bed,name\r\n4,"${NAME}"\r\n5,nobody\r\n` },
  ];
  const mail = async (more: object) => {
    await desk.mail({ from: `Amy Reid <${AMY}>`, ...more });
    await desk.clock.settle();
  };
  await mail({ subject: `Screen of ${NAME}`, text: `Images of ${NAME} are gone`, attachments });
  await mail({ subject: `Re: [${INC}]`, text: `It is ${NAME} in bed 4` });
  for (const subject of ['Automatic reply: away', 'Out of office'])
    await mail({
      subject: `${subject}: ${NAME}`,
      text: `I am with ${NAME}`,
      attachments,
      headers: { 'auto-submitted': 'auto-replied' },
    });
  await mail({
    from: 'MAILER-DAEMON@mx.example',
    subject: 'failure notice',
    text: `[${INC}] ${NAME}`,
    envelope: { from: '', to: ADDRESSES.mail },
  });
  const waiting = (await desk.ask('analyst', 'GET', '/api/held-mail')).json['items'] as unknown as readonly { id: string }[];
  assert.equal(waiting.length, 3);
  const dismissed = await desk.ask('analyst', 'POST', `/api/held-mail/${waiting[0]!.id}/dismiss`, { reason: `About ${NAME}` });
  assert.equal(dismissed.status, 204);

  await command(INC, 'erase', { passage: NAME });
  await mustNotBeAnswered(desk, INC);
  mustBeGone();
  const left = (await desk.ask('analyst', 'GET', '/api/held-mail')).json['items'] as unknown as readonly { text: string }[];
  assert.match(left[0]!.text, /^I am with \[patient's data removed\]/);
  const { documents, timeline } = await desk.incident(INC);
  const texts = await Promise.all(
    documents.map(async ({ id }) => (await desk.ask('analyst', 'GET', `/api/incidents/${INC}/documents/${id}`)).bytes.toString()),
  );
  assert.deepEqual(texts, ["Bed 4: [patient's data removed]", `bed,name\r\n4,"[patient's data removed]"\r\n5,nobody\r\n`]);
  assert.ok(
    timeline.some(({ says }) => says.includes('3 mails that wait or were discarded')),
    'the history says that held mail changed',
  );
});

test('a file in held mail that holds the passage is withheld when the mail becomes an incident', async (t) => {
  const { desk, command } = await markedDesk(t);
  const attachments = [{ filename: 'ward.docx', contentType: DOCX, content: page(`Bed 4 is ${NAME}`) }];
  await desk.mail({ from: AMY, subject: 'PC', text: `It is ${NAME}` });
  await desk.mail({ from: AMY, subject: 'Away', text: 'Away', attachments, headers: { 'auto-submitted': 'auto-replied' } });
  await command(INC, 'erase', { passage: NAME });
  const [held] = (await desk.ask('analyst', 'GET', '/api/held-mail')).json['items'] as unknown as readonly { id: string }[];
  await desk.ask('analyst', 'POST', `/api/held-mail/${held!.id}/open`, {});
  assert.equal((await desk.incident('INC-000002')).documents[0]?.finding, 'holds-passage');
});

test('a passage is removed from a held mail by itself, also after it was discarded', async (t) => {
  const { desk, mustBeGone } = await markedDesk(t);
  for (const subject of ['one', 'two'])
    await desk.mail({ from: AMY, subject, text: `With ${NAME}`, headers: { 'auto-submitted': 'auto-replied' } });
  const items = (await desk.ask('analyst', 'GET', '/api/held-mail')).json['items'] as unknown as readonly { id: string }[];
  await desk.ask('analyst', 'POST', `/api/held-mail/${items[0]!.id}/dismiss`, { reason: 'Not ours' });
  const erase = async (id: string, passage: string, who: 'analyst' | 'assessor' = 'analyst') =>
    (await desk.ask(who, 'POST', `/api/held-mail/${id}/erase`, { passage })).status;
  assert.equal(await erase(items[0]!.id, 'no'), 400);
  assert.equal(await erase(items[0]!.id, 'Nobody in it'), 400);
  assert.equal(await erase(items[0]!.id, NAME, 'assessor'), 403);
  for (const { id } of items) assert.equal(await erase(id, NAME), 204);
  mustBeGone();
});
