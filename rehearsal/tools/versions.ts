import { readFileSync } from 'node:fs';
import type { Checked } from '../check/index.ts';
import { packagedVersion } from './browser.ts';

const own = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
  dependencies: Record<string, string>;
};

/** Versions of everything that the record depends on. */
export function versions({ browser, k6 }: Pick<Checked, 'browser' | 'k6'>): Readonly<Record<string, string>> {
  return {
    deskproof: own.version,
    node: process.versions.node,
    '@cucumber/cucumber': own.dependencies['@cucumber/cucumber'] ?? '',
    msw: own.dependencies['msw'] ?? '',
    playwright: own.dependencies['playwright'] ?? '',
    '@faker-js/faker': own.dependencies['@faker-js/faker'] ?? '',
    sqlite: process.versions['sqlite'] ?? '',
    browser: 'found' in browser ? (browser.found.from === 'npm' ? `Chromium ${packagedVersion()}` : browser.found.from) : 'none',
    k6: k6 && 'found' in k6 ? k6.found.version : 'none',
  };
}
