import type { CallsOut } from './outgoing.ts';
import { partnerClient } from './partner/client.ts';
import { supplierClient } from './supplier/client.ts';
import type { TelephoneNetwork } from './telephone/client.ts';
import { OnlyByHand, SupplierRefused, type Outbound, type OutgoingLetter, type SupplierClient } from '../messages/ports.ts';
import type { DeskOptions } from '../options.ts';
import type { PartnerAccess } from '../partners/callback-policy.ts';
import type { Log } from '../telemetry/log.ts';
import type { Count } from '../telemetry/metrics.ts';
import type { Clock } from '../../kernel/index.ts';

export interface OutboundOptions {
  readonly partners: ReadonlyMap<string, PartnerAccess>;
  readonly suppliers: DeskOptions['suppliers'];
  /** Null: the desk has no mail relay. */
  readonly mail: { send(letter: OutgoingLetter): Promise<void> } | null;
  readonly network: TelephoneNetwork | null;
  readonly clock: Clock;
  readonly ask: CallsOut;
  readonly log: Log;
  readonly count: Count;
}

async function counted<T>(work: Promise<T>, count: (outcome: string) => void): Promise<T> {
  try {
    const value = await work;
    count('ok');
    return value;
  } catch (error) {
    count('failed');
    throw error;
  }
}

/** The desk's outgoing channels. Each rejects when delivery fails; the outbox retries on the clock. */
export function outboundOf({ suppliers, partners, mail, network, clock, ask, log, count }: OutboundOptions): Outbound {
  const clients = new Map<string, SupplierClient>(
    Object.entries(suppliers).map(([id, access]) => [id, supplierClient(id, access, clock, ask, count)]),
  );
  const desks = new Map([...partners].map(([id, access]) => [id, partnerClient(access, clock)]));
  return {
    async mail(letter) {
      if (!mail) throw new OnlyByHand('no-mail');
      await counted(mail.send(letter), (outcome) => count('desk_mail_sent_total', { outcome }));
    },
    async telephone(call) {
      if (network) return counted(network.place(call), (outcome) => count('desk_calls_placed_total', { outcome }));
      log('call-to-place-by-hand', { to: call.to, about: call.reference });
      throw new OnlyByHand('no-telephone');
    },
    partner(id) {
      const desk = desks.get(id);
      if (!desk) throw new SupplierRefused(`no desk "${id}" is configured`);
      return desk;
    },
    supplier(id) {
      const client = clients.get(id);
      if (!client) throw new OnlyByHand('no-connection');
      return client;
    },
  };
}
