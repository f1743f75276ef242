import { listenForMail } from './channels/mail/listener.ts';
import { mailOut } from './channels/mail/out.ts';
import { parseMail } from './channels/mail/parse.ts';
import { mailIn } from './channels/mail/receive.ts';
import { outboundOf } from './channels/outbound.ts';
import { callsOut } from './channels/outgoing.ts';
import { deskCalls } from './channels/telephone/calls.ts';
import { telephoneNetwork } from './channels/telephone/client.ts';
import { sharedBecause } from './domain/access/shared-account.ts';
import { directoryOf } from './domain/access/directory.ts';
import { createServer } from './http/server.ts';
import { sessionsOf } from './http/sessions.ts';
import { textSeal } from '../kernel/index.ts';
import type { Desk, DeskOptions } from './options.ts';
import { partnerAccess } from './partners/callback-policy.ts';
import { computedOnce, defaultParts, type Wiring } from './parts.ts';
import { openService } from './service/service.ts';
import { logTo } from './telemetry/log.ts';
import { metrics } from './telemetry/metrics.ts';
import { pages } from './web/index.ts';
export type { DeskParts, Wiring } from './parts.ts';
export { useReferencePrefix } from './service/reference-prefix.ts';
export type { DeskService } from './service/types.ts';
export * from './options.ts';
export * from './domain/access/actor.ts';
export * from './domain/access/account.ts';
export * from './domain/incident/contact.ts';
export * from './domain/incident/commands.ts';
export * from './messages/ports.ts';
export * from './views/query.ts';

/**
 * Opens a desk: its store, its channels, its API and pages. `wiring` may replace any of its parts; by default the desk has its regular
 * parts. Resolves once the desk listens on HTTP and SMTP and drains its outbox. Rejects, leaving nothing open, when a port is unavailable.
 */
export async function openDesk(options: DeskOptions, wiring: Wiring = (parts) => parts): Promise<Desk> {
  const { policy, clock, ids, addresses, accounts, suppliers, telephone, secret } = options;
  const log = logTo(options.log ?? ((line) => void process.stderr.write(line)));
  const meter = metrics();
  const ask = callsOut(clock);
  const mail = options.relay && mailOut({ relay: options.relay, addresses, clock, zone: policy.zone });
  const network = telephone && telephoneNetwork(telephone, addresses.telephone, ask);
  const outbound = outboundOf({
    suppliers,
    partners: partnerAccess(options),
    mail,
    network,
    clock,
    ask,
    log,
    count: meter.count,
  });
  const parts = computedOnce(wiring(defaultParts({ policy, outbound, parseMail })));
  const service = await openService(options, parts);
  const calls = deskCalls({ service, network, clock, log });

  // Undone in reverse order: intake stops first, then the outbox, then the store closes.
  const undo: (() => unknown)[] = [() => mail?.close(), async () => service.close(), () => calls.close()];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const sessions = sessionsOf({
      ...{ clock, ids, secret, accounts, portal: policy.portal, signOuts: service },
      sharedBecause: (account) => sharedBecause(account, policy.informationGovernance?.sharedAccounts),
    });
    const keptForms = textSeal(secret, 'a form kept over a sign-in');
    const directory = directoryOf(accounts, policy.contacts);
    const context = {
      ...{ service, sessions, calls, directory, policy: parts.policy, reading: parts.reading, clock, ids, addresses, keptForms },
    };
    const app = await createServer({
      context,
      calls,
      telephone,
      suppliers,
      isSigned: parts.isSigned,
      partnerAllowance: options.partnerAllowance,
      hosts: [options.http.host, ...(options.hosts ?? [])],
      meter,
      log,
      pages,
    });
    undo.push(async () => app.close());
    const receive = mailIn({
      service,
      parse: parts.parseMail,
      policy: parts.policy,
      accounts,
      addresses,
      faxNumbers: options.faxNumbers ?? {},
    });
    const smtp = await listenForMail({
      clock,
      listen: options.smtp,
      addresses,
      policy: parts.policy,
      receive,
      log,
      count: meter.count,
    });
    undo.push(async () => smtp.close());
    const url = await app.listen(options.http);
    service.start();
    return { url, smtp: { host: smtp.host, port: smtp.port }, close };
  } catch (error) {
    await close();
    throw error;
  }
}
