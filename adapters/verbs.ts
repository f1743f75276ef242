import type { Reach } from './declarations.ts';
import type { DeskSession } from './desk-under-test.ts';

export type Verb = Exclude<keyof DeskSession, 'role' | 'organisation' | 'token'>;

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
  safety: 'safety',
  room: 'room',
};

/** Members of a session that have methods of their own, all of one part of the desk. */
export const PRACTICES: readonly Verb[] = ['safety', 'room'];

type Method = (...given: readonly unknown[]) => Promise<unknown>;

/** The same session, each of whose methods is called by `around`. */
export function aroundEach(
  session: { readonly [Name in Verb]: unknown } & Pick<DeskSession, 'role' | 'organisation' | 'token'>,
  around: (verb: Verb, call: () => Promise<unknown>) => Promise<unknown>,
): DeskSession {
  const { role, organisation, token } = session;
  const methods = Object.keys(VERB_REACHES).map((name) => {
    const verb = name as Verb;
    const method = async (...given: readonly unknown[]) =>
      around(verb, async () => (session[verb] as Method).apply(session, given as unknown[]));
    return [verb, PRACTICES.includes(verb) ? practice(session, verb, around) : method] as const;
  });
  return { role, organisation, token, ...(Object.fromEntries(methods) as unknown as Pick<DeskSession, Verb>) };
}

/** The practice's methods, each called by `around`. Whatever is asked of it is a method, so that a session without it is asked first too. */
const practice = (
  session: { readonly [Name in Verb]: unknown },
  verb: Verb,
  around: (verb: Verb, call: () => Promise<unknown>) => Promise<unknown>,
): object =>
  new Proxy(
    {},
    {
      get:
        (_, name) =>
        async (...given: readonly unknown[]) =>
          around(verb, async () => {
            const own = session[verb] as Readonly<Record<string | symbol, Method>>;
            return own[name]!(...given);
          }),
    },
  );
