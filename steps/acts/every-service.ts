import type { Organisation, Severity } from '../../standards/index.ts';
import { dialled } from '../../kernel/telephone-number.ts';
import { list, show } from '../expect/shown.ts';
import type { Stage } from '../stage/index.ts';
import { telephonedIn } from './contacts.ts';
import { attempt } from './desk.ts';
import { everything } from './hand-off.ts';

/** Every national application, and one service that the desk's own teams resolve, a minute apart as calls come. */
export async function eachService(stage: Stage, severity: Severity, organisation: Organisation): Promise<void> {
  const { services } = stage.standard;
  const local = services.find(({ national }) => !national);
  for (const service of [...services.filter(({ national }) => national), ...(local ? [local] : [])]) {
    await telephonedIn(stage, severity, service, organisation);
    await stage.clock.advance(Temporal.Duration.from({ minutes: 1 }));
  }
}

/** Hands over whatever the desk lets go; what it keeps it must say so. */
export async function handOffEach(stage: Stage): Promise<void> {
  const analyst = await stage.as('analyst');
  for (const reference of stage.memory.references) {
    const incident = await analyst.incident(reference);
    await attempt(stage, async () => analyst.handOff(reference, everything(stage, incident)));
    await stage.quiet();
  }
}

export async function handOffSame(stage: Stage): Promise<void> {
  const analyst = await stage.as('analyst');
  const data = everything(stage, await analyst.incident(stage.memory.references[0]!));
  for (const reference of stage.memory.references) {
    await analyst.handOff(reference, data);
    await stage.quiet();
  }
}

const ofServices = async (stage: Stage, national: boolean) => {
  const ids = new Set(stage.standard.services.filter((service) => service.national === national).map(({ id }) => id));
  return (await stage.desk.everything()).filter(({ service }) => ids.has(service));
};

export async function expectEachAtTheLsp(stage: Stage): Promise<void> {
  const held = new Set(stage.supplier.tickets.map(({ externalId }) => externalId));
  const missing = (await ofServices(stage, true)).filter(({ reference }) => !held.has(reference));
  show(
    missing.length === 0,
    () =>
      `The LSP was to hold a ticket for each national application; it lacks ${list(missing.map(({ service, reference }) => `${service} (${reference})`))}.`,
  );
}

export async function expectLocalKept(stage: Stage): Promise<void> {
  const local = await ofServices(stage, false);
  const gone = local.filter(
    ({ reference, state }) =>
      state === 'with-supplier' || stage.supplier.tickets.some(({ externalId }) => externalId === reference),
  );
  show(
    local.length > 0 && gone.length === 0,
    () =>
      `A local fault was to stay with the desk; ${list(gone.map(({ service, reference }) => `${service} (${reference})`))} went to the LSP.`,
  );
}

/** The interface carried them: nobody rang or wrote to a supplier's desk, or to anybody outside the desk and its customers. */
export function expectNotContacted(stage: Stage): void {
  const { standard, people, telephone, mail } = stage;
  const suppliers = standard.suppliers.map(({ contact }) => contact);
  const own = standard.contacts.filter(
    (contact) => !suppliers.some((supplier) => dialled(supplier.telephone) === dialled(contact.telephone)),
  );
  const numbers = new Set(own.map((contact) => dialled(contact.telephone)));
  const addresses = new Set([...people.all, ...own].map((person) => person.mail));
  const rung = telephone.placed.filter(({ to }) => !numbers.has(dialled(to)));
  const written = mail.delivered.filter(({ to }) => !to.every((address) => addresses.has(address)));
  show(rung.length === 0, () => `Nobody outside was to be telephoned, and ${list(rung.map(({ to }) => to))} was.`);
  show(
    written.length === 0,
    () => `Nobody outside was to be written to, and ${list(written.map(({ to }) => to.join(', ')))} was.`,
  );
}
