import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

interface Report {
  readonly statusCode?: number;
  readonly error?: unknown;
  readonly metadata?: { readonly vulnerabilities: Readonly<Record<string, number>> };
}

/** False when the registry reports a vulnerability of moderate or higher severity. A registry without an audit service fails nothing; one line says so. */
export async function audit(root: string, signal: AbortSignal): Promise<boolean> {
  const child = spawn('npm', ['audit', '--json', '--audit-level=moderate'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    signal,
  });
  // A missing npm, or one that was ended, is handled below like a missing audit service.
  child.on('error', () => undefined);
  let report: Report = {};
  try {
    report = JSON.parse(await text(child.stdout)) as Report;
  } catch {
    // Unreadable output is handled below like a missing audit service.
  }
  signal.throwIfAborted();
  const found = report.metadata?.vulnerabilities;
  if (!found) {
    process.stdout.write('  The npm registry answers no audit here, so known vulnerabilities were not looked up.\n');
    return true;
  }
  const counted = ['moderate', 'high', 'critical'].map((level) => ({ level, n: found[level] ?? 0 })).filter(({ n }) => n > 0);
  if (counted.length)
    process.stdout.write(`  ${counted.map(({ level, n }) => `${n} ${level}`).join(', ')}. Run npm audit for the list.\n`);
  return counted.length === 0;
}
