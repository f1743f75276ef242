import type { Clock, Ids } from '../../kernel/index.ts';
import { createMailSender } from './deliver.ts';
import { faxLetter } from './fax.ts';
import { startRelay } from './receive.ts';
import type { MailControl } from './types.ts';

export type * from './types.ts';

export interface MailSimulatorOptions {
  readonly host: string;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The desk's SMTP listener, read for each message, since the desk starts after the simulators. */
  readonly deskSmtp: () => { readonly host: string; readonly port: number };
}

const sameAddress = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** The mailboxes around one desk, and the fax gateway. Every tenant has a relay of its own, so that messages of two scenarios never mix. */
export async function openMailSimulator({
  host,
  clock,
  ids,
  deskSmtp,
}: MailSimulatorOptions): Promise<MailControl & { close(): Promise<void> }> {
  const relay = await startRelay({ host, clock });
  const { send, sendRaw } = createMailSender({ clock, ids, smtp: deskSmtp });
  return {
    relay: { host: relay.host, port: relay.port },
    send,
    sendRaw,
    async fax(fax) {
      const { letter, tiff } = faxLetter(fax);
      return { messageId: await send(letter), tiff };
    },
    inbox: (address) => relay.delivered.filter(({ to }) => to.some((recipient) => sameAddress(recipient, address))),
    delivered: relay.delivered,
    refuse: relay.refuse,
    close: relay.close,
  };
}
