import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, BrowserServer } from 'playwright';
import { chromium } from 'playwright';
import { openAdapter } from '../adapters/index.ts';
import { startSimulators } from '../simulators/index.ts';
import { loadStandard, shippedStandard } from '../standards/index.ts';
import { openEnvironment } from '../steps/environment/environment.ts';
import { root } from './testing/inline.ts';
import { findBrowser, launchBrowser } from './tools/browser.ts';

let server: BrowserServer | null;
let browser: Browser;
before(async () => {
  server = await launchBrowser(await findBrowser(path.join(root, '.deskproof')), [{ tags: ['@browser'] }]);
  assert.ok(server, 'a browser is needed; deskproof doctor says what to install');
  browser = await chromium.connect(server.wsEndpoint());
});
after(async () => {
  await browser.close();
  await server?.close();
});

/** A vendor's desk lost the hours of a calendar that was saved from elsewhere (iTop sla-computation 2.1.9, 2017). */
test('case 17: a calendar edited in a browser of another time zone keeps its hours', { timeout: 90_000 }, async () => {
  const standard = await loadStandard(shippedStandard('nhs-lsd'));
  const simulators = await startSimulators();
  const adapter = openAdapter('built-in', { standardDir: standard.dir });
  const start = Temporal.Instant.from('2026-11-23T09:30:00Z');
  const keep = () => Promise.reject(new Error('nothing is kept here'));
  const shared = { adapter, simulators, standard, seed: 'zones', faults: [], ledger: { keep }, browser: async () => browser };
  const environment = await openEnvironment({ context: { ...shared, startInstant: start }, name: 'zones', start, keep });
  const { username, password } = environment.desk.credentials('duty-manager');
  try {
    for (const [timezoneId, offset, day] of [
      ['America/New_York', '300', '2026-12-01'],
      ['Asia/Kathmandu', '-345', '2026-12-08'],
    ] as const) {
      const context = await browser.newContext({ baseURL: environment.desk.addresses.pages!, timezoneId });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      await page.goto('/sign-in');
      await page.getByLabel('User name').fill(username);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      assert.equal(await page.evaluate('String(new Date("2026-11-23T09:30:00Z").getTimezoneOffset())'), offset);
      await page.goto('/calendars/office');
      await page.getByRole('textbox', { name: 'Saturday' }).fill('09:00-12:30, 13:00-17:00');
      await page.getByLabel('From when').fill(`${day}T00:00`);
      await page.getByLabel('Why').fill(`Saturdays, from ${timezoneId}`);
      await page.getByRole('button', { name: 'Keep the new version' }).click();
      await page.waitForURL('**/calendars/office?saved=1');
      const shown = await page.locator('main').innerText();
      assert.match(shown, new RegExp(`Saturdays, from ${timezoneId}`));

      const answer = await page.request.get('/api/calendars');
      const calendars = (await answer.json()) as readonly {
        readonly id: string;
        readonly versions: readonly { readonly from?: string; readonly week: Readonly<Record<string, readonly string[]>> }[];
      }[];
      const made = calendars.find(({ id }) => id === 'office')!.versions.at(-1)!;
      assert.deepEqual(
        [made.from, made.week['mon'], made.week['sat']],
        [`${day}T00:00:00Z`, ['08:00-18:00'], ['09:00-12:30', '13:00-17:00']],
        timezoneId,
      );
      await context.close();
    }
  } finally {
    await environment.close();
    await adapter.close();
    await simulators.close();
  }
});
