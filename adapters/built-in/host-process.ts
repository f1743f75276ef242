import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClockFollower, ClockState } from '../../kernel/index.ts';
import { DeskDied } from '../desk-under-test.ts';
import { COVERAGE_VARIABLE, MUTANT_VARIABLE, type Instrument } from './instrument.ts';
import type { HostAnswer, HostHint, HostNotification, HostRequest, OpenedDesk } from './control-channel.ts';

export interface HostProcess {
  /** The folder that holds the stores' own folder, and outlives the process. */
  readonly storage: string;
  readonly pid: number | null;
  readonly died: boolean;
  open(request: Extract<HostRequest, { do: 'open' }>): Promise<OpenedDesk>;
  closeDesk(name: string): Promise<void>;
  clockOf(name: string): ClockFollower;
  close(): Promise<void>;
  /** Ends the process at once, whatever it does. */
  kill(): Promise<void>;
}

interface Pending {
  resolve(value: OpenedDesk | ClockState | null): void;
  reject(error: Error): void;
}

/**
 * The folder for stores: in memory where the system has such a place and TMPDIR names no other. A scenario's store does not outlive it,
 * and syncing to disk would dominate the run. Durability is shown on disk, under load and by killing desks.
 */
const storeFolder = (): string => process.env['TMPDIR'] ?? (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());

const moduleAt = (file: string) => new URL(file, import.meta.url);

/** What is imported before the desk, and where it finds its instructions. */
function instrumented(instrument: Instrument | null): { readonly imports: readonly string[]; readonly env: NodeJS.ProcessEnv } {
  if (instrument === null) return { imports: [], env: process.env };
  if (instrument.is === 'mutant')
    return { imports: [moduleAt('./load-mutant.ts').href], env: { ...process.env, [MUTANT_VARIABLE]: instrument.at } };
  // V8 does not count the blocks of a function that it takes from a compile cache.
  const env: NodeJS.ProcessEnv = { ...process.env, [COVERAGE_VARIABLE]: instrument.at };
  delete env['NODE_COMPILE_CACHE'];
  return { imports: [moduleAt('./coverage.ts').href], env };
}

/** Starts the process that hosts the desks of a run. After its death every request rejects with `DeskDied`. */
export function startHost(instrument: Instrument | null = null): HostProcess {
  // Made by the parent, so that the stores of a killed process are removed too.
  const storage = storeFolder();
  const stores = mkdtempSync(path.join(storage, 'deskproof-desks-'));
  const { imports, env } = instrumented(instrument);
  // What a mutant prints is of no use to anybody.
  const output = instrument?.is === 'mutant' ? 'ignore' : 'inherit';
  const child: ChildProcess = fork(fileURLToPath(moduleAt('./host.ts')), [stores], {
    stdio: ['ignore', output, output, 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning', ...imports.flatMap((url) => ['--import', url])],
    env,
  });
  const waiting = new Map<number, Pending>();
  const listeners = new Map<string, () => void>();
  let sequence = 0;
  let death: DeskDied | null = null;

  child.on('message', (message: HostAnswer | HostNotification) => {
    if ('changed' in message) return listeners.get(message.changed)?.();
    const pending = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.ok) pending?.resolve(message.value);
    else pending?.reject(new Error(message.error));
  });
  const die = (how: string) => {
    death ??= new DeskDied(`The desk's process ended (${how}).`);
    for (const pending of waiting.values()) pending.reject(death);
    waiting.clear();
    for (const changed of listeners.values()) changed();
    rmSync(stores, { recursive: true, force: true });
  };
  child.on('exit', (code, signal) => die(signal ?? `exit code ${code}`));
  child.on('error', (error) => die(error.message));

  const ask = async (request: HostRequest): Promise<OpenedDesk | ClockState | null> => {
    if (death) throw death;
    const id = sequence++;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      child.send({ id, ...request }, (error) => error && waiting.delete(id) && reject(death ?? new DeskDied(error.message)));
    });
  };

  return {
    storage,
    get pid() {
      return child.pid ?? null;
    },
    get died() {
      return death !== null;
    },
    open: async (request) => (await ask(request)) as OpenedDesk,
    async closeDesk(name) {
      listeners.delete(name);
      if (!death) await ask({ do: 'close', name });
    },
    clockOf: (name) => ({
      state: async () => (await ask({ do: 'state', name })) as ClockState,
      setNow: async (now) => void (await ask({ do: 'setNow', name, now })),
      fire: async (now) => void (await ask({ do: 'fire', name, now })),
      notifyWhenIdle: (others) =>
        void (death ?? child.send({ notifyWhenIdle: name, others } satisfies HostHint, () => undefined)),
      onChange: (listener) => void listeners.set(name, listener),
    }),
    async close() {
      if (death) return;
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
    async kill() {
      if (death) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}
