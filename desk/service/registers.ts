import { oneTimer, type OneTimer } from './one-timer.ts';
import { SYSTEM } from '../domain/access/system.ts';
import type { Actor } from '../domain/access/actor.ts';
import { afterErasures, type Fact, type Recorded, type Register } from '../domain/registers/index.ts';
import type { Rules } from '../domain/rules.ts';
import { mustBeAllowed } from '../domain/incident/permissions.ts';
import { refuse } from '../domain/incident/index.ts';
import type { ChangedEntry, DecideEntry, RegisterCommands } from '../commands/register-commands.ts';
import type { UnitOfWork, UnitsOfWork } from '../commands/unit-of-work.ts';
import type { ListedRow, RowsQuery, Store } from '../store/index.ts';
import { passageRefused, type Clock } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';

/** Entries that one look of the scheduler takes. */
const BATCH = 50;

/** One register of the desk. Who may do what is for its caller to decide. */
export interface RegisterService<F extends Fact, S> {
  /**
   * Changes one entry, or opens one: `reference` null for the next number. Resolves after the durable commit.
   * @throws {Refusal} not-found when nothing was recorded for an entry that there is not
   */
  run(reference: string | null, decide: DecideEntry<F, S>, actor: Actor): Promise<ChangedEntry<F, S>>;
  /** The same as part of a unit, beside a command on an incident. */
  inUnit(unit: UnitOfWork, reference: string | null, decide: DecideEntry<F, S>, actor: Actor): Promise<ChangedEntry<F, S> | null>;
  find(reference: string): Promise<S | null>;
  /** @throws {Refusal} not-found */
  one(reference: string): Promise<S>;
  facts(reference: string): Promise<readonly Recorded<F>[]>;
  list(query: Omit<RowsQuery, 'limit'> & { readonly limit?: number }): Promise<readonly ListedRow[]>;
  counts(): Promise<Readonly<Record<string, number>>>;
  verify(reference: string): Promise<{ readonly intact: boolean; readonly events: number }>;
  /** Takes what staff marked as a patient's out of an entry and its letters. */
  erase(reference: string, passage: string, actor: Actor): Promise<void>;
}

/** Most rows of one page of a list. */
const PAGE = 200;

interface Needs {
  readonly store: Store;
  readonly units: UnitsOfWork;
  readonly parts: Pick<Rules, 'policy'>;
  readonly commands: RegisterCommands;
}

/** @param make the register under the policy in force */
export function registerService<F extends Fact, S>(
  { store, units, parts, commands }: Needs,
  make: (policy: Policy) => Register<F, S>,
): RegisterService<F, S> {
  const register = () => make(parts.policy);
  const { name } = register();
  const lane = (reference: string | null) => `register ${name} ${reference ?? 'new'}`;
  const load = async (reference: string) =>
    afterErasures(await store.registers.load({ register: name, reference })) as readonly Recorded<F>[];
  const find = async (reference: string): Promise<S | null> => {
    const facts = await load(reference);
    return facts.length === 0 ? null : register().fold(reference, facts);
  };
  const inUnit: RegisterService<F, S>['inUnit'] = async (unit, reference, decide, actor) =>
    commands.change(unit, register(), reference, decide, actor);
  return {
    inUnit,
    find,
    async run(reference, decide, actor) {
      const changed = await units.run(async (unit) => inUnit(unit, reference, decide, actor), { lane: lane(reference) });
      if (changed === null) throw refuse.notFound(reference ?? name);
      return changed;
    },
    async one(reference) {
      const entry = await find(reference);
      if (entry === null) throw refuse.notFound(reference);
      return entry;
    },
    facts: load,
    list: async (query) => store.registers.list(name, { limit: PAGE, ...query }),
    counts: async () => store.registers.counts(name),
    verify: async (reference) => store.registers.verify({ register: name, reference }),
    async erase(reference, passage, actor) {
      mustBeAllowed({ do: 'erase', passage }, actor);
      const refused = passageRefused(passage);
      if (refused !== null) throw refuse.invalid(refused);
      const found = await units.run(async (unit) => commands.erase(unit, register(), reference, passage, actor), {
        lane: lane(reference),
      });
      if (!found) throw refuse.invalid(`${reference} does not contain these words. Copy them from the page exactly.`);
    },
  };
}

/** Lets each register record what is due. The stored instant is only a hint for when to look. */
export function registerScheduler(options: {
  readonly store: Store;
  readonly units: UnitsOfWork;
  readonly clock: Clock;
  readonly commands: RegisterCommands;
  readonly registers: ReadonlyMap<string, () => Register<Fact, unknown>>;
}): OneTimer {
  const { store, units, clock, commands, registers } = options;
  const now = () => clock.now().epochMilliseconds;

  const onDue = async () => {
    for (const key of await store.registers.due(now(), BATCH))
      await units
        .run(async (unit) => lookAt(unit, key.register, key.reference), { lane: `register ${key.register} ${key.reference}` })
        .catch(async (error: unknown) => later(key, error));
    timer.arm();
  };
  const lookAt = async (unit: UnitOfWork, name: string, reference: string) => {
    const register = registers.get(name)?.();
    const done =
      register === undefined
        ? null
        : await commands.change(
            unit,
            register,
            reference,
            (entry, at) => (entry === null ? [] : (register.onDue?.(entry, at) ?? [])),
            SYSTEM,
          );
    const due = done === null ? null : (register!.row(done.entry).due?.epochMilliseconds ?? null);
    // What is still due now would be looked at again at once, for ever.
    unit.write.registers.setDue({ register: name, reference }, due !== null && due <= now() ? now() + 60_000 : due);
  };
  /** What could not be recorded is retried, so that it is not lost and the desk does not spin on it. */
  const later = async (key: { readonly register: string; readonly reference: string }, error: unknown) => {
    if (timer.stopped) return;
    process.emitWarning(
      `${key.reference} of the ${key.register} could not be looked at and is retried in a minute: ${String(error)}`,
    );
    await units.run(async ({ write }) => write.registers.setDue(key, now() + 60_000));
  };
  const timer = oneTimer(clock, async () => store.registers.nextDue(), onDue);
  return timer;
}
