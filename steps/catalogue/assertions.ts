import type { DataTable } from '@cucumber/cucumber';
import type { Service } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list } from '../expectation.ts';
import { isAbout } from '../environment/references.ts';
import { expectInTime } from '../time/lateness.ts';
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
      ...(entry.tier === tier ? [] : [`${application!} is ${entry.tier} instead of ${tier!}`]),
      ...(by.startsWith(supplier!) ? [] : [`${application!} is supplied by ${by} instead of ${supplier!}`]),
    ];
  });
  assertShown(wrong.length === 0, () => `The catalogue was to list the applications as stated; ${wrong.join(', ')}.`);
}

export function expectComplete(environment: ScenarioEnvironment): void {
  const national = new Set(environment.standard.services.filter((service) => service.national).map(({ id }) => id));
  const bare = environment.state.catalogue.filter(
    ({ id, owner, hours, dependencies }) => national.has(id) && (!owner || !hours || dependencies.length === 0),
  );
  assertShown(
    bare.length === 0,
    () => `Each national application was to name owner, hours and dependencies; ${list(bare.map(({ name }) => name))} does not.`,
  );
}

/** A dependency is a service of the catalogue, by its name or an alias, or something outside the catalogue in plain words. */
export function expectDependencies(environment: ScenarioEnvironment): void {
  const entries = environment.state.catalogue;
  const meant = entries.flatMap(({ name, dependencies }) =>
    dependencies.flatMap((dependency) => {
      const service = serviceCalled(dependency);
      return service ? [{ name, service }] : [];
    }),
  );
  const dangling = meant.filter(({ service }) => !entries.some(({ id }) => id === service.id));
  assertShown(meant.length > 0, 'Some application was to depend on a service of the catalogue; none names one.');
  assertShown(
    dangling.length === 0,
    () =>
      `Every dependency was to be in the catalogue; ${list(dangling.map(({ name, service }) => `${service.name}, on which ${name} depends,`))} is not.`,
  );
}

export async function expectFiledAsMeant(environment: ScenarioEnvironment): Promise<void> {
  environment.derived('service');
  const held = await environment.desk.everything();
  const rows = environment.state.subjects;
  const wrong = rows.flatMap(([subject, name]) => {
    const record = held.find(({ summary }) => summary === subject);
    const wanted = serviceCalled(name!);
    return record?.service === wanted?.id ? [] : [`"${subject}" is under ${record?.service ?? 'nothing'} instead of ${name}`];
  });
  assertShown(wrong.length === 0, () => `Each mail was to be filed under the service it means; ${wrong.join(', ')}.`);
}

/** The warning names the incident, which is found by its service. */
export async function expectWarned(environment: ScenarioEnvironment, service: Service, moment: Moment): Promise<void> {
  environment.need('escalation');
  environment.derived('deadline');
  const when = at(environment, moment);
  const incident = (await environment.desk.everything()).find((one) => one.service === service.id);
  assertShown(incident !== undefined, `The desk was to hold an incident with ${service.name}; it holds none.`);
  const letters = environment.mail.delivered.filter(
    (letter) => isAbout(letter, incident.reference) && environment.standard.contacts.some(({ mail }) => letter.to.includes(mail)),
  );
  await expectInTime(environment, letters, when, {
    what: `Warning about ${service.name}`,
    sentence: () =>
      `A warning about ${service.name} was to be mailed at ${inWords(when)}; warnings went at ${list(letters.map((letter) => inWords(letter.at)))}.`,
  });
}
