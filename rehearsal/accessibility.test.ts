import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, BrowserServer, Page } from 'playwright';
import { chromium } from 'playwright';
import { openAdapter } from '../adapters/index.ts';
import { openSuppliersAlone, startSimulators } from '../simulators/index.ts';
import { loadStandard, shippedStandard } from '../standards/index.ts';
import { openEnvironment } from '../steps/environment/environment.ts';
import { rehearseInline, root } from './testing/inline.ts';
import { findBrowser, launchBrowser } from './tools/browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const REPORT = `@PRI-01
Feature: Something to read
  Scenario: One call
    Given a severity 2 incident with the Care Records Service, telephoned in by the trust
    When 1 hour passes
    Then the incident has severity 2
`;

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

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: unknown }[];
}

/** The violations that axe reports on the current page, one line each. Injected by evaluation: the page's CSP forbids foreign scripts. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate<readonly Violation[]>('axe.run().then((result) => result.violations)');
  return found.map(({ id, help, nodes }) => `${id}: ${help} at ${JSON.stringify(nodes.map((n) => n.target))}`);
}

test('every page of the desk passes axe, for whoever may see it', { timeout: 90_000 }, async () => {
  const standard = await loadStandard(shippedStandard('nhs-lsd'));
  const simulators = await startSimulators();
  const adapter = openAdapter('built-in', { standardDir: standard.dir });
  const environment = await openEnvironment({
    context: {
      adapter,
      simulators,
      standard,
      seed: 'axe',
      faults: [],
      ledger: { keep: () => Promise.reject(new Error('nothing is kept here')) },
      browser: async () => browser,
      startInstant: Temporal.Instant.from('2026-11-23T09:30:00Z'),
    },
    name: 'accessibility',
    start: Temporal.Instant.from('2026-11-23T09:30:00Z'),
    keep: () => Promise.reject(new Error('nothing is kept here')),
  });
  try {
    const analyst = await environment.as('analyst');
    const organisation = standard.organisations[0]!.id;
    const call = await environment.telephone.call('+442079460123');
    const incident = await analyst.logCall(call.id, {
      caller: { name: 'Ward 4F', organisation },
      service: 'crs',
      summary: 'No records open',
      description: 'None.',
      impact: '2',
      urgency: '2',
    });
    const error = { service: 'crs', code: 'KE-1', title: 'No records', symptom: 'No records open', answer: 'Sign in again.' };
    const article = await analyst.knowledge.draft(error);
    await analyst.knowledge.use(incident.reference, article);
    const manager = await environment.as('duty-manager');
    await manager.knowledge.review(article, 'Right.');
    const questions = [{ text: 'No film comes up', service: 'pacs' }];
    const test = await manager.knowledge.setTest({ title: 'One question', questions });
    const start = '2026-12-08T02:00:00Z';
    const change = await analyst.changes.raise({
      ...{ type: 'emergency', title: 'A new release', services: ['crs'], organisations: [organisation] },
      ...{ start, end: '2026-12-08T04:00:00Z' },
    });
    await analyst.changes.submit(change.reference);
    await (await environment.as('change-manager')).changes.approve(change.reference);
    await environment.settle();
    await environment.telephone.call('+442079460124');
    const VISITS = [
      {
        role: 'analyst',
        pages: [
          '/',
          `/incidents/${incident.reference}`,
          `/incidents/${incident.reference}/explain`,
          '/log-a-call',
          '/search?q=records',
          '/catalogue',
          '/procedures',
          '/calendars',
          '/calendars/office',
          '/rota',
          '/changes',
          '/changes/new',
          '/changes/slots?service=crs&minutes=60',
          `/changes/${change.reference}`,
          '/reports',
          '/reports/2026-11',
          '/reports/2026-11/records?number=logged',
          '/wall',
          '/suppliers',
          '/dead-letters',
          '/incidents/INC-999999',
          `/incidents/${incident.reference}/articles`,
          '/articles',
          '/articles/new',
          `/articles/${article}`,
          '/competence',
          '/tests',
          `/tests/${test}`,
        ],
      },
      { role: 'duty-manager', pages: ['/calendars/office', '/competence', `/tests/${test}`] },
      {
        role: 'requester',
        pages: [
          '/',
          `/incidents/${incident.reference}`,
          `/incidents/${incident.reference}/explain`,
          '/report',
          '/catalogue',
          '/changes',
          `/changes/${change.reference}`,
        ],
      },
      { role: 'assessor', pages: ['/', `/incidents/${incident.reference}`] },
    ] as const;
    for (const { role, pages } of VISITS) {
      const page = await environment.page(role);
      const { username, password } = environment.desk.credentials(role, role === 'requester' ? organisation : undefined);
      await page.goto('/sign-in');
      assert.deepEqual(await violations(page), [], '/sign-in');
      await page.getByLabel('User name').fill(username);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      for (const address of pages) {
        await page.goto(address);
        assert.deepEqual(await violations(page), [], `${role} at ${address}`);
      }
    }
  } finally {
    await environment.close();
    await adapter.close();
    await simulators.close();
  }
});

test(
  'the report passes axe, asks for nothing outside itself, and says all of it without JavaScript',
  { timeout: 90_000 },
  async (t) => {
    const { folder } = await rehearseInline(t, { features: { 'read.feature': REPORT } });
    const asked: string[] = [];
    const context = await browser.newContext({ javaScriptEnabled: true });
    const page = await context.newPage();
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`file://${path.join(folder, 'index.html')}`);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(
      asked.filter((url) => !/^(file|data|blob):/.test(url)),
      [],
    );
    await context.close();

    const plain = await browser.newContext({ javaScriptEnabled: false });
    const silent = await plain.newPage();
    await silent.goto(`file://${path.join(folder, 'index.html')}`);
    assert.match(await silent.locator('main').innerText(), /All 1 criteria|The one criterion rehearsed is met/);
    assert.ok((await silent.getByText('One call').count()) > 0);
    await plain.close();
  },
);

test('the live page of the wire passes axe, and shows an exchange without being loaded again', { timeout: 60_000 }, async (t) => {
  const policy = await loadStandard(shippedStandard('nhs-lsd'));
  const alone = await openSuppliersAlone({ port: 0, admin: 0, policy, open: true });
  const context = await browser.newContext();
  t.after(async () => {
    await context.close();
    await alone.close();
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(alone.admin!.page);
  await page.getByText('Live: this page keeps itself up to date.').waitFor();
  assert.equal(new URL(page.url()).search, '');
  const body = JSON.stringify({
    externalId: 'INC-000042',
    description: '<img src=x onerror=alert(1)>',
    severity: '1',
    ticketType: 'incident',
  });
  await fetch(`${alone.suppliers[0]!.access.url}/troubleTicket`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  await page.getByText('INC-000042', { exact: true }).click();
  await page.getByText('<img src=x onerror=alert(1)>').first().waitFor();
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(complaints, []);
});
