import { examplePeople } from '../desk/host/example-people.ts';
import { openDesk, type DeskOptions, type Wiring } from '../desk/index.ts';
import { randomIds, realClock, seededIds } from '../kernel/index.ts';
import { loadStandard, shippedStandard } from '../standards/index.ts';

export interface DeskOrder {
  readonly storeFile: string;
  readonly suppliers: DeskOptions['suppliers'];
}
export interface DeskReady {
  readonly url: string;
  readonly token: string;
}
/** Emitted when a supplier's answer is committed: the references of incident and ticket. */
export interface Answered {
  readonly answered: readonly [reference: string, ticket: string];
}

/** Discards mail: only the interface to the supplier is measured. */
const telling: Wiring = (parts) => ({
  ...parts,
  outbound: { ...parts.outbound, mail: async () => undefined },
  decide(command, incident, ...rest) {
    const events = parts.decide(command, incident, ...rest);
    // The write is committed in the turn that decides it.
    if (command.do === 'supplierAnswered' && incident)
      queueMicrotask(() => process.send?.({ answered: [incident.reference, command.ticket] } satisfies Answered));
    return events;
  },
});

/** A whole desk in a process of its own, on real time and on disk. */
async function start({ storeFile, suppliers }: DeskOrder): Promise<DeskReady> {
  const policy = await loadStandard(shippedStandard('nhs-lsd'));
  const { accounts, credentials } = examplePeople(policy, seededIds('bench'), { passwords: 'quick' });
  const desk = await openDesk(
    {
      policy,
      clock: realClock(),
      ids: randomIds(),
      storeFile,
      http: { host: '127.0.0.1', port: 0 },
      smtp: { host: '127.0.0.1', port: 0 },
      addresses: { mail: 'servicedesk@desk.example', fax: '+442079460900', telephone: '+442079460999' },
      relay: { host: '127.0.0.1', port: 9 },
      telephone: null,
      suppliers,
      accounts,
      secret: randomIds().secret('bench'),
      log: () => undefined,
    },
    telling,
  );
  process.on('disconnect', () => void desk.close().finally(() => process.exit(0)));
  return { url: desk.url, token: credentials.get('analyst')!.token };
}

process.once('message', (order: DeskOrder) => {
  start(order).then(
    (ready) => process.send?.({ ready }),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
