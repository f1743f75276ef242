import { DeskSilent, type DeskSession, type DeskUnderTest } from '../../adapters/desk-under-test.ts';
import type { EvidenceItem } from '../../evidence/types.ts';
import type { Letter, MailControl } from '../../simulators/mail/types.ts';
import type { TelephoneControl } from '../../simulators/telephone/types.ts';
import { askingSupplier } from './asking.ts';
import { clockOf, json, timelineOf } from './incident-evidence.ts';
import type { ScenarioState } from './state.ts';
import { overriding } from './overriding.ts';
import type { ScenarioEnvironment } from './types.ts';

/** What a Then step reads from the desk itself, as evidence of what it was judged by. */
export interface Reading {
  readonly kind: EvidenceItem['kind'];
  readonly title: string;
  readonly content: string;
}

/** Takes notes of what a Then step reads. Evidence that is kept only at the end of the scenario is named by a key. */
export interface Observer {
  /** Whether the current step judges. What other steps read is no evidence. */
  readonly judging: boolean;
  read(key: string): void;
  /** The reading is built only when it will be kept. */
  answered(readings: () => readonly Reading[]): void;
}

export const keyOf = {
  calls: 'calls',
  letter: ({ messageId }: Pick<Letter, 'messageId'>) => `mail ${messageId}`,
  wire: (supplier: string) => `wire ${supplier}`,
  otherDesk: (organisation: string) => `other desk ${organisation}`,
  page: (person: string) => `page ${person}`,
} as const;

/**
 * The environment as the steps get it. Each witness (telephones, mailboxes, suppliers' journals, other desks, pages, the desk's own
 * answers) tells the observer when a step reads it, and a simulator that cannot reach the desk rejects with `DeskSilent`.
 */
export function observed(environment: ScenarioEnvironment, observer: Observer): ScenarioEnvironment {
  const at = () => environment.clock.now();
  const suppliers = Object.fromEntries(
    Object.entries(environment.other.suppliers).map(([id, control]) => [
      id,
      reading(askingSupplier(control, environment.need), observer, () => keyOf.wire(id)),
    ]),
  );
  const sessions = new WeakMap<DeskSession, DeskSession>();
  const sessionOf = (session: DeskSession) => {
    const known = sessions.get(session) ?? observedSession(session, observer, environment);
    sessions.set(session, known);
    return known;
  };
  const telephone = observedTelephone(environment.telephone, observer);
  const mail = observedMail(environment.mail, observer, at);
  const supplier = suppliers[environment.lsp.id]!;
  return {
    ...environment,
    state: observedState(environment.state, observer),
    telephone,
    mail,
    supplier,
    other: { ...environment.other, telephone, mail, suppliers },
    desk: observedDesk(environment.desk, observer, sessionOf),
    as: async (role, organisation) => sessionOf(await environment.as(role, organisation)),
    page: async (person = 'caller') => {
      if (observer.judging) observer.read(keyOf.page(person));
      return environment.page(person);
    },
    otherDesk: async (organisation) =>
      reading(await environment.otherDesk(organisation), observer, () => keyOf.otherDesk(organisation)),
    beside: async (route) => observed(await environment.beside(route), observer),
  };
}

/** Notes every access to the control of a witness. */
function reading<T extends object>(control: T, observer: Observer, key: () => string): T {
  return new Proxy(control, {
    get(target, property) {
      if (observer.judging && typeof property === 'string' && property !== 'then') observer.read(key());
      return Reflect.get(target, property, target) as unknown;
    },
  });
}

const CALLS: readonly (string | symbol)[] = ['placed', 'incoming', 'undelivered'];

function observedTelephone(control: TelephoneControl, observer: Observer): TelephoneControl {
  return new Proxy(control, {
    get(target, property) {
      if (observer.judging && CALLS.includes(property)) observer.read(keyOf.calls);
      if (property === 'call') return async (from: string) => reaching('a telephone call', target.call(from));
      return Reflect.get(target, property, target) as unknown;
    },
  });
}

function observedMail(control: MailControl, observer: Observer, now: () => Temporal.Instant): MailControl {
  const read = (letters: readonly Letter[], mailbox: string) => {
    if (!observer.judging) return letters;
    for (const letter of letters) observer.read(keyOf.letter(letter));
    if (letters.length === 0)
      observer.answered(() => [{ kind: 'log', title: `${mailbox} is empty`, content: json({ at: String(now()), letters }) }]);
    return letters;
  };
  // Not a copy: reading a member that no step reads would ask for its part of the desk.
  return overriding(control, {
    get delivered() {
      return read(control.delivered, 'Every mailbox outside the desk');
    },
    inbox: (address: string) => read(control.inbox(address), `The mailbox of ${address}`),
    send: async (...mail: Parameters<MailControl['send']>) => reaching('a mail', control.send(...mail)),
    sendRaw: async (...mail: Parameters<MailControl['sendRaw']>) => reaching('a mail', control.sendRaw(...mail)),
    fax: async (...fax: Parameters<MailControl['fax']>) => reaching('a fax', control.fax(...fax)),
  });
}

/** Errors of a connection that was refused, reset or timed out. */
const SILENT = new Set(['ECONNREFUSED', 'ECONNRESET', 'ECONNECTION', 'EPIPE', 'ESOCKET', 'ETIMEDOUT', 'ECONNABORTED']);

async function reaching<T>(what: string, act: Promise<T>): Promise<T> {
  try {
    return await act;
  } catch (error) {
    if (!isSilence(error)) throw error;
    throw new DeskSilent(what, `The desk does not take ${what}: ${(error as Error).message}`, { cause: error });
  }
}

const isSilence = (error: unknown): boolean =>
  error instanceof Error && (SILENT.has(String((error as NodeJS.ErrnoException).code)) || isSilence(error.cause));

function observedDesk(desk: DeskUnderTest, observer: Observer, sessionOf: (session: DeskSession) => DeskSession): DeskUnderTest {
  return new Proxy(desk, {
    get(target, property) {
      if (property === 'as') return async (...of: Parameters<DeskUnderTest['as']>) => sessionOf(await target.as(...of));
      if (property === 'everything')
        return async () => {
          const held = await target.everything();
          if (observer.judging) observer.answered(() => [log('Every incident the desk holds', held)]);
          return held;
        };
      return Reflect.get(target, property, target) as unknown;
    },
  });
}

const log = (title: string, value: unknown): Reading => ({ kind: 'log', title, content: json(value) });

/** What a step asked of the desk and left for a Then step to judge. */
const ANSWERS: ReadonlySet<string | symbol> = new Set<keyof ScenarioState>([
  'refusal',
  'refusals',
  'account',
  'catalogue',
  'severities',
  'rota',
  'figures',
  'document',
  'slots',
  'feeds',
  'schedule',
  'detectorError',
  'proofs',
  'offeredProcedures',
  'procedureLists',
  'procedureText',
  'otherDeskAnswers',
  'organisationView',
  'found',
  'foundByAnalyst',
  'foreignAnswers',
  'listPage',
  'pageStatus',
  'attached',
]);

function observedState(state: ScenarioState, observer: Observer): ScenarioState {
  return new Proxy(state, {
    get(target, field) {
      const value: unknown = Reflect.get(target, field, target);
      if (observer.judging && ANSWERS.has(field))
        observer.answered(() => [log(`What the desk answered before: ${String(field)}`, { [field]: value })]);
      return value;
    },
    set: (target, field, value) => Reflect.set(target, field, value, target),
  });
}

/** What each verb reads, by the words of the evidence's title. */
const READS = {
  incidents: 'The incidents',
  counts: 'The counts',
  search: 'The search',
  explain: 'The explanation',
  catalogue: 'The catalogue',
  rota: 'The rota',
  procedures: 'The procedures',
  verifyHistory: 'The check of the history',
} as const satisfies Partial<Record<keyof DeskSession, string>>;

/** The answers about changes, such as a change as the analyst reads it. */
const observedChanges = (changes: DeskSession['changes'], observer: Observer, by: string): DeskSession['changes'] =>
  new Proxy(changes, {
    get(target, property) {
      const verb: unknown = Reflect.get(target, property, target);
      if (typeof verb !== 'function') return verb;
      return async (...asked: readonly unknown[]) => {
        const answer: unknown = await Reflect.apply(verb, target, asked);
        if (observer.judging)
          observer.answered(() => [log(`Changes: ${String(property)} (${asked.map(String).join(', ')}), ${by} it`, answer)]);
        return answer;
      };
    },
  });

function observedSession(session: DeskSession, observer: Observer, environment: ScenarioEnvironment): DeskSession {
  const by = `as the ${session.role} reads`;
  return new Proxy(session, {
    get(target, property) {
      const verb: unknown = Reflect.get(target, property, target);
      if (property === 'changes') return observedChanges(verb as DeskSession['changes'], observer, by);
      if (property === 'reports') return observedReports(verb as DeskSession['reports'], observer, by);
      if (typeof verb !== 'function' || !(property === 'incident' || property in READS)) return verb;
      return async (...asked: readonly unknown[]) => {
        const answer: unknown = await Reflect.apply(verb, target, asked);
        if (!observer.judging) return answer;
        if (property === 'incident')
          observer.answered(() => {
            const incident = answer as Awaited<ReturnType<DeskSession['incident']>>;
            const reference = String(asked[0]);
            return [
              { kind: 'timeline', title: `${reference}: what happened, ${by} it`, content: timelineOf(incident, environment) },
              {
                kind: 'clock',
                title: `${reference}: its clocks, ${by} them`,
                content: clockOf(reference, incident, environment),
              },
            ];
          });
        else {
          const of = asked.length ? ` (${asked.map(String).join(', ')})` : '';
          observer.answered(() => [log(`${READS[property as keyof typeof READS]}${of}, ${by} it`, answer)]);
        }
        return answer;
      };
    },
  });
}

/** The reports that a step reads are evidence, too. */
const observedReports = (reports: DeskSession['reports'], observer: Observer, by: string): DeskSession['reports'] => ({
  ...reports,
  async report(period, about) {
    const report = await reports.report(period, about);
    const of = [period, about?.organisation, about?.service].filter(Boolean).join(', ');
    if (observer.judging) observer.answered(() => [log(`The report (${of}), ${by} it`, report)]);
    return report;
  },
});
