import type { BrowserContext, Page } from 'playwright';
import { OutOfReach } from '../../adapters/desk-under-test.ts';
import type { DeskAdapter, DeskSession, DeskUnderTest, Reach, Role, Route } from '../../adapters/desk-under-test.ts';
import type { EvidenceItem } from '../../evidence/types.ts';
import { seededIds, virtualClock } from '../../kernel/index.ts';
import type { VirtualClock } from '../../kernel/index.ts';
import type { MailControl } from '../../simulators/mail/types.ts';
import type { SupplierControl } from '../../simulators/lsp/index.ts';
import type { TelephoneControl } from '../../simulators/telephone/types.ts';
import { openOtherDesk, type OtherDeskControl } from '../../simulators/other-desk/index.ts';
import type { DeskAddresses, SimulatedWorld } from '../../simulators/types.ts';
import type { Standard, Supplier } from '../../standards/index.ts';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { HarnessFault } from './cause.ts';
import { newMemory } from './memory.ts';
import type { Memory } from './memory.ts';
import type { Exhibit, Theatre } from './theatre.ts';

/** Everything one scenario owns: its desk, its suppliers and callers, its clock. Nothing of it outlives the scenario. */
export interface Stage {
  readonly name: string;
  readonly clock: VirtualClock;
  readonly startedAt: Temporal.Instant;
  readonly desk: DeskUnderTest;
  readonly other: SimulatedWorld;
  readonly telephone: TelephoneControl;
  readonly mail: MailControl;
  readonly supplier: SupplierControl;
  readonly standard: Standard;
  /** The supplier that national applications are handed to. */
  readonly lsp: Supplier;
  readonly people: Cast;
  readonly memory: Memory;
  /** Somebody at the desk: `as('analyst')`, or `as('requester', organisation)`. Signs in once. */
  as(role: Role, organisation?: string): Promise<DeskSession>;
  /** A browser window of one person's own; the same one each time. Rejects with `OutOfReach` when the desk has no pages. */
  page(person?: string): Promise<Page>;
  readonly pages: ReadonlyMap<string, Page>;
  /** Throws `OutOfReach` unless the adapter reaches `part` of its desk. */
  need(part: Reach): void;
  /** Keeps something as evidence of the step under way. */
  keep(exhibit: Pick<Exhibit, 'kind' | 'title' | 'mediaType' | 'content'>): Promise<EvidenceItem>;
  /** Lets everything happen that is due now, here and at the desk. */
  quiet(): Promise<void>;
  /** The service desk of another organisation, which logs incidents with this one; the same one each time. Rejects with `OutOfReach` when it cannot. */
  otherDesk(organisation: string): Promise<OtherDeskControl>;
  readonly otherDesks: ReadonlyMap<string, Promise<OtherDeskControl>>;
  /** A second desk with a world of its own beside this one, which passes its incidents on by `route`. Struck with this one. */
  beside(route: Route): Promise<Stage>;
  strike(): Promise<void>;
}

export interface StagePlan {
  readonly theatre: Theatre;
  /** Unique in the run and the same in each run: it seeds the ids. */
  readonly name: string;
  readonly start: Temporal.Instant;
  readonly keep: Stage['keep'];
  readonly route?: Route;
}

/** Sets up simulators first and the desk second, since the desk is told where they are. */
export async function openStage(plan: StagePlan): Promise<Stage> {
  const { theatre, name, start, route } = plan;
  const { adapter, simulators, standard, faults } = theatre;
  const clock = virtualClock(start);
  const seed = `${theatre.seed}/${name}`;
  const lsp = nationalSupplier(standard);
  let opened: Awaited<ReturnType<typeof adapter.open>> | undefined;
  const ready = () => opened ?? fail('a simulator reached for the desk before it was open');

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
    .catch((cause: unknown) => fail('the simulators could not be set up', cause));
  try {
    for (const [id, list] of Object.entries(theatre.supplierFaults ?? {})) other.suppliers[id]?.faults(list, `${seed}/${id}`);
    const { relay } = other.mail;
    const suppliers = Object.fromEntries(Object.entries(other.suppliers).map(([id, { access }]) => [id, access]));
    const world = { relay, telephone: other.telephone.access, suppliers };
    opened = await adapter.open({ name, clock, seed, world, faults, ...(route && { route }) });
  } catch (error) {
    await other.close();
    throw error;
  }
  return stageOf(plan, { clock, desk: opened, other, lsp, wire: opened.wire });
}

type Parts = Pick<Stage, 'clock' | 'desk' | 'other' | 'lsp'> & {
  readonly wire: Awaited<ReturnType<DeskAdapter['open']>>['wire'];
};

function stageOf(plan: StagePlan, { clock, desk, other, lsp, wire }: Parts): Stage {
  const sessions = new Map<string, Promise<DeskSession>>();
  const pages = new Map<string, Page>();
  const contexts: BrowserContext[] = [];
  const { theatre, name, start, keep } = plan;
  const { standard } = theatre;
  const besides: Stage[] = [];
  const otherDesks = new Map<string, Promise<OtherDeskControl>>();
  const openDeskOf = async (organisation: string) => {
    const access = desk.reaches.has('tickets') ? wire.tickets?.(organisation) : null;
    if (!access) throw new OutOfReach('tickets');
    return openOtherDesk({ clock, access });
  };
  const openPage = async (person: string) => {
    const baseURL = desk.addresses.pages;
    if (baseURL === null || !desk.reaches.has('pages')) throw new OutOfReach('pages');
    const browser = await theatre.browser().catch((cause: unknown) => fail('the browser could not be started', cause));
    const context = await browser.newContext({ ...WINDOW, baseURL });
    contexts.push(context);
    context.setDefaultTimeout(PAGE_PATIENCE_MS);
    const page = await context.newPage();
    pages.set(person, page);
    return page;
  };
  return {
    name,
    clock: desk.reaches.has('clock') ? clock : standing(clock),
    startedAt: start,
    desk,
    other,
    telephone: other.telephone,
    mail: other.mail,
    supplier: other.suppliers[lsp.id]!,
    standard,
    lsp,
    people: castOf(standard),
    memory: newMemory(),
    pages,
    as: async (role, organisation) => {
      const key = `${role}@${organisation ?? ''}`;
      const session = sessions.get(key) ?? desk.as(role, organisation);
      sessions.set(key, session);
      return session;
    },
    page: async (person = 'caller') => pages.get(person) ?? openPage(person),
    need(part) {
      if (!desk.reaches.has(part)) throw new OutOfReach(part);
    },
    keep,
    quiet: async () => clock.advanceTo(clock.now()),
    otherDesk: async (organisation) => {
      const open = otherDesks.get(organisation) ?? openDeskOf(organisation);
      otherDesks.set(organisation, open);
      return open;
    },
    otherDesks,
    async beside(route) {
      const other = await openStage({ ...plan, name: `${name}-${route}`, route });
      besides.push(other);
      return other;
    },
    async strike() {
      for (const beside of besides) await beside.strike();
      for (const context of contexts) await context.close();
      for (const each of otherDesks.values()) await each.then(async (control) => control.close()).catch(() => undefined);
      const ended = await Promise.allSettled([desk.close(), other.close()]);
      for (const end of ended) if (end.status === 'rejected') throw end.reason as Error;
    },
  };
}

/** Real milliseconds. */
const PAGE_PATIENCE_MS = 10_000;
/** The clock of a stage whose desk does not follow it: nobody can move it. */
function standing(clock: VirtualClock): VirtualClock {
  const advanceTo = async (when: Temporal.Instant) => {
    if (!when.equals(clock.now())) throw new OutOfReach('clock');
    await clock.advanceTo(when);
  };
  return { ...clock, advanceTo, advance: async (span) => advanceTo(clock.now().add(span)) };
}

const WINDOW = {
  viewport: { width: 1280, height: 900 },
  locale: 'en-GB',
  timezoneId: 'Europe/London',
  reducedMotion: 'reduce',
} as const;

function nationalSupplier(standard: Standard): Supplier {
  const id = standard.services.find((service) => service.national && service.supplier !== null)?.supplier;
  return (
    standard.suppliers.find((supplier) => supplier.id === id) ?? fail('the standard names no supplier of a national application')
  );
}

function fail(message: string, cause?: unknown): never {
  throw new HarnessFault(message, cause === undefined ? undefined : { cause });
}
