import type { ArticleToWrite, OfferView } from '../../adapters/desk-under-test.ts';
import { questionsFrom, secondAuthorsQuestions, type CallersQuestion } from '../../simulators/questions/index.ts';
import type { Organisation, Service } from '../../standards/index.ts';
import { reportOf } from '../contacts/reports.ts';
import { runContext, type ScenarioEnvironment } from '../environment/index.ts';
import { attempt } from '../incidents/actions.ts';

const knowledge = async (environment: ScenarioEnvironment, role: 'analyst' | 'duty-manager' | 'assessor' = 'analyst') =>
  (await environment.as(role)).knowledge;

const TEXT = { title: 'Grey pictures', symptom: 'Pictures are grey on the ward', answer: 'Close the viewer and open it again.' };

async function write(environment: ScenarioEnvironment, article: ArticleToWrite): Promise<void> {
  environment.state.article = await (await knowledge(environment)).draft(article);
}
const review = async (environment: ScenarioEnvironment): Promise<void> =>
  (await knowledge(environment, 'duty-manager')).review(environment.state.article, 'Tried it today: it is right.');

export async function writeForEach(environment: ScenarioEnvironment): Promise<void> {
  for (const { id, name, national } of environment.standard.services)
    if (national) {
      await write(environment, { ...TEXT, service: id, title: `${name}: start again` });
      await review(environment);
    }
}
export async function writeReviewed(environment: ScenarioEnvironment, { id }: Service): Promise<void> {
  await write(environment, { ...TEXT, service: id });
  await review(environment);
}
export const writeTitled = async (environment: ScenarioEnvironment, { id }: Service, title: string): Promise<void> =>
  write(environment, { ...TEXT, service: id, title, symptom: title });
export async function writeForTrust(environment: ScenarioEnvironment): Promise<void> {
  const service = environment.standard.services[0]!.id;
  const [trust] = environment.standard.organisations.filter(({ kind }) => kind === 'trust');
  await write(environment, { ...TEXT, service, audience: 'callers', organisations: [trust!.id] });
  await review(environment);
}
export const readArticles = async (environment: ScenarioEnvironment): Promise<void> => {
  environment.state.articles = await (await knowledge(environment)).articles();
};
export const searchArticles = async (environment: ScenarioEnvironment, words: string): Promise<void> => {
  environment.state.articles = await (await knowledge(environment)).articles(words);
};
export const correctSpelling = async (environment: ScenarioEnvironment): Promise<void> =>
  (await knowledge(environment)).revise(environment.state.article, { ...TEXT, answer: `${TEXT.answer}.` }, true);
export const changeWords = async (environment: ScenarioEnvironment): Promise<void> =>
  (await knowledge(environment)).revise(environment.state.article, { ...TEXT, title: 'Grey or black pictures' }, false);
export async function lookFromElsewhere(environment: ScenarioEnvironment): Promise<void> {
  const other = environment.standard.organisations.find(({ kind }) => kind === 'social-services')!;
  const requester = await environment.as('requester', other.id);
  environment.state.articles = [...(await requester.knowledge.articles()), ...(await requester.knowledge.articles(TEXT.title))];
  await attempt(environment, async () => requester.knowledge.article(environment.state.article));
}

/** Logs a walk-up about the service, in these words. */
async function log(
  environment: ScenarioEnvironment,
  organisation: Organisation,
  service: Service,
  words: string,
): Promise<string> {
  const { reference } = await (
    await environment.as('analyst')
  ).logCall(null, { ...reportOf(environment, organisation, service, words), description: words });
  environment.state.references.push(reference);
  return reference;
}
const anywhere = ({ standard }: ScenarioEnvironment) => [standard.organisations[0]!, standard.services[0]!] as const;

export async function useInTwo(environment: ScenarioEnvironment): Promise<void> {
  for (const words of ['The picture is grey', 'All pictures are grey']) {
    const reference = await log(environment, ...anywhere(environment), words);
    await (await knowledge(environment)).use(reference, environment.state.article);
  }
}
export async function helpInFirst(environment: ScenarioEnvironment): Promise<void> {
  const [first, second] = environment.state.references;
  const desk = await knowledge(environment);
  await desk.tellHelped(first!, environment.state.article, true);
  await desk.tellHelped(second!, environment.state.article, false);
}

// Known errors

export const publishKnownError = async (
  environment: ScenarioEnvironment,
  service: Service,
  code: string,
  symptom: string,
): Promise<void> => write(environment, { service: service.id, code, title: symptom, symptom, answer: TEXT.answer });
export const withdrawKnownError = async (environment: ScenarioEnvironment): Promise<void> =>
  (await knowledge(environment, 'duty-manager')).withdraw(environment.state.article, 'The supplier has withdrawn it.');
export const fixFor = async (environment: ScenarioEnvironment, { id }: Organisation): Promise<void> =>
  (await knowledge(environment, 'duty-manager')).releaseFix(environment.state.article, '7.3', [id]);

const pacs = ({ standard }: ScenarioEnvironment): Service =>
  standard.services.find(({ id }) => id === 'pacs') ?? standard.services[0]!;
export async function telephone(environment: ScenarioEnvironment, organisation: Organisation, words: string): Promise<void> {
  await log(environment, organisation, pacs(environment), words);
}
const trustOf = ({ standard }: ScenarioEnvironment): Organisation => standard.organisations.find(({ kind }) => kind === 'trust')!;
export async function telephoneBefore(environment: ScenarioEnvironment, service: Service): Promise<void> {
  await log(environment, trustOf(environment), service, 'the screen says KE-4711');
  await environment.clock.advance(Temporal.Duration.from({ minutes: 5 }));
}
export async function telephoneThrice(environment: ScenarioEnvironment): Promise<void> {
  for (const words of ['it says KE-4711', 'KE-4711 again', 'I do not like what I see'])
    await log(environment, trustOf(environment), pacs(environment), words);
}
export async function nameAll(environment: ScenarioEnvironment): Promise<void> {
  const desk = await knowledge(environment);
  await environment.clock.advance(Temporal.Duration.from({ minutes: 20 }));
  await desk.use(environment.state.references.at(-1)!, environment.state.article);
  for (const reference of environment.state.references) await desk.nameKnownError(reference, environment.state.article);
}

// Suggestions

async function putQuestions(environment: ScenarioEnvironment, questions: readonly CallersQuestion[]): Promise<void> {
  const desk = await knowledge(environment);
  const answers = [];
  for (const { text, service } of questions) {
    const offered: OfferView = await desk.offer(text);
    answers.push({ text, service, suggested: offered.services.map((each) => each.service) });
  }
  environment.state.questionsPut = answers;
}
export const putSeeded = async (environment: ScenarioEnvironment): Promise<void> =>
  putQuestions(
    environment,
    questionsFrom(
      runContext().seed,
      environment.standard.services.map(({ id }) => id),
      100,
    ),
  );
export const putSecondAuthors = async (environment: ScenarioEnvironment): Promise<void> =>
  putQuestions(environment, await secondAuthorsQuestions());
export async function say(environment: ScenarioEnvironment, words: string): Promise<void> {
  environment.state.offer = await (await knowledge(environment)).offer(words);
}
export async function misfile(environment: ScenarioEnvironment, _suggested: Service, chosen: Service): Promise<void> {
  await log(environment, trustOf(environment), chosen, 'X-ray images do not appear in PACS');
}
export async function fileRightly(environment: ScenarioEnvironment): Promise<void> {
  const analyst = await environment.as('analyst');
  const reference = environment.state.references.at(-1)!;
  await analyst.changeService(reference, pacs(environment).id, 'It is about pictures');
  await analyst.acknowledge(reference);
  await analyst.resolve(reference, 'The viewer was restarted.');
  await analyst.confirm(reference);
  await analyst.close(reference);
}

// Tests

const TEN = Array.from({ length: 10 }, (_, i) => ({ text: `No film comes up in room ${String(i + 1)}`, service: 'pacs' }));
export async function setTest(environment: ScenarioEnvironment): Promise<void> {
  environment.state.test = await (
    await knowledge(environment, 'duty-manager')
  ).setTest({ title: 'Ten questions', questions: TEN });
}
export async function sitTest(environment: ScenarioEnvironment, right: number): Promise<void> {
  const { test } = environment.state;
  const desk = await knowledge(environment);
  await desk.beginTest(test, 'night');
  for (const [i] of TEN.entries()) await desk.answerTest(test, i + 1, i < right ? 'pacs' : null);
  environment.state.testResults = await (await knowledge(environment, 'assessor')).test(test);
}

// Competence

const PERSON = 'asha.nair';
export const showCompetence = async (
  environment: ScenarioEnvironment,
  { id }: Service,
  level: string,
  on: string,
): Promise<void> =>
  (await knowledge(environment, 'duty-manager')).showCompetence(PERSON, { service: id, level, on, right: 95, of: 100 });
export const planNight = async (environment: ScenarioEnvironment, date: string): Promise<void> =>
  (await knowledge(environment, 'duty-manager')).planShift(PERSON, 'night', date);
export async function askGaps(environment: ScenarioEnvironment, date: string): Promise<void> {
  environment.state.gaps = await (await knowledge(environment, 'assessor')).competence(date);
}
const tryToShow = async (environment: ScenarioEnvironment, person: string, right: number): Promise<void> => {
  const service = environment.standard.services[0]!.id;
  const desk = await knowledge(environment, 'duty-manager');
  await attempt(environment, async () => desk.showCompetence(person, { service, level: 'alone', right, of: 100 }));
};
export const recordScore = async (environment: ScenarioEnvironment, right: number): Promise<void> =>
  tryToShow(environment, PERSON, right);
export const recordOwn = async (environment: ScenarioEnvironment): Promise<void> =>
  tryToShow(environment, environment.desk.credentials('duty-manager').username, 95);
