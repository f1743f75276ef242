import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { realTime } from '../../kernel/index.ts';
import type { K6 } from '../../load/index.ts';

export interface K6Run {
  readonly k6: K6;
  readonly script: string;
  /** Scratch folder for k6's output. */
  readonly scratch: string;
  /** Where k6's own dashboard is kept. */
  readonly dashboard: string;
  readonly env: Readonly<Record<string, string>>;
  readonly onProgress: (share: number) => void;
  readonly onStarted?: (pid: number) => void;
  readonly signal?: AbortSignal;
}
export interface K6Outcome {
  /** 0: the load came as planned; 99: some threshold of it crossed; anything else: k6 itself failed. */
  readonly exitCode: number;
  readonly figures: Readonly<Record<string, number>>;
  readonly thresholds: readonly { readonly name: string; readonly ok: boolean }[];
  /** How long k6 sent load, without the compiling of its script. Null when it wrote no summary. */
  readonly tookMs: number | null;
  /** Reference by idempotency key of every contact the desk acknowledged. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** The end of k6's output, for error messages. */
  readonly output: string;
}

/** What k6 gets to end in when the run is stopped: by itself it would finish its iterations first. */
const GRACE_MS = 2_000;

/** Nothing leaves the machine: no usage report, no extension look-up. Port -1: the dashboard is only written, not served. */
const QUIET = {
  K6_NO_USAGE_REPORT: 'true',
  K6_AUTO_EXTENSION_RESOLUTION: 'false',
  K6_WEB_DASHBOARD: 'true',
  K6_WEB_DASHBOARD_PORT: '-1',
};

/** A dashboard needs at least three periods and grows with their number. */
const isShort = (duration: string | undefined) => duration !== undefined && /^\d\ds?$|^\ds$/.test(duration);

export async function runK6({ k6, script, scratch, dashboard, env, onProgress, onStarted, signal }: K6Run): Promise<K6Outcome> {
  const [summary, acks] = [path.join(scratch, 'summary.json'), path.join(scratch, 'acknowledged.log')];
  signal?.throwIfAborted();
  const child = spawn(k6.executable, ['run', '--no-color', '--log-format', 'raw', '--console-output', acks, script], {
    env: {
      ...process.env,
      ...QUIET,
      ...env,
      K6_WEB_DASHBOARD_PERIOD: isShort(env['FOR']) ? '1s' : '10s',
      SUMMARY: summary,
      K6_WEB_DASHBOARD_EXPORT: dashboard,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) onStarted?.(child.pid);
  let late: () => void = () => undefined;
  const stop = () => {
    child.kill('SIGINT');
    late = realTime.after(GRACE_MS, () => child.kill('SIGKILL'), { keepAlive: true });
  };
  signal?.addEventListener('abort', stop);
  let output = '';
  const listen = (chunk: string) => {
    output = `${output}${chunk}`.slice(-4000);
    const share = [...chunk.matchAll(/\[\s*(\d+)% \]/g)].at(-1)?.[1];
    if (share) onProgress(Number(share) / 100);
  };
  child.stdout.setEncoding('utf8').on('data', listen);
  child.stderr.setEncoding('utf8').on('data', listen);
  const exitCode = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(-1));
    child.on('exit', (code) => resolve(code ?? -1));
  });
  signal?.removeEventListener('abort', stop);
  late();
  signal?.throwIfAborted();
  const { figures, thresholds, tookMs } = existsSync(summary)
    ? (JSON.parse(readFileSync(summary, 'utf8')) as Pick<K6Outcome, 'figures' | 'thresholds' | 'tookMs'>)
    : { figures: {}, thresholds: [], tookMs: null };
  // k6 reports them in a different order each time.
  const ordered = [...thresholds].sort((a, b) => (a.name < b.name ? -1 : 1));
  const lines = existsSync(acks) ? readFileSync(acks, 'utf8').split('\n') : [];
  const acknowledged = new Map(
    lines.flatMap((line) => [/\back (\S+) (\S+?)"?$/.exec(line.trim())].flatMap((m) => (m ? [[m[1]!, m[2]!] as const] : []))),
  );
  return { exitCode, figures, thresholds: ordered, tookMs, acknowledged, output: output };
}
