import type { UnitOfWork } from './unit-of-work.ts';
import type { Actor } from '../domain/access/actor.ts';
import { SYSTEM } from '../domain/access/system.ts';
import { afterErasures, erasing, type Delivery, type Fact, type Recorded, type Register } from '../domain/registers/index.ts';
import type { Pseudonym } from '../domain/incident/index.ts';
import type { Rules } from '../domain/rules.ts';
import type { AboutEntry } from '../messages/types.ts';
import { extendChain, type Store } from '../store/index.ts';
import { sha256, withoutPatientNumbers, type Clock } from '../../kernel/index.ts';

/** An entry after a change, with the facts that the change added. */
export interface ChangedEntry<F extends Fact, S> {
  readonly reference: string;
  readonly entry: S;
  readonly facts: readonly Recorded<F>[];
}
/**
 * Decides what to record. `entry` is null when there is no such entry yet. Throws a `Refusal`, or returns [] to change nothing.
 * It may run again when somebody else was first.
 */
export type DecideEntry<F extends Fact, S> = (entry: S | null, now: Temporal.Instant, reference: string) => readonly F[];

/** The registers of a desk, by the name they are stored under. */
export type KnownRegisters = ReadonlyMap<string, () => Register<Fact, unknown>>;

export interface RegisterCommands {
  /**
   * Changes one entry as part of `unit`: decides, records, and adds its letters to the outbox. `reference` null opens a numbered
   * entry; an entry with a name of its own is opened by the first change under it.
   */
  change<F extends Fact, S>(
    unit: UnitOfWork,
    register: Register<F, S>,
    reference: string | null,
    decide: DecideEntry<F, S>,
    actor: Actor,
  ): Promise<ChangedEntry<F, S> | null>;
  /** Takes a passage out of the texts of an entry and of its letters. False when it holds none. */
  erase(unit: UnitOfWork, register: Register<Fact, unknown>, reference: string, passage: string, actor: Actor): Promise<boolean>;
  /** Records what became of an entry's letter. */
  delivered(unit: UnitOfWork, about: AboutEntry, delivery: Delivery): Promise<void>;
}

export interface RegisterCommandsOptions {
  readonly store: Store;
  readonly parts: Pick<Rules, 'policy'>;
  readonly clock: Clock;
  readonly registers: KnownRegisters;
  /** Domain part of the Message-IDs the desk generates. */
  readonly mailDomain: string;
  readonly secret: string;
  readonly pseudonym: Pseudonym;
}

interface Chain {
  readonly facts: readonly Recorded[];
  readonly end: { readonly seq: number; readonly hash: string } | null;
}

export function registerCommands(options: RegisterCommandsOptions): RegisterCommands {
  const { store, parts, clock, registers, mailDomain, secret, pseudonym } = options;
  const known = new WeakMap<UnitOfWork, Map<string, Chain>>();
  const clean = (text: string) => withoutPatientNumbers(text, parts.policy.patientIdentifiers.hospitalNumbers);

  /** An entry's chain with all that this unit has recorded for it. Adds a reliance. */
  const chainOf = async (unit: UnitOfWork, register: string, reference: string): Promise<Chain> => {
    const chains = known.get(unit) ?? new Map<string, Chain>();
    known.set(unit, chains);
    const seen = chains.get(`${register} ${reference}`);
    if (seen) return seen;
    const key = { register, reference };
    const [facts, end] = await Promise.all([store.registers.load(key), store.registers.head(key)]);
    unit.rely({ on: 'register-head', ...key, seq: end?.seq ?? 0 });
    const chain = { facts, end };
    chains.set(`${register} ${reference}`, chain);
    return chain;
  };

  /** Appends facts to a chain, and writes the entry's row. */
  const append = <F extends Fact>(
    unit: UnitOfWork,
    register: Register<F, unknown>,
    place: { readonly reference: string; readonly number: number | null; readonly chain: Chain; readonly at: string },
    added: readonly Fact[],
    actor: Actor,
  ): readonly Recorded[] => {
    const { reference, number, chain, at } = place;
    const key = { register: register.name, reference };
    const by = { id: pseudonym(actor.id), name: clean(actor.name), role: actor.role };
    const signed = added.map((event) => ({ event, actor: by }));
    const { links, head } = extendChain<Fact>(secret, `${register.name}/${reference}`, chain.end, at, signed);
    unit.write.registers.append(key, number, links, head);
    const recorded = links.map(({ facts, seq, texts }): Recorded => ({ ...facts, seq, at, actor: by, texts }));
    const facts = [...chain.facts, ...recorded];
    known.get(unit)!.set(`${register.name} ${reference}`, { facts, end: head });
    const entry = register.fold(reference, afterErasures(facts) as readonly Recorded<F>[]);
    if (entry !== null) {
      const { due, ...row } = register.row(entry);
      unit.write.registers.put(key, { ...row, due: due?.epochMilliseconds ?? null });
    }
    return recorded;
  };

  const post = <F extends Fact, S>(
    unit: UnitOfWork,
    register: Register<F, S>,
    reference: string,
    entry: S,
    fact: Recorded<F>,
  ) => {
    for (const { key: letter, to, subject, text } of register.letters?.(entry, fact) ?? []) {
      const key = sha256(`${store.id}\0${register.name}\0${reference}\0${letter}`).slice(0, 32);
      const about = { register: register.name, reference, letter };
      unit.write.outbox.addOnce({
        n: 0,
        lane: key,
        item: { kind: 'mail', to, subject, text, about },
        key: `<${register.name}.${key}@${mailDomain}>`,
        due: Temporal.Instant.from(fact.at).epochMilliseconds,
      });
    }
  };

  const change: RegisterCommands['change'] = async (unit, register, given, decide, actor) => {
    const number = given === null ? (await store.registers.lastNumber(register.name)) + 1 : null;
    const reference = given ?? `${register.prefix}${String(number).padStart(6, '0')}`;
    const chain = await chainOf(unit, register.name, reference);
    type F = Parameters<typeof register.fold>[1][number];
    const fold = (facts: readonly Recorded[]) => register.fold(reference, afterErasures(facts) as readonly F[]);
    const before = chain.facts.length === 0 ? null : fold(chain.facts);
    const at = nowAfter(clock, chain.facts.at(-1));
    const decided = decide(before, at, reference).map((fact) => cleanFact(fact, clean));
    if (decided.length === 0) return before === null ? null : { reference, entry: before, facts: [] };
    const facts = append(unit, register, { reference, number, chain, at: String(at) }, decided, actor) as readonly F[];
    for (const [i, fact] of facts.entries())
      post(unit, register, reference, fold([...chain.facts, ...facts.slice(0, i + 1)])!, fact);
    return { reference, entry: fold([...chain.facts, ...facts])!, facts };
  };

  return {
    change,
    async erase(unit, register, reference, passage, actor) {
      const chain = await chainOf(unit, register.name, reference);
      const erased = erasing(chain.facts, passage);
      unit.write.outbox.eraseAbout({ register: register.name, reference }, passage);
      if (erased.length === 0) return false;
      append(unit, register, { reference, number: null, chain, at: String(nowAfter(clock, chain.facts.at(-1))) }, erased, actor);
      for (const { of, names } of erased) unit.write.registers.erase({ register: register.name, reference }, of, names);
      return true;
    },
    async delivered(unit, { register: name, reference, letter }, delivery) {
      const register = registers.get(name)?.();
      if (!register) return;
      const decide = (entry: unknown) => (entry === null ? [] : (register.onDelivery?.(entry, letter, delivery) ?? []));
      await change(unit, register, reference, decide, SYSTEM);
    },
  };
}

/** Now in milliseconds, but never before the entry's last fact, even if the machine's clock was set back. */
function nowAfter(clock: Clock, last: Recorded | undefined): Temporal.Instant {
  const now = clock.now().epochMilliseconds;
  const before = last === undefined ? now : Temporal.Instant.from(last.at).epochMilliseconds;
  return Temporal.Instant.fromEpochMilliseconds(Math.max(now, before));
}

/** The fact with every string of it cleaned, however deep it stands. */
const cleanFact = <F extends Fact>(fact: F, clean: (text: string) => string): F => ({
  ...(cleanValue(fact, clean) as F),
  type: fact.type,
});

function cleanValue(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map((each) => cleanValue(each, clean));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, cleanValue(each, clean)]));
}
