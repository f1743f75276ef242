import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { realTime } from '../clock/index.ts';

/** Whether a process runs. One that has ended but that nobody has waited for does not. For tests only. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Waits up to twenty seconds until `holds`; fails with `otherwise`. */
export async function eventually(holds: () => boolean, otherwise: string): Promise<void> {
  for (let patience = 800; !holds(); patience--) {
    assert.ok(patience > 0, otherwise);
    await realTime.sleep(25);
  }
}
