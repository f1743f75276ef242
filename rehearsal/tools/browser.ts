import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { EnvironmentFault } from '../../kernel/index.ts';
import { runGroup } from '../../kernel/process-group.ts';
import { chromium, type BrowserServer } from 'playwright';

export interface Browser {
  readonly executable: string;
  /** How it was found, for `doctor` and the record. */
  readonly from: 'DESKPROOF_BROWSER' | 'installed' | 'npm';
  readonly env: Readonly<Record<string, string>>;
}
export type Found<T> = { readonly found: T } | { readonly missing: string };

const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The browser named in the environment, else an installed one, else the one from npm, unpacked once under `stateDir`. When `signal` aborts,
 * the unpacking is ended and nothing of it is left.
 */
export async function findBrowser(
  stateDir: string,
  onProgress: (what: string) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Found<Browser>> {
  const named = process.env['DESKPROOF_BROWSER'];
  if (named)
    return existsSync(named)
      ? { found: { executable: named, from: 'DESKPROOF_BROWSER', env: {} } }
      : { missing: `DESKPROOF_BROWSER names ${named}, which is not there. Correct it or unset it.` };
  const installed = INSTALLED.find((file) => existsSync(file));
  if (installed) return { found: { executable: installed, from: 'installed', env: {} } };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { missing: 'No browser was found. Install Chrome or Chromium, or name one in DESKPROOF_BROWSER, then run again.' };
  return unpacked(stateDir, onProgress, signal);
}

/**
 * The package unpacks into the temporary folder, reuses whatever is there, sets library paths for the whole process, and cannot be stopped.
 * So it unpacks in a process of its own into a fresh folder, and the result is moved into place in one step.
 */
async function unpacked(
  stateDir: string,
  onProgress: (what: string) => void,
  signal: AbortSignal | undefined,
): Promise<Found<Browser>> {
  const version = packagedVersion();
  const home = path.join(stateDir, `browser-${version}`);
  const browser: Browser = {
    executable: path.join(home, 'chromium'),
    from: 'npm',
    env: { LD_LIBRARY_PATH: path.join(home, 'al2023', 'lib'), FONTCONFIG_PATH: path.join(home, 'fonts') },
  };
  if (existsSync(home)) return { found: browser };
  onProgress('Setting up: a browser');
  mkdirSync(stateDir, { recursive: true });
  const fresh = mkdtempSync(path.join(stateDir, 'unpacking-'));
  try {
    const { code, errors } = await runGroup(process.execPath, [fileURLToPath(UNPACK)], {
      env: { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
      output: 'kept',
      signal,
    });
    if (code !== 0) return { missing: notUnpacked(stateDir, errors) };
    writeFileSync(path.join(fresh, 'fonts', 'fonts.conf'), FONTS);
    if (!existsSync(home)) renameSync(fresh, home);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return { found: browser };
}

const UNPACK = new URL('./unpack-browser.ts', import.meta.url);

function notUnpacked(stateDir: string, errors: string): string {
  const why = /^\w*Error: .*$/m.exec(errors)?.[0] ?? 'no reason was given';
  return `The browser from npm could not be unpacked into ${stateDir} (${why}). Mend that, or name a browser in DESKPROOF_BROWSER, then run again.`;
}

/** The package's own configuration names folders that do not exist here; without fonts a page shows no text. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`;

/** Version of the browser from npm. The package does not export its package.json. */
export function packagedVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const folder = entry.slice(0, entry.lastIndexOf(`${path.sep}build${path.sep}`));
  return (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}

export const needsBrowser = ({ tags }: { readonly tags: readonly string[] }): boolean => tags.includes('@browser');

/** One browser for all runner threads, owned by the main thread so that it ends with the run. Null when there is none or no scenario needs it. */
export async function launchBrowser(
  browser: Found<Browser>,
  scenarios: readonly { readonly tags: readonly string[] }[],
): Promise<BrowserServer | null> {
  if ('missing' in browser || !scenarios.some(needsBrowser)) return null;
  const { executable, env } = browser.found;
  const server = chromium.launchServer({
    executablePath: executable,
    env: { ...process.env, ...env },
    handleSIGINT: false,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--font-render-hinting=none',
    ],
  });
  return server.catch((error: unknown) => {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new EnvironmentFault(
      `The browser ${executable} does not start (${why.replace(/\.$/, '')}). Mend it, or name another in DESKPROOF_BROWSER`,
      { cause: error },
    );
  });
}
