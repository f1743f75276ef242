import { OutOfReach } from '../../../adapters/desk-under-test.ts';
import { send } from '../../../simulators/wire/send.ts';
import { levelsOf } from '../../expected/levels.ts';
import type { Who } from '../../../standards/index.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import { mentions, shapesOf } from '../../environment/references.ts';
import { assertShown } from '../../expectation.ts';
import type { Asked } from './asked.ts';
import { exampleOf } from './example-of.ts';
import { hospitals, personOf, WHO } from './people.ts';

/** Words of the other organisation's incident, and of a note of the staff on either. */
export const FOREIGN = 'Osprey';
export const INTERNAL = 'Kestrel';

type Schema = Readonly<Record<string, unknown>>;
interface Described {
  readonly method: string;
  readonly path: string;
  readonly isOpen: boolean;
  readonly body: Schema | null;
}

const baseOf = ({ desk }: ScenarioEnvironment) => desk.addresses.pages ?? fault('The desk has no address of its own.');

/** One incident of each organisation, at a severity that the plan calls about, with a note of the staff and a call about it. */
export async function reportBoth(environment: ScenarioEnvironment): Promise<void> {
  const analyst = await environment.as('analyst');
  const { own, other } = hospitals(environment);
  for (const [organisation, word] of [
    [own, 'Heron'],
    [other, FOREIGN],
  ] as const) {
    const requester = await environment.as('requester', organisation);
    const { reference } = await requester.report({
      service: environment.standard.services.find(({ national }) => national)!.id,
      summary: `${word} is slow`,
      description: `${word} has been slow since nine.`,
      ...levelsOf(environment, '2'),
    });
    await analyst.note(reference, `${INTERNAL}: ask the head of ICT before anything is said.`);
    environment.state.references.push(reference);
  }
  await environment.clock.advance(Temporal.Duration.from({ minutes: 16 }));
}

async function ask(
  environment: ScenarioEnvironment,
  who: Who,
  method: string,
  path: string,
  body?: string,
): Promise<{ readonly status: number; readonly body: string }> {
  const { token } = await personOf(environment, who);
  const headers = {
    ...(who !== 'signed-out' && { authorization: `Bearer ${token}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  const url = `${baseOf(environment)}${path}`;
  return environment.clock.track(send({ method, url, headers, ...(body !== undefined && { body }) }));
}

async function described(environment: ScenarioEnvironment): Promise<readonly Described[]> {
  environment.need('pages');
  const { status, body } = await ask(environment, 'signed-out', 'GET', '/openapi.json');
  if (status === 404) throw new OutOfReach('pages', 'it describes no interface at /openapi.json');
  assertShown(status === 200, `The desk was to describe its interface at /openapi.json; it answered ${status}.`);
  const { paths } = JSON.parse(body) as { readonly paths: Readonly<Record<string, Readonly<Record<string, Schema>>>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...{ method: method.toUpperCase(), path, isOpen: operation['security'] !== undefined },
      body: bodyIn(operation),
    })),
  );
}

/** The schema of an operation's JSON body. */
function bodyIn({ requestBody }: Schema): Schema | null {
  const content = (requestBody as { content?: Readonly<Record<string, { schema?: Schema }>> } | undefined)?.content ?? {};
  return content['application/json']?.schema ?? null;
}

/** Every address with a body as it describes it. The incident in an address is the other organisation's. */
export async function askEverything(environment: ScenarioEnvironment): Promise<void> {
  const foreign = environment.state.reference;
  const known = { impact: '2', urgency: '3', reason: 'It is so', service: 'pacs', parent: environment.state.references[0] };
  const asked: Asked[] = [];
  // Whoever changes most comes last.
  const order: readonly Who[] = ['signed-out', 'requester-own', 'assessor', 'analyst', 'duty-manager'];
  const operations = (await described(environment)).filter(({ path }) => !path.endsWith('/stream') && !path.endsWith('/session'));
  for (const who of order)
    for (const { method, path, isOpen, body } of operations) {
      const address =
        path.replace('{reference}', foreign).replace(/\{\w+\}/g, '1') + (path.endsWith('/search') ? `?q=${FOREIGN}` : '');
      const content = body === null ? undefined : JSON.stringify(exampleOf(body, known));
      const answer = await ask(environment, who, method, address, content);
      asked.push({ what: `${method} ${path}`, who, isOpen, status: answer.status, body: answer.body });
    }
  environment.state.asked = asked;
}

const LIST = '/api/incidents';
/** Filters of the list by which another organisation's incident would be found. */
const filtersOf = ({ standard }: ScenarioEnvironment, other: string): readonly string[] => [
  ...standard.services.map(({ id }) => `service=${id}`),
  ...['1', '2', '3', '4', '5'].map((severity) => `severity=${severity}`),
  ...['open', 'paused', 'with-supplier', 'resolved', 'closed'].map((state) => `state=${state}`),
  `organisation=${other}`,
];

/** The pages that an analyst reaches by links, read by everybody; and the list by every filter. */
export async function readEverything(environment: ScenarioEnvironment): Promise<void> {
  environment.need('pages');
  const pages = [...(await linkedPages(environment)), ...environment.state.references.map((one) => `/incidents/${one}`)];
  const { other } = hospitals(environment);
  const lists = filtersOf(environment, other).flatMap((filter) => [`${LIST}?${filter}`, `/?${filter}`]);
  const addresses = [...new Set([...pages, ...lists, `/api/search?q=${FOREIGN}`, `/search?q=${FOREIGN}`, '/api/counts'])];
  const own = environment.state.references[0]!;
  const known = await ask(environment, 'analyst', 'GET', `${LIST}/${own}`);
  // Elsewhere nothing is found at these addresses, which would show everything.
  if (known.status === 404) throw new OutOfReach('pages', `it has no interface at ${LIST}`);
  const readers: readonly Who[] = WHO.filter((who) => who === 'requester-own' || who === 'signed-out');
  const asked: Asked[] = [];
  for (const who of readers)
    for (const address of [...addresses, `${LIST}/${own}`, `${LIST}/${own}/explain`, `${LIST}/${own}/history`]) {
      const { status, body } = await ask(environment, who, 'GET', address);
      const what = `GET ${named(address, own)}`;
      asked.push({ what, who, isOpen: address.startsWith('/sign-in'), status, body });
    }
  environment.state.asked = asked;
}

/** The address without references, which differ from desk to desk. */
const named = (address: string, own: string): string =>
  mentions(shapesOf([own]), address).reduce((text, one) => text.replaceAll(one, one === own ? '{own}' : '{foreign}'), address);

const MOST_PAGES = 60;

async function linkedPages(environment: ScenarioEnvironment): Promise<readonly string[]> {
  const seen = new Set(['/']);
  for (const address of seen) {
    const { body } = await ask(environment, 'analyst', 'GET', address);
    for (const [, href = ''] of body.matchAll(/href="(\/[^"#]*)"/g)) {
      const path = href.replaceAll('&amp;', '&');
      if (seen.size < MOST_PAGES && !path.startsWith('/assets') && !/\.\w+$/.test(path)) seen.add(path);
    }
  }
  return [...seen];
}

function fault(message: string): never {
  throw new HarnessFault(message);
}
