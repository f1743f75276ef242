import type { BrowserContext, Page } from 'playwright';
import { OutOfReach } from '../../adapters/desk-under-test.ts';
import type { DeskAdapter, DeskSession, Route } from '../../adapters/desk-under-test.ts';
import type { Owner } from '../../evidence/types.ts';
import { virtualClock } from '../../kernel/clock/index.ts';
import { seededIds } from '../../kernel/ids.ts';
import type { VirtualClock } from '../../kernel/index.ts';
import { openOtherDesk, type OtherDeskControl } from '../../simulators/other-desk/index.ts';
import type { DeskAddresses } from '../../simulators/types.ts';
import type { Standard, Supplier } from '../../standards/index.ts';
import { HarnessFault } from './harness-fault.ts';
import { deskSince, markOf, observedSince, otherDeskSince, type Mark } from './mark.ts';
import { personasOf } from './personas.ts';
import { newScenarioState } from './state.ts';
import { askingDesk, askingMail, askingSession, askingSupplier, askingTelephone, derivedOf, needOf } from './asking.ts';
import type { RunContext, ScenarioEnvironment } from './types.ts';

export interface EnvironmentPlan {
  readonly context: RunContext;
  /** Unique in the run and the same in every run: it seeds the ids. */
  readonly name: string;
  readonly start: Temporal.Instant;
  readonly keep: ScenarioEnvironment['keep'];
  /** Absent outside of Cucumber, where nothing takes findings. */
  readonly finding?: ScenarioEnvironment['finding'];
  readonly route?: Route;
}

/** Opens the simulators first, because the desk is given their addresses. */
export async function openEnvironment(plan: EnvironmentPlan): Promise<ScenarioEnvironment> {
  const { context: context, name, start, route } = plan;
  const { adapter, simulators, standard, faults } = context;
  const clock = virtualClock(start);
  const seed = `${context.seed}/${name}`;
  const lsp = nationalSupplier(standard);
  let opened: Awaited<ReturnType<typeof adapter.open>> | undefined;
  let mark: Mark;
  const ready = () => opened ?? fail('a simulator contacted the desk before it was open', 'simulator');

  const desk: DeskAddresses = {
    telephoneEvents: () => ready().wire.telephoneEvents,
    smtp: () => ready().wire.smtp,
    supplierCallback: (supplier) => ready().wire.supplierCallback(supplier),
    get telephone() {
      return ready().addresses.telephone;
    },
    get fax() {
      return ready().addresses.fax;
    },
  };
  const other = await simulators
    .tenant(name, {
      clock,
      ids: seededIds(seed),
      desk,
      policy: standard,
    })
    .catch((cause: unknown) => fail('the simulators could not be set up', 'simulator', cause));
  try {
    for (const [id, list] of Object.entries(context.supplierFaults ?? {})) other.suppliers[id]?.faults(list, `${seed}/${id}`);
    const { relay } = other.mail;
    const suppliers = Object.fromEntries(Object.entries(other.suppliers).map(([id, { access }]) => [id, access]));
    const endpoints = { relay, telephone: other.telephone.access, suppliers };
    opened = await adapter.open({ name, clock, seed, endpoints, faults, ...(route && { route }) });
    mark = await markOf(opened, other);
  } catch (error) {
    await opened?.close().catch(() => undefined);
    await other.close();
    if (error instanceof OutOfReach) throw error;
    return fail('the desk could not be opened', ownerOfOpening(error), error);
  }
  const observed = observedSince(other, mark);
  return environmentOf(plan, { clock, desk: deskSince(opened, mark), other, lsp, wire: opened.wire, mark, ...observed });
}

type Parts = Pick<ScenarioEnvironment, 'clock' | 'desk' | 'other' | 'lsp' | 'telephone' | 'mail'> & {
  readonly wire: Awaited<ReturnType<DeskAdapter['open']>>['wire'];
  readonly mark: Mark;
};

function environmentOf(
  plan: EnvironmentPlan,
  { clock, desk, other, lsp, wire, mark, telephone, mail }: Parts,
): ScenarioEnvironment {
  const sessions = new Map<string, Promise<DeskSession>>();
  const pages = new Map<string, Page>();
  const browserContexts: BrowserContext[] = [];
  const { context: context, name, start, keep, finding = () => undefined } = plan;
  const { standard } = context;
  const need = needOf(desk);
  const besides: ScenarioEnvironment[] = [];
  const otherDesks = new Map<string, Promise<OtherDeskControl>>();
  const openDeskOf = async (organisation: string) => {
    need('tickets');
    const access = wire.tickets?.(organisation);
    if (!access) throw new OutOfReach('tickets');
    const opened = openOtherDesk({ clock, access }).catch((cause: unknown) =>
      fail('the other desk could not be opened', 'simulator', cause),
    );
    return otherDeskSince(await opened, mark);
  };
  const openings = new Set<string>();
  /** Names what is being opened for as long as it is. */
  const opening = async <T>(what: string, work: Promise<T>): Promise<T> => {
    openings.add(what);
    return work.finally(() => openings.delete(what));
  };
  const openPage = async (person: string) => {
    need('pages');
    const baseURL = desk.addresses.pages;
    if (baseURL === null) throw new OutOfReach('pages');
    const browser = await context
      .browser()
      .catch((cause: unknown) => fail('the browser could not be started', 'environment', cause));
    const noWindow = (cause: unknown) => fail('the browser opened no window', 'environment', cause);
    const browserContext = await browser.newContext({ ...WINDOW, timezoneId: standard.zone, baseURL }).catch(noWindow);
    browserContexts.push(browserContext);
    browserContext.setDefaultTimeout(PAGE_TIMEOUT_MS);
    const page = await browserContext.newPage().catch(noWindow);
    pages.set(person, page);
    return page;
  };
  return {
    name,
    clock: desk.reaches.has('follows-time') ? clock : unmovable(clock),
    startedAt: start,
    desk: askingDesk(desk, need),
    other,
    telephone: askingTelephone(telephone, need),
    mail: askingMail(mail, need),
    supplier: askingSupplier(other.suppliers[lsp.id]!, need),
    standard,
    lsp,
    people: personasOf(standard),
    state: newScenarioState(),
    pages,
    openings,
    as: async (role, organisation) => {
      const key = `${role}@${organisation ?? ''}`;
      const session = sessions.get(key) ?? desk.as(role, organisation).then((opened) => askingSession(opened, need));
      sessions.set(key, session);
      return session;
    },
    page: async (person = 'caller') => pages.get(person) ?? opening('the browser', openPage(person)),
    need,
    derived: derivedOf(desk),
    keep,
    denials: [],
    finding,
    settle: async () => clock.advanceTo(clock.now()),
    otherDesk: async (organisation) => {
      const open = otherDesks.get(organisation) ?? opening('the other desk', openDeskOf(organisation));
      otherDesks.set(organisation, open);
      return open;
    },
    otherDesks,
    async beside(route) {
      const other = await opening('the second desk', openEnvironment({ ...plan, name: `${name}-${route}`, route }));
      besides.push(other);
      return other;
    },
    async close() {
      for (const beside of besides) await beside.close();
      for (const browserContext of browserContexts) await browserContext.close();
      for (const each of otherDesks.values()) await each.then(async (control) => control.close()).catch(() => undefined);
      const ended = await Promise.allSettled([desk.close(), other.close()]);
      for (const end of ended) if (end.status === 'rejected') throw end.reason as Error;
    },
  };
}

/** Real milliseconds. */
const PAGE_TIMEOUT_MS = 10_000;
/** The clock of an environment whose desk does not follow it: moving it rejects. */
function unmovable(clock: VirtualClock): VirtualClock {
  const advanceTo = async (when: Temporal.Instant) => {
    if (!when.equals(clock.now())) throw new OutOfReach('follows-time');
    await clock.advanceTo(when);
  };
  return { ...clock, advanceTo, advance: async (span) => advanceTo(clock.now().add(span)) };
}

const WINDOW = {
  viewport: { width: 1280, height: 900 },
  locale: 'en-GB',
  reducedMotion: 'reduce',
} as const;

function nationalSupplier(standard: Standard): Supplier {
  const id = standard.services.find((service) => service.national && service.supplier !== null)?.supplier;
  return (
    standard.suppliers.find((supplier) => supplier.id === id) ??
    fail('the standard names no supplier of a national application', 'scenario')
  );
}

/** A system error, such as a folder that is gone, is the machine's; anything else, the adapter's. */
const ownerOfOpening = (error: unknown): Owner =>
  error instanceof Error && /\bE[A-Z]{3,}\b: /.test(error.message) ? 'environment' : 'adapter';

function fail(message: string, owner: Owner, cause?: unknown): never {
  throw new HarnessFault(message, cause === undefined ? { owner } : { owner, cause });
}
