import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LoadDesk, LoadRequest } from '../parts.ts';
import type { LoadHostReady } from './load-host.ts';

/** Starts a desk for a load test in a process of its own, on the real clock. Rejects if it cannot start. */
export async function startLoadDesk(request: LoadRequest): Promise<LoadDesk> {
  const child = fork(fileURLToPath(new URL('./load-host.ts', import.meta.url)), [], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  child.send(request);
  const [answer] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => [{ error: `exit code ${code}` }]),
  ])) as [{ ready?: LoadHostReady; error?: string }];
  if (!answer.ready) {
    child.kill('SIGKILL');
    throw new Error(`the desk under load could not start: ${answer.error}`);
  }
  return {
    ...answer.ready,
    pid: child.pid!,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}
