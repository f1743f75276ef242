import { readFileSync } from 'node:fs';

const EVERY_MS = 500;

/**
 * Calls `onGone` once when npm, npx or the shell between them and this process has ended: a signal may end these without reaching us.
 * Does nothing for a command that npm did not start, since that may outlive its shell on purpose (nohup).
 */
export function whenStarterEnds(onGone) {
  if (!process.env.npm_command && !process.env.npm_lifecycle_event) return;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    onGone();
  }, EVERY_MS);
  timer.unref();
}

/** The parent and, where /proc shows it, its parent: npm starts us through a shell. */
function ancestors() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return String(process.ppid);
  }
}
