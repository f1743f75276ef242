import type { Static } from 'typebox';
import type { CompetenceCommand } from '../../domain/knowledge/index.ts';
import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import { answers, Id, Nothing, Reference } from '../schemas/common.ts';
import * as schemas from '../schemas/knowledge.ts';
import { Refusal } from '../../../kernel/index.ts';

const tags = ['competence'];
type Bodies = typeof schemas.COMPETENCE_COMMANDS;

/** A proof is a test with its score, or the incident of a call that an assessor listened to. */
function proofIn({ test, right, of, incident }: Static<Bodies['show']>): Extract<CompetenceCommand, { do: 'show' }>['proof'] {
  if (test !== undefined && right !== undefined && of !== undefined) return { how: 'test', test, right, of };
  if (incident !== undefined) return { how: 'observed-call', incident };
  throw new Refusal('missing-data', 'Give the test with "right" and "of", or the incident of the observed call.', 422, {
    field: 'test',
  });
}

const COMMANDS: {
  readonly [V in keyof Bodies]: {
    readonly id: string;
    readonly summary: string;
    readonly of: (body: Static<Bodies[V]>) => CompetenceCommand;
  };
} = {
  show: {
    id: 'showCompetence',
    summary: 'Record a proof of competence; for the duty manager',
    of: (body) => ({
      do: 'show',
      service: body.service,
      level: body.level,
      proof: proofIn(body),
      ...(body.on !== undefined && { on: body.on }),
      ...(body.evidence !== undefined && { evidence: body.evidence }),
    }),
  },
  withdraw: {
    id: 'withdrawCompetence',
    summary: 'Withdraw a competence',
    of: ({ service, reason }) => ({ do: 'withdraw', service, reason }),
  },
  plan: { id: 'planShift', summary: 'Plan somebody for a shift', of: ({ shift, date }) => ({ do: 'plan', shift, date }) },
  unplan: { id: 'unplanShift', summary: 'Take somebody off a shift', of: ({ shift, date }) => ({ do: 'unplan', shift, date }) },
};

/** A date of the desk's zone. @throws {Refusal} invalid */
export function dateAsked(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    throw new Refusal('invalid', `"${text}" is not a date. Write it like 2026-12-24.`, 400, { field: 'from' });
  }
}

/** Who may take calls about what, the gaps of the shifts, and the tests. */
export function competenceRoutes(app: App, { service: { knowledge }, sessions, clock, policy }: EdgeContext): void {
  app.get(
    '/api/competence',
    {
      schema: {
        tags,
        operationId: 'competence',
        summary: 'Everybody’s competence, and the gaps of the shifts that begin on some days (seven from today)',
        querystring: schemas.CompetenceQuery,
        response: answers(200, schemas.Competence),
      },
    },
    async (request) => {
      const { from, days = '7' } = request.query;
      const start = from === undefined ? clock.now().toZonedDateTimeISO(policy.zone).toPlainDate() : dateAsked(from);
      return knowledge.competence(start, Number(days), sessions.actorOf(request));
    },
  );
  for (const verb of Object.keys(COMMANDS) as (keyof Bodies)[]) {
    const { id, summary, of } = COMMANDS[verb];
    app.post(
      `/api/competence/:id/${verb}`,
      {
        schema: {
          tags,
          operationId: id,
          summary,
          params: Id,
          body: schemas.COMPETENCE_COMMANDS[verb],
          response: answers(204, Nothing),
        },
      },
      async (request, reply) => {
        // `COMMANDS` pairs each verb with its own body, which TypeScript cannot follow through an index.
        const command = (of as (body: unknown) => CompetenceCommand)(request.body);
        const { name } = request.body as { readonly name: string };
        const { id: person } = request.params as { readonly id: string };
        await knowledge.changeCompetence({ id: person, name }, command, sessions.actorOf(request));
        return reply.code(204).send(null);
      },
    );
  }
  app.get(
    '/api/tests',
    { schema: { tags, operationId: 'tests', summary: 'Tests, without their keys', response: answers(200, schemas.Tests) } },
    async (request) => knowledge.tests(sessions.actorOf(request)),
  );
  app.post(
    '/api/tests',
    {
      bodyLimit: 1_000_000,
      schema: {
        tags,
        operationId: 'setTest',
        summary: 'Set a test: questions in callers’ words and their services; for the duty manager',
        body: schemas.NewTest,
        response: answers(201, schemas.Test),
      },
    },
    async (request, reply) => reply.code(201).send(await knowledge.setTest(request.body, sessions.actorOf(request))),
  );
  app.get(
    '/api/tests/:reference',
    {
      schema: {
        tags,
        operationId: 'test',
        summary: 'A test, and its results',
        params: Reference,
        response: answers(200, schemas.Test),
      },
    },
    async (request) => knowledge.test(request.params.reference, sessions.actorOf(request)),
  );
  app.post(
    '/api/tests/:reference/begin',
    {
      schema: {
        tags,
        operationId: 'beginTest',
        summary: 'Begin the test, for a shift. Its time runs from now',
        params: Reference,
        body: schemas.Begin,
        response: answers(200, schemas.Test),
      },
    },
    async (request) => knowledge.beginTest(request.params.reference, request.body.shift, sessions.actorOf(request)),
  );
  app.post(
    '/api/tests/:reference/answers',
    {
      schema: {
        tags,
        operationId: 'answerTest',
        summary: 'Answer a question: the service that it is about, or null for none of the catalogue',
        params: Reference,
        body: schemas.Answer,
        response: answers(200, schemas.Test),
      },
    },
    async (request) => knowledge.answerTest(request.params.reference, request.body, sessions.actorOf(request)),
  );
}
