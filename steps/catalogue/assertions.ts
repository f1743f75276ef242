import type { DataTable } from '@cucumber/cucumber';
import type { Service } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list } from '../expectation.ts';
import { at, inWords, type Moment } from '../time/moments.ts';
import { serviceCalled } from '../parameter-types.ts';

export function expectApplications(environment: ScenarioEnvironment, table: DataTable): void {
  const entries = environment.state.catalogue;
  const suppliers = new Map(environment.standard.suppliers.map(({ id, name }) => [id, name]));
  const wrong = table.hashes().flatMap(({ application, tier, 'supplied by': supplier }) => {
    const entry = entries.find(({ name }) => name === application);
    if (!entry) return [`${application!} is not in it`];
    const by = suppliers.get(entry.supplier ?? '') ?? 'nobody';
    return [
      ...(entry.tier === tier ? [] : [`${application!} is ${entry.tier}, expected ${tier!}`]),
      ...(by.startsWith(supplier!) ? [] : [`${application!} is supplied by ${by}, expected ${supplier!}`]),
    ];
  });
  assertShown(wrong.length === 0, () => `The catalogue is wrong: ${wrong.join('; ')}.`);
}

export function expectComplete(environment: ScenarioEnvironment): void {
  const national = new Set(environment.standard.services.filter((service) => service.national).map(({ id }) => id));
  const bare = environment.state.catalogue.filter(
    ({ id, owner, hours, dependencies }) => national.has(id) && (!owner || !hours || dependencies.length === 0),
  );
  assertShown(
    bare.length === 0,
    () => `Owner, hours and dependencies were to be named for ${list(bare.map(({ name }) => name))}.`,
  );
}

/** A dependency is another service of the catalogue, by its name or one that callers use, or something outside it in plain words. */
export function expectDependencies(environment: ScenarioEnvironment): void {
  const entries = environment.state.catalogue;
  const meant = entries.flatMap(({ name, dependencies }) =>
    dependencies.flatMap((dependency) => {
      const service = serviceCalled(dependency);
      return service ? [{ name, service }] : [];
    }),
  );
  const dangling = meant.filter(({ service }) => !entries.some(({ id }) => id === service.id));
  assertShown(meant.length > 0, 'No application names a service of the catalogue that it depends on.');
  assertShown(
    dangling.length === 0,
    () => `What ${list(dangling.map(({ name, service }) => `${name} depends on (${service.name})`))} was to be in the catalogue.`,
  );
}

export async function expectFiledAsMeant(environment: ScenarioEnvironment): Promise<void> {
  const held = await environment.desk.everything();
  const rows = environment.state.subjects;
  const wrong = rows.flatMap(([subject, name]) => {
    const record = held.find(({ summary }) => summary === subject);
    const wanted = serviceCalled(name!);
    return record?.service === wanted?.id ? [] : [`"${subject}" is under ${record?.service ?? 'nothing'}, expected ${name}`];
  });
  assertShown(wrong.length === 0, () => `A mail was filed under the wrong service: ${wrong.join('; ')}.`);
}

/** The warning names the incident; whose it is, is known by its service. */
export async function expectWarned(environment: ScenarioEnvironment, service: Service, moment: Moment): Promise<void> {
  const when = at(environment, moment);
  const incident = (await environment.desk.everything()).find((one) => one.service === service.id);
  const letters = environment.mail.delivered.filter(
    ({ subject, text, to }) =>
      `${subject} ${text}`.includes(incident!.reference) && environment.standard.contacts.some(({ mail }) => to.includes(mail)),
  );
  assertShown(
    letters.some((letter) => letter.at.equals(when)),
    () =>
      `A warning about ${service.name} was to be mailed at ${inWords(when)}; warnings went at ${list(letters.map((letter) => inWords(letter.at)))}.`,
  );
}
