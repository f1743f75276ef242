import type { DataTable } from '@cucumber/cucumber';
import type { DeskSession } from '../../adapters/desk-under-test.ts';
import type { Service } from '../../standards/index.ts';
import { at, inWords } from '../moments.ts';
import type { Moment } from '../moments.ts';
import { list, show } from '../expect/shown.ts';
import type { Stage } from '../stage/index.ts';
import { serviceCalled } from '../words.ts';
import { reportOf, write } from './contacts.ts';
import { attempt } from './desk.ts';

type Catalogue = Awaited<ReturnType<DeskSession['catalogue']>>;
const catalogueOf = ({ memory }: Stage) => memory.noted.get('catalogue') as Catalogue;

export async function openCatalogue(stage: Stage): Promise<void> {
  stage.memory.noted.set('catalogue', await (await stage.as('analyst')).catalogue());
}

export function expectApplications(stage: Stage, table: DataTable): void {
  const entries = catalogueOf(stage);
  const suppliers = new Map(stage.standard.suppliers.map(({ id, name }) => [id, name]));
  const wrong = table.hashes().flatMap(({ application, tier, 'supplied by': supplier }) => {
    const entry = entries.find(({ name }) => name === application);
    if (!entry) return [`${application!} is not in it`];
    const by = suppliers.get(entry.supplier ?? '') ?? 'nobody';
    return [
      ...(entry.tier === tier ? [] : [`${application!} is ${entry.tier}, expected ${tier!}`]),
      ...(by.startsWith(supplier!) ? [] : [`${application!} is supplied by ${by}, expected ${supplier!}`]),
    ];
  });
  show(wrong.length === 0, () => `The catalogue is wrong: ${wrong.join('; ')}.`);
}

export function expectComplete(stage: Stage): void {
  const national = new Set(stage.standard.services.filter((service) => service.national).map(({ id }) => id));
  const bare = catalogueOf(stage).filter(
    ({ id, owner, hours, dependencies }) => national.has(id) && (!owner || !hours || dependencies.length === 0),
  );
  show(bare.length === 0, () => `Owner, hours and dependencies were to be named for ${list(bare.map(({ name }) => name))}.`);
}

/** A dependency is another service of the catalogue, by its name or one that callers use, or something outside it in plain words. */
export function expectDependencies(stage: Stage): void {
  const entries = catalogueOf(stage);
  const meant = entries.flatMap(({ name, dependencies }) =>
    dependencies.flatMap((dependency) => {
      const service = serviceCalled(dependency);
      return service ? [{ name, service }] : [];
    }),
  );
  const dangling = meant.filter(({ service }) => !entries.some(({ id }) => id === service.id));
  show(meant.length > 0, 'No application names a service of the catalogue that it depends on.');
  show(
    dangling.length === 0,
    () => `What ${list(dangling.map(({ name, service }) => `${name} depends on (${service.name})`))} was to be in the catalogue.`,
  );
}

export async function logUnknown(stage: Stage, service: string): Promise<void> {
  const analyst = await stage.as('analyst');
  const contact = reportOf(stage, stage.standard.organisations[0]!, stage.standard.services[0]!, 'It does not work');
  await attempt(stage, async () => analyst.logCall(null, { ...contact, service }));
}

/** Four people write; what is meant stands only in the subject. */
export async function writeAll(stage: Stage, table: DataTable): Promise<void> {
  const rows = table.raw();
  for (const [place, [subject]] of rows.entries())
    await write(stage, stage.standard.organisations[place % stage.standard.organisations.length]!, subject!);
  stage.memory.noted.set('subjects', rows);
}

export async function expectMeant(stage: Stage): Promise<void> {
  const held = await stage.desk.everything();
  const rows = stage.memory.noted.get('subjects') as readonly (readonly [string, string])[];
  const wrong = rows.flatMap(([subject, name]) => {
    const record = held.find(({ summary }) => summary === subject);
    const wanted = serviceCalled(name);
    return record?.service === wanted?.id ? [] : [`"${subject}" is under ${record?.service ?? 'nothing'}, expected ${name}`];
  });
  show(wrong.length === 0, () => `A mail was filed under the wrong service: ${wrong.join('; ')}.`);
}

/** The warning names the incident; whose it is, is known by its service. */
export async function expectWarned(stage: Stage, service: Service, moment: Moment): Promise<void> {
  const when = at(stage, moment);
  const incident = (await stage.desk.everything()).find((one) => one.service === service.id);
  const letters = stage.mail.delivered.filter(
    ({ subject, text, to }) =>
      `${subject} ${text}`.includes(incident!.reference) && stage.standard.contacts.some(({ mail }) => to.includes(mail)),
  );
  show(
    letters.some((letter) => letter.at.equals(when)),
    () =>
      `A warning about ${service.name} was to be mailed at ${inWords(when)}; warnings went at ${list(letters.map((letter) => inWords(letter.at)))}.`,
  );
}
