import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ADDRESSES, openTestDesk, type TestDesk } from './desk.ts';
import { sendRaw } from './raw-mail.ts';
import type { HeldMailView, IncidentView } from '../views/types.ts';

/** Mails that other desks lost, garbled or answered wrongly, as they arrived. */
const fixture = (name: string) => readFileSync(new URL(`../channels/mail/fixtures/${name}.eml`, import.meta.url));
export const AMY = 'amy.reid@northgate-uh.nhs.example';

/** A desk with an incident of Amy's that waits for her answer, and the names that fixtures use for it. */
export async function waitingIncident() {
  const desk = await openTestDesk();
  await desk.mail({ from: `Amy Reid <${AMY}>`, subject: 'base incident', text: 'PC 4711 does not start.' });
  await desk.clock.settle();
  const acknowledgement = desk.relay.letters[0]!.messageId!;
  await desk.ask('analyst', 'POST', '/api/incidents/INC-000001/pause', { reason: 'awaiting-caller' });
  desk.relay.letters.length = 0;
  const send = async (name: string, { from, to = ADDRESSES.mail }: { from?: string; to?: string } = {}) => {
    const raw = fixture(name).toString('latin1').replaceAll('@ACK@', acknowledgement).replaceAll('@INC@', 'INC-000001');
    const [, written = ''] = /^From: .*<([^>]*)>/m.exec(raw) ?? [];
    const reply = await sendRaw(desk, { raw: Buffer.from(raw, 'latin1'), from: from ?? written, to });
    await desk.clock.settle();
    return reply;
  };
  return {
    desk,
    send,
    close: async () => desk.close(),
    async [Symbol.asyncDispose]() {
      await desk.close();
    },
  };
}
export const held = async (desk: TestDesk): Promise<readonly HeldMailView[]> =>
  ((await desk.ask('analyst', 'GET', '/api/held-mail')).json as { items: readonly HeldMailView[] }).items;
export const documents = ({ documents: all }: IncidentView) => all.map(({ name, mediaType }) => `${name} ${mediaType}`);
export const letterTo = (desk: TestDesk, reference: string) => {
  const found = desk.relay.letters.filter(
    ({ subject }) => subject?.includes(reference) && !subject.includes('The caller answered'),
  );
  assert.equal(found.length, 1, `one letter about ${reference}`);
  return found[0]!;
};
