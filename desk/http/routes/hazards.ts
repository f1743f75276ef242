import type { Static } from 'typebox';
import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import type { HazardCommand } from '../../domain/hazards/index.ts';
import { Reference, answers } from '../schemas/common.ts';
import * as schemas from '../schemas/hazards.ts';

type Bodies = typeof schemas.HAZARD_BODIES;

const COMMANDS: {
  readonly [V in keyof Bodies]: { readonly summary: string; readonly of: (body: Static<Bodies[V]>) => HazardCommand };
} = {
  assess: { summary: 'Judge its severity and likelihood', of: (body) => ({ do: 'assess', ...body }) },
  control: { summary: 'Add a control', of: (body) => ({ do: 'addControl', ...body }) },
  'control-failed': { summary: 'Say that a control failed in an incident', of: (body) => ({ do: 'controlFailed', ...body }) },
  accept: { summary: 'Accept the risk that remains, as top management', of: ({ reason }) => ({ do: 'accept', reason }) },
  transfer: { summary: 'Transfer it to another owner', of: ({ to }) => ({ do: 'transfer', to }) },
  close: { summary: 'Close it', of: ({ reason }) => ({ do: 'close', reason }) },
  reopen: { summary: 'Reopen it', of: ({ reason }) => ({ do: 'reopen', reason }) },
};

/** The hazard log. */
export function hazardRoutes(app: App, { sessions, service }: EdgeContext): void {
  const tags = ['safety'];
  app.get(
    '/api/hazards',
    { schema: { tags, operationId: 'listHazards', summary: 'The hazard log', response: answers(200, schemas.HazardList) } },
    async (request) => {
      const rows = await service.safety.hazards(sessions.actorOf(request));
      return { items: rows.map(({ reference, state, title }) => ({ reference, state, title })) };
    },
  );
  app.post(
    '/api/hazards',
    {
      schema: {
        tags,
        operationId: 'recordHazard',
        summary: 'Record a hazard',
        body: schemas.NewHazardBody,
        response: answers(201, schemas.HazardView),
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return service.safety.recordHazard(request.body, sessions.actorOf(request));
    },
  );
  app.get(
    '/api/hazards/:reference',
    {
      schema: {
        tags,
        operationId: 'readHazard',
        summary: 'One hazard with its journal',
        params: Reference,
        response: answers(200, schemas.HazardView),
      },
    },
    async (request) => service.safety.hazard(request.params.reference, sessions.actorOf(request)),
  );
  const add = (verb: keyof Bodies) => {
    // The body was validated against this command's own schema.
    const of = COMMANDS[verb].of as (body: unknown) => HazardCommand;
    app.post(
      `/api/hazards/:reference/${verb}`,
      {
        schema: {
          tags,
          operationId: `hazard${verb.replace(/(?:^|-)(\w)/g, (_all, letter: string) => letter.toUpperCase())}`,
          summary: COMMANDS[verb].summary,
          params: Reference,
          body: schemas.HAZARD_BODIES[verb],
          response: answers(200, schemas.HazardView),
        },
      },
      async (request) => service.safety.changeHazard(request.params.reference, of(request.body), sessions.actorOf(request)),
    );
  };
  for (const verb of Object.keys(COMMANDS) as (keyof Bodies)[]) add(verb);
}
