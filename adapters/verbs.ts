import type { Reach } from './declarations.ts';
import { ROOM_METHODS } from './practices/room.ts';
import type { DeskSession } from './desk-under-test.ts';

export type Verb = Exclude<keyof DeskSession, 'role' | 'organisation' | 'token' | Practice>;
/** Practices whose methods hang on one property of a session. Every method of one uses its part of the desk. */
export const PRACTICES = { room: { reach: 'room', methods: ROOM_METHODS } } as const satisfies Readonly<
  Record<string, { readonly reach: Reach; readonly methods: readonly string[] }>
>;
export type Practice = keyof typeof PRACTICES;

/** The part of the desk that each method of a session uses. */
export const VERB_REACHES: Readonly<Record<Verb, Reach>> = {
  logCall: 'call-logging',
  report: 'portal',
  incident: 'record',
  incidents: 'record',
  counts: 'search',
  search: 'search',
  acknowledge: 'life-cycle',
  declareMajorIncident: 'escalation',
  respond: 'life-cycle',
  note: 'life-cycle',
  pause: 'life-cycle',
  resume: 'life-cycle',
  setDeadline: 'agreements',
  remind: 'agreements',
  shut: 'agreements',
  changeService: 'life-cycle',
  reclassify: 'life-cycle',
  handOff: 'supplier',
  answerSupplier: 'supplier',
  resolve: 'life-cycle',
  confirm: 'life-cycle',
  close: 'life-cycle',
  reopen: 'life-cycle',
  linkToParent: 'family',
  unlinkFromParent: 'family',
  explain: 'explain',
  attach: 'attachments',
  document: 'attachments',
  releaseDocument: 'attachments',
  erase: 'erasure',
  clearFlags: 'erasure',
  catalogue: 'catalogue',
  rota: 'rota',
  procedures: 'procedures',
  verifyHistory: 'audit',
};

type Method = (...given: readonly unknown[]) => Promise<unknown>;

/** The same session, each of whose methods is called by `around`. */
export function aroundEach(
  session: { readonly [Name in Verb | Practice]: unknown } & Pick<DeskSession, 'role' | 'organisation' | 'token'>,
  around: (verb: Verb, call: () => Promise<unknown>) => Promise<unknown>,
  aroundPractice: (practice: Practice, method: string, call: () => Promise<unknown>) => Promise<unknown>,
): DeskSession {
  const { role, organisation, token } = session;
  const methods = Object.keys(VERB_REACHES).map((name) => {
    const verb = name as Verb;
    const method = async (...given: readonly unknown[]) =>
      around(verb, async () => (session[verb] as Method).apply(session, given as unknown[]));
    return [verb, method] as const;
  });
  const practices = (Object.keys(PRACTICES) as Practice[]).map((practice) => {
    const own = session[practice] as Readonly<Record<string, Method>> | undefined;
    const wrapped = PRACTICES[practice].methods.map((name) => [
      name,
      async (...given: readonly unknown[]) => aroundPractice(practice, name, async () => own![name]!(...given)),
    ]);
    return [practice, Object.fromEntries(wrapped)] as const;
  });
  const all: unknown = { ...Object.fromEntries(methods), ...Object.fromEntries(practices) };
  return { role, organisation, token, ...(all as Pick<DeskSession, Verb | Practice>) };
}
