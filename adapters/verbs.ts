import type { Reach } from './declarations.ts';
import type { DeskSession } from './desk-under-test.ts';

/** A session's part for one practice. */
type Practice = 'reports';
type OwnVerb = Exclude<keyof DeskSession, 'role' | 'organisation' | 'token' | Practice>;
type PracticeVerb = { [P in Practice]: `${P}.${string & keyof DeskSession[P]}` }[Practice];
/** A method of a session, or of one of its parts: `reports.report`. */
export type Verb = OwnVerb | PracticeVerb;

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
  'reports.report': 'reports',
  'reports.explainMiss': 'reports',
  'reports.correctSeverity': 'reports',
  'reports.resolveAtFirstContact': 'reports',
};

type Method = (...given: readonly unknown[]) => Promise<unknown>;

type Session = Pick<DeskSession, 'role' | 'organisation' | 'token'> & { readonly [Name in OwnVerb | Practice]: unknown };

/** The same session, each of whose methods is called by `around`. */
export function aroundEach(
  session: Session,
  around: (verb: Verb, call: () => Promise<unknown>) => Promise<unknown>,
): DeskSession {
  const { role, organisation, token } = session;
  return {
    ...{ role, organisation, token },
    ...methodsOf((verb) => async (...given) => {
      const [name, within] = verb.split('.') as [OwnVerb | Practice, string | undefined];
      const owner = within === undefined ? session : session[name];
      const method = (owner as Readonly<Record<string, Method>>)[within ?? name]!;
      return around(verb, async () => method.apply(owner, given as unknown[]));
    }),
  };
}

/** The methods of a session, those of its parts within them. */
export function methodsOf(make: (verb: Verb) => Method): Omit<DeskSession, 'role' | 'organisation' | 'token'> {
  const methods: Record<string, unknown> = {};
  for (const verb of Object.keys(VERB_REACHES) as Verb[]) {
    const [name, within] = verb.split('.') as [string, string | undefined];
    if (within === undefined) methods[name] = make(verb);
    else methods[name] = { ...(methods[name] as object | undefined), [within]: make(verb) };
  }
  return methods as unknown as ReturnType<typeof methodsOf>;
}
