import type { Organisation, Severity } from '../../standards/index.ts';
import { list, show } from '../expect/shown.ts';
import type { Stage } from '../stage/index.ts';
import { telephonedIn } from './contacts.ts';
import { attempt } from './desk.ts';
import { everything } from './hand-off.ts';

/** Every national application, and one service that the desk's own teams resolve. */
export async function eachService(stage: Stage, severity: Severity, organisation: Organisation): Promise<void> {
  const { services } = stage.standard;
  const local = services.find(({ national }) => !national);
  for (const service of [...services.filter(({ national }) => national), ...(local ? [local] : [])])
    await telephonedIn(stage, severity, service, organisation);
}

/** Hands over whatever the desk lets go; what it keeps it must say so. */
export async function handOffEach(stage: Stage): Promise<void> {
  const analyst = await stage.as('analyst');
  for (const reference of stage.memory.references) {
    const incident = await analyst.incident(reference);
    await attempt(stage, async () => analyst.handOff(reference, everything(stage, incident)));
  }
}

export async function handOffSame(stage: Stage): Promise<void> {
  const analyst = await stage.as('analyst');
  const data = everything(stage, await analyst.incident(stage.memory.references[0]!));
  for (const reference of stage.memory.references) await analyst.handOff(reference, data);
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

/** The interface carried them: no telephone rang, and no mail went to a supplier's or a national desk. */
export function expectNotContacted(stage: Stage): void {
  const own = new Set([...stage.people.all.map(({ mail }) => mail), ...stage.standard.contacts.map(({ mail }) => mail)]);
  const suppliers = new Set(stage.standard.suppliers.map(({ contact }) => contact.mail));
  const strangers = stage.mail.delivered.filter(({ to }) => to.some((address) => suppliers.has(address) || !own.has(address)));
  show(
    stage.telephone.placed.length === 0,
    () => `Nobody was to be telephoned, and ${list(stage.telephone.placed.map(({ to }) => to))} was.`,
  );
  show(
    strangers.length === 0,
    () => `No mail was to leave the desk's own people, and ${list(strangers.map(({ to }) => to.join(', ')))} got one.`,
  );
}
