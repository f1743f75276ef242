import type { Organisation } from '../../standards/index.ts';
import { logCall, placeCall, reportOnPortal } from '../contacts/actions.ts';
import { picture } from '../documents/pictures.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { attempt } from '../incidents/actions.ts';
import { asRequester } from '../pages/actions.ts';
import { figures, incidentOf, requesterOf } from './observations.ts';

/** Reads list, counts and search as one organisation sees them. */
export async function searchAsOrganisation(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  words: string,
): Promise<void> {
  environment.need('search');
  const requester = await requesterOf(environment, organisation);
  environment.state.organisationView = {
    organisation: organisation.id,
    name: organisation.name,
    listed: await requester.incidents(),
    counts: await requester.counts(),
    found: await requester.search(words),
  };
}

export async function searchFor(environment: ScenarioEnvironment, organisation: Organisation, words: string): Promise<void> {
  environment.need('search');
  const analyst = await environment.as('analyst');
  environment.state.found = await (await requesterOf(environment, organisation)).search(words);
  environment.state.foundByAnalyst = await analyst.search(words);
}

export async function askForBoth(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  owner: Organisation,
): Promise<void> {
  const { reference } = await incidentOf(environment, owner);
  await askForKnownAndUnknown(environment, organisation, reference);
}

/** A colleague telephones. The desk logs it for them, so it belongs to no account of the portal but theirs. */
export async function colleagueTelephoned(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  summary: string,
): Promise<void> {
  await placeCall(environment, organisation, environment.standard.services[0]!, summary);
  await logCall(environment);
}

export const askForColleagues = async (environment: ScenarioEnvironment, organisation: Organisation): Promise<void> =>
  askForKnownAndUnknown(environment, organisation, environment.state.references.at(-1)!);

async function askForKnownAndUnknown(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  reference: string,
): Promise<void> {
  const requester = await requesterOf(environment, organisation);
  const unknown = environment.desk.wording.unknownReference;
  const answers = [];
  for (const one of [reference, unknown]) {
    const refusal = await attempt(environment, async () => requester.incident(one));
    answers.push(refusal && `${refusal.code}: ${refusal.message.replaceAll(one, 'it')}`);
  }
  environment.state.foreignAnswers = answers;
}

export async function attachTo(environment: ScenarioEnvironment, owner: Organisation): Promise<void> {
  environment.need('attachments');
  const { reference } = await incidentOf(environment, owner);
  const analyst = await environment.as('analyst');
  environment.state.document = await analyst.attach(reference, {
    name: 'ward.png',
    mediaType: 'image/png',
    content: picture(500),
  });
  environment.state.foreignReference = reference;
}

export async function askForDocument(environment: ScenarioEnvironment, organisation: Organisation): Promise<void> {
  const requester = await requesterOf(environment, organisation);
  await attempt(environment, async () => requester.document(environment.state.foreignReference, environment.state.document.id));
}

export async function sendMailInto(
  environment: ScenarioEnvironment,
  other: Organisation,
  owner: Organisation,
  text: string,
): Promise<void> {
  const { reference } = await incidentOf(environment, owner);
  environment.state.foreignReference = reference;
  await environment.mail.send({
    from: environment.people.at(other.id).mail,
    to: environment.desk.addresses.mail,
    subject: `RE: [${reference}]`,
    text,
  });
}

export async function rememberFigures(environment: ScenarioEnvironment, organisation: Organisation): Promise<void> {
  environment.state.figures = await figures(environment, organisation);
}

export async function reportSeveral(environment: ScenarioEnvironment, organisation: Organisation, count: number): Promise<void> {
  for (let place = 1; place <= count; place++)
    await reportOnPortal(environment, organisation, { summary: `Report ${place} of ${count}` });
}

/** One report a minute. */
export async function reportSeveralByMinutes(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  count: number,
): Promise<void> {
  for (let place = 1; place <= count; place++) {
    await reportOnPortal(environment, organisation, { summary: `Report ${place} of ${count}` });
    await environment.clock.advance(Temporal.Duration.from({ minutes: 1 }));
  }
}

export async function openListAndPage(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  owner: Organisation,
): Promise<void> {
  const page = await asRequester(environment, organisation);
  await page.goto('/');
  environment.state.listPage = await page.locator('body').innerText();
  const { reference } = await incidentOf(environment, owner);
  const answer = await page.goto(`/incidents/${reference}`);
  environment.state.pageStatus = answer?.status() ?? null;
  environment.state.foreignReference = reference;
}
