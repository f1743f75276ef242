import { checked } from '../answers/checked.ts';
import { builtInAdapter } from '../built-in/index.ts';
import type {
  AnsweringAdapter,
  Declarations,
  DeskRequest,
  DeskSession,
  IncidentSummary,
  IncidentView,
} from '../desk-under-test.ts';

export interface FaultyOptions {
  readonly standardDir: string;
}

/** What a faulty adapter does instead with one desk. */
export interface Wrongly {
  readonly session?: (session: DeskSession) => Partial<DeskSession>;
  /** Changes every incident that is told. */
  readonly incident?: (view: IncidentView) => IncidentView;
  readonly summary?: (summary: IncidentSummary) => IncidentSummary;
}

interface Faulty {
  readonly name: string;
  readonly declares?: Partial<Declarations>;
  /** The request that the built-in desk gets. */
  readonly request?: (request: DeskRequest) => Promise<DeskRequest>;
  readonly wrongly?: (request: DeskRequest) => Promise<Wrongly>;
  readonly close?: () => Promise<void>;
}

/** The built-in desk, driven by an adapter that is wrong in one way. */
export function faultyAdapter({ standardDir }: FaultyOptions, faulty: Faulty): AnsweringAdapter {
  const adapter = checked(builtInAdapter({ standardDir }));
  return {
    ...adapter,
    get pid() {
      return adapter.pid;
    },
    ...faulty.declares,
    name: faulty.name,
    async open(request) {
      const desk = await adapter.open((await faulty.request?.(request)) ?? request);
      const wrongly = (await faulty.wrongly?.(request)) ?? {};
      const summaries = (all: readonly IncidentSummary[]) => all.map((each) => wrongly.summary?.(each) ?? each);
      return {
        ...desk,
        as: async (role, organisation) => faultySession(await desk.as(role, organisation), wrongly),
        everything: async () => summaries(await desk.everything()),
      };
    },
    async close() {
      await adapter.close();
      await faulty.close?.();
    },
  };
}

function faultySession(session: DeskSession, { session: changed, incident, summary }: Wrongly): DeskSession {
  const own = { ...session, ...changed?.(session) };
  const told = (view: IncidentView) => incident?.(view) ?? view;
  const summaries = (all: readonly IncidentSummary[]) => all.map((each) => summary?.(each) ?? each);
  return {
    ...own,
    logCall: async (...given) => told(await own.logCall(...given)),
    report: async (...given) => told(await own.report(...given)),
    incident: async (reference) => told(await own.incident(reference)),
    incidents: async () => summaries(await own.incidents()),
    search: async (text) => summaries(await own.search(text)),
  };
}
