import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { ClockFollower, ClockState, VirtualClock } from '../../kernel/index.ts';
import type { Order, Point, KilledDeskMessage } from './one-that-is-killed.ts';

/** A desk process to be killed, which follows its parent's clock. For tests only. */
export interface KillableDesk {
  open(order: Omit<Extract<Order, { do: 'open' }>, 'do' | 'now'>): Promise<{ readonly url: string }>;
  /** Makes the process stop at the point, after this many others have passed it; resolves once that is set. */
  stopAt(point: Point, after: number): Promise<void>;
  /** Resolves when it has stopped there. */
  readonly stands: Promise<unknown>;
  /** SIGKILL; resolves with the signal when the process has exited. */
  kill(): Promise<string | null>;
}

/**
 * Starts a process, which waits for the order to open the desk. `compiled`: a folder for compiled code that the next process
 * reuses.
 */
export function killableDesk(clock: VirtualClock, compiled: string): KillableDesk {
  const child = fork(new URL('./one-that-is-killed.ts', import.meta.url), [], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  const listeners = new Set<() => void>();
  let asked = 0;
  child.on('message', (message: KilledDeskMessage) => {
    if ('changed' in message) return listeners.forEach((changed) => changed());
    waiting.get(message.id)?.resolve(message.value as never);
    waiting.delete(message.id);
  });
  const gone = once(child, 'exit').then(([, signal]) => {
    for (const { reject } of waiting.values()) reject(new Error('the desk was killed'));
    return signal as string | null;
  });
  const ask = async <T>(order: Order): Promise<T> => {
    const id = asked++;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      child.send({ id, ...order });
    });
  };
  const peer: ClockFollower = {
    state: async () => ask<ClockState>({ do: 'pulse' }),
    setNow: async (now) => ask({ do: 'setNow', now }),
    fire: async (now) => ask({ do: 'fire', now }),
    notifyWhenIdle: (others) => void ask({ do: 'heed', others }).catch(() => undefined),
    onChange: (listener) => void listeners.add(listener),
  };
  let release = () => undefined as void;
  return {
    async open(order) {
      const opened = await ask<{ url: string }>({ do: 'open', now: String(clock.now()), ...order });
      release = clock.addFollower(peer);
      return opened;
    },
    stopAt: async (point, after) => ask({ do: 'stop-at', point, after }),
    stands: once(child.stdout!, 'data'),
    async kill() {
      release();
      child.kill('SIGKILL');
      return gone;
    },
  };
}

/** A fixed address whose backend can be replaced; replacing it ends the connections to the old one. */
export async function openProxy() {
  let port = 0;
  const server = createServer((outside) => {
    const inside = connect(port, '127.0.0.1');
    outside.pipe(inside).pipe(outside);
    for (const [one, other] of [
      [inside, outside],
      [outside, inside],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setTarget: (url: string) => void (port = Number(new URL(url).port)),
    close: () => void server.close(),
  };
}
