import type { Reach } from './declarations.ts';
import type { DeskSession } from './desk-under-test.ts';

/** A session's part for one practice. */
type Practice = 'changes' | 'knowledge' | 'reports' | 'room' | 'safety';
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
  'safety.flagHarm': 'safety',
  'safety.ruleOutHarm': 'safety',
  'safety.triage': 'safety',
  'safety.recordHazard': 'safety',
  'safety.hazardIncidents': 'safety',
  'safety.linkHazard': 'safety',
  'safety.signOff': 'safety',
  'safety.acceptRisk': 'safety',
  'safety.record': 'safety',
  'safety.knowOfBreach': 'safety',
  'safety.notifyBreach': 'safety',
  'safety.decideBreach': 'safety',
  'safety.addInvolved': 'safety',
  'safety.appointInvestigator': 'safety',
  'safety.breach': 'safety',
  'safety.ringBack': 'safety',
  'safety.checkIdentity': 'safety',
  'safety.changeAccount': 'safety',
  'safety.inDirectory': 'safety',
  'safety.readings': 'safety',
  'safety.openReview': 'safety',
  'safety.reviewItems': 'safety',
  'safety.closeReviewItems': 'safety',
  'safety.signInShared': 'safety',
  'knowledge.offer': 'knowledge',
  'knowledge.articles': 'knowledge',
  'knowledge.article': 'knowledge',
  'knowledge.draft': 'knowledge',
  'knowledge.review': 'knowledge',
  'knowledge.revise': 'knowledge',
  'knowledge.withdraw': 'knowledge',
  'knowledge.releaseFix': 'knowledge',
  'knowledge.use': 'knowledge',
  'knowledge.tellHelped': 'knowledge',
  'knowledge.nameKnownError': 'knowledge',
  'knowledge.ofIncident': 'knowledge',
  'knowledge.rates': 'knowledge',
  'knowledge.competence': 'knowledge',
  'knowledge.showCompetence': 'knowledge',
  'knowledge.planShift': 'knowledge',
  'knowledge.setTest': 'knowledge',
  'knowledge.beginTest': 'knowledge',
  'knowledge.answerTest': 'knowledge',
  'knowledge.test': 'knowledge',
  'changes.raise': 'changes',
  'changes.one': 'changes',
  'changes.revise': 'changes',
  'changes.submit': 'changes',
  'changes.assessClinicalRisk': 'changes',
  'changes.approve': 'changes',
  'changes.move': 'changes',
  'changes.signOff': 'changes',
  'changes.acknowledge': 'changes',
  'changes.ready': 'changes',
  'changes.begin': 'changes',
  'changes.complete': 'changes',
  'changes.review': 'changes',
  'changes.cancel': 'changes',
  'changes.linkIncident': 'changes',
  'changes.schedule': 'changes',
  'changes.feed': 'changes',
  'changes.slots': 'changes',
  'changes.giveCalendar': 'changes',
  'changes.declareFreeze': 'changes',
  'changes.liftFreeze': 'changes',
  'changes.success': 'changes',
  'reports.report': 'reports',
  'reports.explainMiss': 'reports',
  'reports.correctSeverity': 'reports',
  'reports.resolveAtFirstContact': 'reports',
  'room.state': 'room',
  'room.propose': 'room',
  'room.reject': 'room',
  'room.standDown': 'room',
  'room.nameManager': 'room',
  'room.notice': 'room',
  'room.skipNotice': 'room',
  'room.bridge': 'room',
  'room.affected': 'room',
  'room.offerCommand': 'room',
  'room.acceptCommand': 'room',
  'room.declineCommand': 'room',
  'room.report': 'room',
  'room.actionDone': 'room',
  'room.escalateForCaller': 'room',
  'room.assign': 'room',
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
