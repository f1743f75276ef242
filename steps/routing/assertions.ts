import { dialled } from '../../simulators/telephone/dialled.ts';
import { CALLER, deny, type ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list } from '../expectation.ts';
import { expectTickets } from '../hand-off/assertions.ts';

const incidentsOf = async (environment: ScenarioEnvironment, national: boolean) => {
  const ids = new Set(environment.standard.services.filter((service) => service.national === national).map(({ id }) => id));
  return (await environment.desk.everything()).filter(({ service }) => ids.has(service));
};

export async function expectEachAtTheLsp(environment: ScenarioEnvironment): Promise<void> {
  const held = new Set(environment.supplier.tickets.map(({ externalId }) => externalId));
  const missing = (await incidentsOf(environment, true)).filter(({ reference }) => !held.has(reference));
  assertShown(
    missing.length === 0,
    () =>
      `The LSP was to hold a ticket for each national application; it lacks ${list(missing.map(({ service, reference }) => `${service} (${reference})`))}.`,
  );
}

export async function expectLocalKept(environment: ScenarioEnvironment): Promise<void> {
  const local = await incidentsOf(environment, false);
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

/** Hand-offs use the interface only: no call or mail goes to a supplier, or to anybody but the desk's own people and its callers. */
export function expectNotContacted(environment: ScenarioEnvironment): void {
  const { standard, people, telephone, mail } = environment;
  const suppliers = standard.suppliers.map(({ contact }) => contact);
  const own = standard.contacts.filter(
    (contact) => !suppliers.some((supplier) => dialled(supplier.telephone) === dialled(contact.telephone)),
  );
  const what = 'no supplier is telephoned or written to';
  deny(environment, { by: ['call', 'mail'], to: null, but: [CALLER, ...own.map(({ role }) => role)], what });
  const numbers = new Set(own.map((contact) => dialled(contact.telephone)));
  const addresses = new Set([...people.all, ...own].map((person) => person.mail));
  const unexpected = telephone.placed.filter(({ to }) => !numbers.has(dialled(to)));
  const written = mail.delivered.filter(({ to }) => !to.every((address) => addresses.has(address)));
  assertShown(unexpected.length === 0, () => `Nobody outside was to be telephoned; ${list(unexpected.map(({ to }) => to))} was.`);
  assertShown(
    written.length === 0,
    () => `Nobody outside was to be written to; ${list(written.map(({ to }) => to.join(', ')))} was.`,
  );
}

export function expectOneEach(environment: ScenarioEnvironment, count: number): void {
  expectTickets(environment, count);
  const named = environment.supplier.tickets.map(({ externalId }) => externalId).sort();
  const ours = [...environment.state.references].sort();
  assertShown(
    named.join() === ours.join(),
    `The LSP was to hold one ticket for each of ${list(ours)}; it holds them for ${list(named.map((reference) => reference ?? 'none'))}.`,
  );
}
