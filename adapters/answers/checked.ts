import {
  contradiction,
  InvalidAnswer,
  type AnsweringAdapter,
  type AnsweringDesk,
  type AnsweringSession,
  type Declarations,
  type DeskAdapter,
  type DeskSession,
} from '../desk-under-test.ts';
import { aroundEach, type Verb } from '../verbs.ts';
import {
  articlesView,
  articleView,
  gapsView,
  knowledgeOfIncidentView,
  offerView,
  ratesView,
  resultsView,
  catalogueView,
  countsView,
  documentView,
  explanationView,
  historyView,
  incidentView,
  proceduresView,
  reportedView,
  rotaView,
  summaryViews,
} from './shapes.ts';
import { CHANGE_VIEWS } from './practices.ts';
import { partsOf } from '../parts.ts';
import { roomShape } from '../practices/room.ts';
import { viewsOf } from './view.ts';

/**
 * Checks whatever the adapter answers, and turns it into views: a wrong type throws `InvalidAnswer`, and reading an unknown field
 * throws `Unknowable`.
 */
export function checked(adapter: AnsweringAdapter): DeskAdapter {
  const { name, reaches, absent, unreached, values } = adapter;
  const wrong = contradiction(adapter);
  if (wrong !== null) throw new Error(`The adapter "${name}" contradicts itself: ${wrong}.`);
  const declared = { reaches, absent, unreached, values };
  return {
    name,
    ...declared,
    ...(adapter.storage !== undefined && { storage: adapter.storage }),
    ...(adapter.pace && { pace: adapter.pace }),
    ...partsOf(adapter),
    get pid() {
      return adapter.pid;
    },
    open: async (request) => checkedDesk(await adapter.open(request), declared),
    ...(adapter.start && { start: () => adapter.start?.() }),
    close: async () => adapter.close(),
  };
}

type Desk = Awaited<ReturnType<DeskAdapter['open']>>;

const checkedDesk = (desk: AnsweringDesk, declared: Declarations): Desk => ({
  ...declared,
  name: desk.name,
  version: desk.version,
  wording: desk.wording,
  ...(desk.cadence !== undefined && { cadence: desk.cadence }),
  ...(desk.commissioning && { commissioning: desk.commissioning }),
  addresses: desk.addresses,
  wire: desk.wire,
  as: async (role, organisation) => checkedSession(await desk.as(role, organisation)),
  signedOut: () => checkedSession(desk.signedOut()),
  credentials: (role, organisation) => desk.credentials(role, organisation),
  everything: async () => summaryViews(await desk.everything(), ''),
  close: async () => desk.close(),
});

const checkedSession = (session: AnsweringSession): DeskSession =>
  aroundEach(session, async (verb, call) => viewed(verb, await call()));

const roomView = viewsOf(roomShape);

/** What each method's answer is read as. The others answer nothing. */
const VIEWS: Readonly<Partial<Record<Verb, (answer: unknown, what: string) => unknown>>> = {
  logCall: incidentView,
  report: incidentView,
  incident: incidentView,
  incidents: summaryViews,
  counts: countsView,
  search: summaryViews,
  explain: explanationView,
  attach: documentView,
  document: bytes,
  catalogue: catalogueView,
  rota: rotaView,
  procedures: proceduresView,
  verifyHistory: historyView,
  'knowledge.offer': offerView,
  'knowledge.articles': articlesView,
  'knowledge.article': articleView,
  'knowledge.ofIncident': knowledgeOfIncidentView,
  'knowledge.rates': ratesView,
  'knowledge.competence': gapsView,
  'knowledge.test': resultsView,
  'knowledge.draft': textAnswer,
  'knowledge.setTest': textAnswer,
  'reports.report': reportedView,
  'room.state': roomView,
  ...CHANGE_VIEWS,
};

/** Answers about safety are passed on as they are. */
const viewed = (verb: Verb, answer: unknown): unknown => (verb.startsWith('safety.') ? answer : VIEWS[verb]?.(answer, ''));

function textAnswer(answer: unknown): string {
  if (typeof answer === 'string') return answer;
  throw new InvalidAnswer('the adapter answered something else where a reference is due');
}

function bytes(answer: unknown): Buffer {
  if (Buffer.isBuffer(answer)) return answer;
  throw new InvalidAnswer('the adapter answered something else for a document where its bytes are due');
}
