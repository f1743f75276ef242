import { livePolicy, type LivePolicy } from './live-policy.ts';
import { rebuildRows } from './rebuild-rows.ts';
import { registerService, type RegisterService } from './registers.ts';
import { readingLog, type ReadingLog } from './readings.ts';
import type { ServiceOptions, ServiceParts } from './types.ts';
import { clockSnapshotsOf, type ClockSnapshots } from '../commands/clock-snapshots.ts';
import { commandHandler, type CommandHandler, type CommandResult } from '../commands/handle-command.ts';
import { incomingDocuments, type Incoming } from '../commands/incoming-document.ts';
import { linkedIncidents } from '../commands/linked-incidents.ts';
import { registerCommands, type RegisterCommands } from '../commands/register-commands.ts';
import { incidentLane, unitsOfWork, type UnitOfWork, type UnitsOfWork } from '../commands/unit-of-work.ts';
import type { Actor } from '../domain/access/actor.ts';
import type { CleanFile } from '../domain/documents/clean-file.ts';
import { writtenPolicy } from '../domain/incident/clock-policy.ts';
import {
  concernedBy,
  fold,
  pseudonyms,
  refuse,
  type DeskCommand,
  type Incident,
  type Pseudonym,
  type Redacted,
} from '../domain/incident/index.ts';
import type { Fact, Register } from '../domain/registers/index.ts';
import { findingIn } from './read-document/index.ts';
import { guarded, numberOf, openStore, referenceOf, type IncidentRecord, type Store } from '../store/index.ts';
import type { Clock, Ids } from '../../kernel/index.ts';
import type { Policy } from '../../standards/index.ts';

/** Adds further writes of a command to the same unit of work. */
export type FurtherWrites = (unit: UnitOfWork, done: CommandResult) => void | Promise<void>;
type Removed = Pick<Redacted, 'count' | 'where' | 'hospital'>;

/** Shared by the desk's services: the store, commands on it, and who may see which incident. */
export interface Core {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secret: string;
  readonly pseudonym: Pseudonym;
  readonly parts: ServiceParts;
  readonly policy: LivePolicy;
  readonly units: UnitsOfWork;
  readonly commands: CommandHandler;
  readonly snapshots: ClockSnapshots;
  readonly incoming: Incoming;
  readonly readings: ReadingLog;
  /** The part that does it, as open work of the clock. */
  readonly cleanFile: CleanFile;
  readonly registerCommands: RegisterCommands;
  /** Those that `register` has made, by the name they are stored under. */
  readonly registers: ReadonlyMap<string, () => Register<Fact, unknown>>;
  /** Makes one of the desk's registers, once for each name, before the desk starts. */
  register<F extends Fact, S>(make: (policy: Policy) => Register<F, S>): RegisterService<F, S>;
  /** Handles one command and its effects on the incident's parent and children, as part of a unit of work. */
  handle(
    unit: UnitOfWork,
    n: number | null,
    command: DeskCommand,
    actor: Actor,
    also?: FurtherWrites,
    removed?: Removed,
  ): Promise<CommandResult>;
  /** Commits one command on an existing incident. */
  readonly run: (
    reference: string,
    command: DeskCommand,
    actor: Actor,
    also?: FurtherWrites,
    removed?: Removed,
  ) => Promise<CommandResult>;
  readonly load: (n: number) => Promise<Incident | null>;
  /** An incident's number and record, if `viewer` may know that it exists. Refuses otherwise. */
  seen(
    reference: string,
    viewer: Actor,
  ): Promise<{ readonly n: number; readonly incident: Incident; readonly record: IncidentRecord }>;
}

/** @param committed called after each commit that changed incidents, before the clock may move */
export async function openCore(
  options: ServiceOptions,
  given: ServiceParts,
  committed: (changed: ReadonlyMap<number, Incident>) => void,
): Promise<Core> {
  const { clock, ids, secret, partners = [] } = options;
  const open = options.openStore ?? openStore;
  const pseudonym = pseudonyms(secret);
  const store = guarded(await open({ file: options.storeFile, ids, secret }), pseudonym);
  const policy = livePolicy(given, store);
  const { parts } = policy;
  await policy.refresh();
  await store.commit({
    relied: [],
    writes: [{ to: 'snapshots', do: 'policyIs', with: [String(clock.now()), writtenPolicy(parts.policy)] }],
  });
  await policy.refresh();
  await rebuildRows(store, parts, clock);
  const snapshots = clockSnapshotsOf(policy.policies, parts);
  const mailDomain = options.addresses.mail.split('@').at(-1) ?? 'desk.invalid';
  const commands = commandHandler({ store, parts, clockSnapshots: snapshots, clock, partners, mailDomain, secret, pseudonym });
  const readings = readingLog({ store, clock });
  const registers = new Map<string, () => Register<Fact, unknown>>();
  const changes = registerCommands({ store, parts, clock, registers, mailDomain, secret, pseudonym });
  const linked = linkedIncidents({ core: commands, parts, clock });
  const units = unitsOfWork({
    store,
    clock,
    lastNumber: await store.log.lastNumber(),
    newestEdit: policy.newestEdit,
    refresh: policy.refresh,
    committed,
  });

  const handle: Core['handle'] = async (unit, n, command, actor, also, removed) => {
    await linked.before(unit, n, command, actor);
    const done = await commands.handleCommand(unit, n, command, actor, removed);
    await also?.(unit, done);
    await linked.after(unit, done);
    return done;
  };
  const cleanFile: CleanFile = async (file, known) => clock.track(parts.cleanFile(file, known));
  return {
    ...{ store, clock, ids, secret, pseudonym, parts, policy, units, commands, snapshots, handle, cleanFile },
    ...{ registers, registerCommands: changes, readings },
    register(make) {
      const { name } = make(parts.policy);
      if (registers.has(name)) throw new Error(`the register "${name}" is made twice`);
      registers.set(name, () => make(parts.policy));
      return registerService({ store, units, parts, commands: changes }, make);
    },
    incoming: incomingDocuments({
      ...{ parts, cleanFile, ids, secret },
      findingIn: async (file) => clock.track(findingIn(file, parts.policy.patientIdentifiers)),
    }),
    async run(reference, command, actor, also, removed) {
      const n = numberOf(reference);
      if (n === null) throw refuse.notFound(reference);
      return units.run(
        async (unit) => {
          if ((await unit.load(n)) === null) throw refuse.notFound(reference);
          return handle(unit, n, command, actor, also, removed);
        },
        { lane: incidentLane(n) },
      );
    },
    load: async (n) => fold(referenceOf(n), await store.log.load(n)),
    async seen(reference, viewer) {
      const n = numberOf(reference);
      const record = n === null ? null : await store.records.of(n);
      const incident = record && fold(referenceOf(n!), record.events);
      if (!incident || !parts.reading.knows(viewer, concernedBy(incident))) throw refuse.notFound(reference);
      if (parts.reading.isLogged(viewer)) readings.note(viewer, n!);
      return { n: n!, incident, record };
    },
  };
}
