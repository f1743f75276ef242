import { dialled } from '../../../simulators/telephone/dialled.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { assertShown, list } from '../../expectation.ts';
import { judgeRows } from '../rows.ts';
import { FOREIGN, INTERNAL } from './addresses.ts';
import type { Asked, OperationTried } from './asked.ts';

/**
 * The codes with which the desk may refuse. To a stranger an incident does not exist; where its own caller is refused as well, "forbidden"
 * tells a stranger no more.
 */
function refusalsFor({ operation, who }: OperationTried, tried: readonly OperationTried[]): readonly string[] {
  if (who === 'signed-out') return ['unauthenticated'];
  if (who !== 'requester-other') return ['forbidden'];
  const callerMay = tried.some((one) => one.operation === operation && one.who === 'requester-own' && one.may);
  return callerMay ? ['not-found'] : ['forbidden', 'not-found'];
}

const named = ({ operation, who }: OperationTried) => `${operation} by ${who}`;

export async function expectOperations(environment: ScenarioEnvironment): Promise<void> {
  await judgeRows(environment, environment.state.operationsTried, {
    sentence: (one) => `${named(one)}: ${one.may ? 'done' : 'refused'}`,
    check(one) {
      const { operation, who, reference, may, refusal } = one;
      const wanted: readonly (string | null)[] = may ? [null] : refusalsFor(one, environment.state.operationsTried);
      const says = (code: string | null) => (code === null ? 'done' : `refused as "${code}"`);
      assertShown(
        wanted.includes(refusal),
        () => `"${operation}" of ${reference} by ${who} was to be ${wanted.map(says).join(' or ')}; it was ${says(refusal)}`,
      );
    },
  });
}

export async function expectNoTrace(environment: ScenarioEnvironment): Promise<void> {
  await judgeRows(
    environment,
    environment.state.operationsTried.filter(({ may }) => !may),
    {
      sentence: (one) => `${named(one)} leaves no trace`,
      check: ({ operation, who, reference, recorded }) =>
        assertShown(
          recorded.length === 0,
          `"${operation}" by ${who} was to leave ${reference} alone; it recorded ${list(recorded)}`,
        ),
    },
  );
}

const isOfRequester = ({ who }: Asked) => who.startsWith('requester');
const sentence = ({ what, who }: Asked) => `${what} as ${who}`;
/** The words around what was not to be there. */
const around = (body: string, word: string) => {
  const at = body.indexOf(word);
  return body.slice(Math.max(0, at - 60), at + 60).replace(/\s+/g, ' ');
};

const rows = (environment: ScenarioEnvironment, which: (one: Asked) => boolean) => environment.state.asked.filter(which);

export async function expectNoFailure(environment: ScenarioEnvironment): Promise<void> {
  await judgeRows(
    environment,
    rows(environment, () => true),
    { sentence, check: ({ status, body }) => assertShown(status < 500, `it was answered ${status}: ${body.slice(0, 200)}`) },
  );
}

export async function expectSignedOutKeptOut(environment: ScenarioEnvironment): Promise<void> {
  await judgeRows(
    environment,
    rows(environment, ({ who, isOpen }) => who === 'signed-out' && !isOpen),
    {
      sentence,
      // A page leads to where one signs in.
      check: ({ status }) =>
        assertShown(status === 401 || status === 303 || status === 302, `it was to be answered 401; it was ${status}`),
    },
  );
}

/** Not its words, and not its address either. */
export async function expectNothingForeign(environment: ScenarioEnvironment): Promise<void> {
  const foreign = environment.state.reference;
  await judgeRows(environment, rows(environment, isOfRequester), {
    sentence,
    check({ what, status, body }) {
      const isAboutIt = what.includes('{reference}') || what.includes('{foreign}');
      assertShown(!isAboutIt || status >= 400, `another organisation's incident was to be kept back; it was answered ${status}`);
      const words = isAboutIt || what.includes(`q=${FOREIGN}`) ? [`${FOREIGN} is slow`] : [FOREIGN, foreign];
      for (const word of words)
        assertShown(
          !body.includes(word),
          () => `it was to show nothing of another organisation; it shows "${around(body, word)}"`,
        );
    },
  });
}

export async function expectNothingInternal(environment: ScenarioEnvironment): Promise<void> {
  const plan = environment.standard.escalation.steps.map(({ to }) => to);
  const called = environment.standard.contacts.filter(({ role }) => plan.includes(role));
  const words = [INTERNAL, ...called.flatMap(({ telephone }) => [telephone, dialled(telephone)])];
  await judgeRows(
    environment,
    rows(environment, (one) => isOfRequester(one) && one.status < 300),
    {
      sentence,
      check({ body }) {
        for (const word of words)
          assertShown(!body.includes(word), () => `it was to show nothing of the desk's own; it shows "${around(body, word)}"`);
      },
    },
  );
}

export async function expectAssessorChangesNothing(environment: ScenarioEnvironment): Promise<void> {
  await judgeRows(
    environment,
    rows(environment, ({ who, what, isOpen }) => who === 'assessor' && !isOpen && !what.startsWith('GET')),
    {
      sentence,
      check: ({ status }) => assertShown(status >= 400, `an assessor was to change nothing; it was answered ${status}`),
    },
  );
}
