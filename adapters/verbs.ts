import type { Reach } from './declarations.ts';
import type { DeskSession } from './desk-under-test.ts';
import { CHANGE_VERBS } from './practices/changes.ts';

/** The practices beside incidents: each is one property of a session, whose methods all use one part of the desk. */
export const PRACTICES = { changes: { reach: 'changes', verbs: CHANGE_VERBS } } as const satisfies Readonly<
  Record<string, { readonly reach: Reach; readonly verbs: readonly string[] }>
>;
export type Practice = keyof typeof PRACTICES;
export type Verb = Exclude<keyof DeskSession, 'role' | 'organisation' | 'token' | Practice>;
/** A method of a practice, such as `changes.raise`. */
export type PracticeVerb = `${Practice}.${string}`;

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

/** The part of the desk that a method uses. */
export const reachOf = (verb: Verb | PracticeVerb): Reach =>
  verb.includes('.') ? PRACTICES[verb.split('.')[0] as Practice].reach : VERB_REACHES[verb as Verb];

/** The same session, each of whose methods is called by `around`, those of its practices too. */
export function aroundEach(
  session: { readonly [Name in Verb | Practice]: unknown } & Pick<DeskSession, 'role' | 'organisation' | 'token'>,
  around: (verb: Verb | PracticeVerb, call: () => Promise<unknown>) => Promise<unknown>,
): DeskSession {
  const { role, organisation, token } = session;
  const methods = Object.keys(VERB_REACHES).map((name) => {
    const verb = name as Verb;
    const method = async (...given: readonly unknown[]) =>
      around(verb, async () => (session[verb] as Method).apply(session, given as unknown[]));
    return [verb, method] as const;
  });
  const practices = Object.entries(PRACTICES).map(([name, { verbs }]) => {
    const own = session[name as Practice] as Readonly<Record<string, Method>>;
    const wrapped = verbs.map((verb) => [
      verb,
      async (...given: readonly unknown[]) => around(`${name as Practice}.${verb}`, async () => own[verb]!(...given)),
    ]);
    return [name, Object.fromEntries(wrapped) as unknown] as const;
  });
  return {
    role,
    organisation,
    token,
    ...(Object.fromEntries([...methods, ...practices]) as unknown as Pick<DeskSession, Verb | Practice>),
  };
}
