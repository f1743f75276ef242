import type { Organisation, Severity } from '../../standards/index.ts';
import { dialled } from '../../kernel/telephone-number.ts';
import { list, assertShown } from '../expectation.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { telephonedIn } from './contacts.ts';
import { attempt } from './desk.ts';
import { everything } from './hand-off.ts';

/** Every national application, and one service that the desk's own teams resolve, a minute apart as calls come. */
export async function eachService(
  environment: ScenarioEnvironment,
  severity: Severity,
  organisation: Organisation,
): Promise<void> {
  const { services } = environment.standard;
  const local = services.find(({ national }) => !national);
  for (const service of [...services.filter(({ national }) => national), ...(local ? [local] : [])]) {
    await telephonedIn(environment, severity, service, organisation);
    await environment.clock.advance(Temporal.Duration.from({ minutes: 1 }));
  }
}

/** Hands over whatever the desk lets go; what it keeps it must say so. */
export async function handOffEach(environment: ScenarioEnvironment): Promise<void> {
  const analyst = await environment.as('analyst');
  for (const reference of environment.state.references) {
    const incident = await analyst.incident(reference);
    await attempt(environment, async () => analyst.handOff(reference, everything(environment, incident)));
    await environment.settle();
  }
}

export async function handOffSame(environment: ScenarioEnvironment): Promise<void> {
  const analyst = await environment.as('analyst');
  const data = everything(environment, await analyst.incident(environment.state.references[0]!));
  for (const reference of environment.state.references) {
    await analyst.handOff(reference, data);
    await environment.settle();
  }
}

const ofServices = async (environment: ScenarioEnvironment, national: boolean) => {
  const ids = new Set(environment.standard.services.filter((service) => service.national === national).map(({ id }) => id));
  return (await environment.desk.everything()).filter(({ service }) => ids.has(service));
};

export async function expectEachAtTheLsp(environment: ScenarioEnvironment): Promise<void> {
  const held = new Set(environment.supplier.tickets.map(({ externalId }) => externalId));
  const missing = (await ofServices(environment, true)).filter(({ reference }) => !held.has(reference));
  assertShown(
    missing.length === 0,
    () =>
      `The LSP was to hold a ticket for each national application; it lacks ${list(missing.map(({ service, reference }) => `${service} (${reference})`))}.`,
  );
}

export async function expectLocalKept(environment: ScenarioEnvironment): Promise<void> {
  const local = await ofServices(environment, false);
  const gone = local.filter(
    ({ reference, state }) =>
      state === 'with-supplier' || environment.supplier.tickets.some(({ externalId }) => externalId === reference),
  );
  assertShown(
    local.length > 0 && gone.length === 0,
    () =>
      `A local fault was to stay with the desk; ${list(gone.map(({ service, reference }) => `${service} (${reference})`))} went to the LSP.`,
  );
}

/** The interface carried them: nobody rang or wrote to a supplier's desk, or to anybody outside the desk and its customers. */
export function expectNotContacted(environment: ScenarioEnvironment): void {
  const { standard, people, telephone, mail } = environment;
  const suppliers = standard.suppliers.map(({ contact }) => contact);
  const own = standard.contacts.filter(
    (contact) => !suppliers.some((supplier) => dialled(supplier.telephone) === dialled(contact.telephone)),
  );
  const numbers = new Set(own.map((contact) => dialled(contact.telephone)));
  const addresses = new Set([...people.all, ...own].map((person) => person.mail));
  const rung = telephone.placed.filter(({ to }) => !numbers.has(dialled(to)));
  const written = mail.delivered.filter(({ to }) => !to.every((address) => addresses.has(address)));
  assertShown(rung.length === 0, () => `Nobody outside was to be telephoned, and ${list(rung.map(({ to }) => to))} was.`);
  assertShown(
    written.length === 0,
    () => `Nobody outside was to be written to, and ${list(written.map(({ to }) => to.join(', ')))} was.`,
  );
}
