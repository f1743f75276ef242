import type { DeskSession } from '../../../adapters/desk-under-test.ts';
import type { Severity } from '../../../standards/index.ts';
import { VERBS, type Tried } from '../states/verbs.ts';

export interface Does {
  readonly act: (session: DeskSession, tried: Tried) => Promise<unknown>;
  /** Verbs that lead a new incident to where the operation is possible. */
  readonly way?: readonly string[];
  /** Needed where only some severities allow it. */
  readonly severity?: Severity;
}

/** A verb of the desk's staff, done by somebody else. */
const verb = (name: string, way: readonly string[] = []): Does => ({
  act: async (session, tried) => VERBS[name]!({ ...tried, analyst: session, manager: session }),
  way,
});

/** The operations of a standard, by their ids, as a session of the desk does them. */
export const OPERATIONS: Readonly<Record<string, Does>> = {
  read: { act: async (session, { incident }) => session.incident(incident.reference) },
  explain: { act: async (session, { incident }) => session.explain(incident.reference) },
  verify: { act: async (session, { incident }) => session.verifyHistory(incident.reference) },
  acknowledge: verb('acknowledge'),
  respond: verb('respond'),
  note: verb('note'),
  attach: verb('attach'),
  pause: verb('pause'),
  resume: verb('resume', ['pause']),
  reclassify: verb('reclassify'),
  'change-service': verb('change the service'),
  'set-deadline': verb('set the resolution deadline'),
  remind: verb('set a reminder'),
  'declare-major-incident': { ...verb('declare a major incident'), severity: '2' },
  'hand-off': verb('hand off'),
  link: verb('link to a parent'),
  erase: verb('erase'),
  resolve: verb('resolve'),
  confirm: verb('confirm', ['resolve']),
  close: verb('close', ['resolve', 'confirm']),
  reopen: verb('reopen', ['resolve']),
};
