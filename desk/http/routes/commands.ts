import type { Static } from 'typebox';
import type { Actor } from '../../domain/access/actor.ts';
import type { Command } from '../../domain/incident/commands.ts';
import { supplierFor } from '../../domain/incident/service-named.ts';
import type { App } from '../app.ts';
import type { EdgeContext } from '../context.ts';
import { Reference, answers } from '../schemas/common.ts';
import * as schemas from '../schemas/commands.ts';
import { SAFETY_COMMANDS } from './safety-commands.ts';
import * as incidents from '../schemas/incidents.ts';
import type { IncidentView } from '../../views/types.ts';
import { Refusal } from '../../../kernel/index.ts';

type Bodies = typeof schemas.COMMAND_BODIES;
type BodyOf<V extends keyof Bodies> = Bodies[V] extends null ? null : Static<Exclude<Bodies[V], null>>;

/** The default channel of a response: the contact's own where it can carry one, otherwise the telephone. */
function answeredBy({ channel, caller }: IncidentView): 'phone' | 'email' | 'portal' {
  if (channel === 'portal' || channel === 'partner') return 'portal';
  return (channel === 'email' || channel === 'fax') && caller.mail !== undefined ? 'email' : 'phone';
}

const COMMANDS: {
  readonly [V in keyof Bodies]: {
    readonly summary: string;
    readonly of: (body: BodyOf<V>, seen: Seen) => Command | Promise<Command>;
  };
} = {
  acknowledge: { summary: 'Take the incident', of: () => ({ do: 'acknowledge' }) },
  respond: {
    summary: 'Answer the caller',
    of: async ({ text, channel }, { incident }) => ({ do: 'respond', text, channel: channel ?? answeredBy(await incident()) }),
  },
  notes: { summary: 'Add a note', of: ({ text }) => ({ do: 'note', text }) },
  pause: { summary: 'Pause the clocks that may be paused', of: ({ reason }) => ({ do: 'pause', reason }) },
  resume: { summary: 'Resume the paused clocks', of: () => ({ do: 'resume' }) },
  reclassify: {
    summary: 'Change impact and urgency',
    of: ({ impact, urgency, reason }) => ({ do: 'reclassify', impact, urgency, reason }),
  },
  service: {
    summary: 'File it under another service, whose targets and supplier then count',
    of: ({ service, reason }) => ({ do: 'changeService', service, reason }),
  },
  assign: { summary: 'Pass to a team of the desk', of: ({ team }) => ({ do: 'assign', team }) },
  deadline: {
    summary: 'Set the deadline of a clock by hand',
    of: ({ clock, due, reason }) => ({ do: 'setDeadline', clock, due, reason }),
  },
  remind: {
    summary: 'Set a reminder, sent to the owner in the hours of the service',
    of: ({ at, text }) => ({ do: 'remind', at, text }),
  },
  'withdraw-reminder': {
    summary: 'Withdraw a reminder before it is due',
    of: ({ reminder }) => ({ do: 'withdrawReminder', reminder }),
  },
  'withdraw-deadline': {
    summary: 'Withdraw a deadline set by hand',
    of: ({ clock, reason }) => ({ do: 'withdrawDeadline', clock, reason }),
  },
  'hand-off': {
    summary: 'Hand off to the supplier of the service',
    of: async ({ supplier, data, lookedAt }, { supplierOf }) => ({
      do: 'handOff',
      supplier: supplier ?? (await supplierOf(data.affectedService)),
      data,
      ...(lookedAt && { lookedAt }),
    }),
  },
  'answer-supplier': {
    summary: 'Answer the supplier',
    of: ({ text, lookedAt }) => ({ do: 'answerSupplier', text, ...(lookedAt && { lookedAt }) }),
  },
  'release-document': {
    summary: 'Mark a document as free of patients’ data, so that it may be sent to a supplier',
    of: ({ document }) => ({ do: 'releaseDocument', document }),
  },
  'clear-flags': {
    summary: 'Confirm that no flagged text identifies a patient, so that the incident may be handed off',
    of: () => ({ do: 'clearFlags' }),
  },
  erase: {
    summary: 'Remove words that are a patient’s from every text of the incident, for good',
    of: ({ passage }) => ({ do: 'erase', passage }),
  },
  'erase-document': {
    summary: 'Remove a document that shows a patient’s data, for good',
    of: ({ document }) => ({ do: 'eraseDocument', document }),
  },
  'take-back': { summary: 'Take back from the supplier', of: ({ reason }) => ({ do: 'takeBack', reason }) },
  'major-incident': {
    summary: 'Declare a major incident',
    of: ({ reason }) => ({ do: 'declareMajorIncident', reason }),
  },
  'stand-down': { summary: 'Stand a major incident down', of: ({ reason }) => ({ do: 'standDown', reason }) },
  manager: {
    summary: 'Name the manager of the major incident',
    of: ({ manager }) => ({ do: 'appointManager', manager }),
  },
  parent: { summary: 'Make it a part of another incident', of: ({ parent }) => ({ do: 'linkToParent', parent }) },
  unlink: { summary: 'Unlink it from its parent incident', of: ({ reason }) => ({ do: 'unlinkFromParent', reason }) },
  resolve: {
    summary: 'Resolve it, with how it was resolved',
    of: ({ how, firstContact }) => ({ do: 'resolve', how, ...(firstContact && { firstContact }) }),
  },
  'correct-severity': {
    summary: 'Correct the severity that reports count, from an earlier time on; for the duty manager',
    of: ({ severity, since, reason }) => ({ do: 'correctSeverity', severity, since, reason }),
  },
  'explain-miss': {
    summary: 'Write cause and action of a missed target',
    of: ({ measures, of = null, cause, action }) => ({ do: 'explainMiss', target: { measures, of }, cause, action }),
  },
  confirm: { summary: "Record the caller's confirmation that it works again", of: () => ({ do: 'confirm' }) },
  close: { summary: 'Close', of: () => ({ do: 'close' }) },
  reopen: { summary: 'Reopen it', of: ({ reason }) => ({ do: 'reopen', reason }) },
  ...SAFETY_COMMANDS,
};

/** Properties of the incident that some commands need, read only for those. */
interface Seen {
  readonly incident: () => Promise<IncidentView>;
  readonly numberOf: (who: string) => string | null;
  readonly supplierOf: (affectedService: string | undefined) => Promise<string>;
}

export function commandRoutes(app: App, { sessions, service, policy, directory }: EdgeContext): void {
  const seen = (reference: string, actor: Actor): Seen => {
    const incident = async () => service.incident(reference, actor);
    return {
      incident,
      numberOf: (who) => directory.numberOf(who),
      async supplierOf(affectedService) {
        const supplier = supplierFor(policy, (await incident()).service, affectedService);
        if (supplier === null)
          throw new Refusal(
            'unknown-supplier',
            "This service has no supplier: the desk's own teams resolve it. Assign it to a team.",
          );
        return supplier;
      },
    };
  };
  const add = (verb: keyof Bodies) => {
    const body = schemas.COMMAND_BODIES[verb];
    const { summary } = COMMANDS[verb];
    // The body was validated against this command's own schema.
    const of = COMMANDS[verb].of as (body: unknown, seen: Seen) => Command | Promise<Command>;
    app.post(
      `/api/incidents/:reference/${verb}`,
      {
        schema: {
          tags: ['incidents'],
          operationId: verb.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase()),
          summary,
          params: Reference,
          ...(body === null ? {} : { body }),
          response: answers(200, incidents.IncidentView),
        },
      },
      async (request) => {
        const actor = sessions.actorOf(request);
        const { reference } = request.params;
        return service.command(reference, await of(request.body, seen(reference, actor)), actor);
      },
    );
  };
  for (const verb of Object.keys(COMMANDS) as (keyof Bodies)[]) add(verb);
}
