import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { findBrowser } from './browser.ts';

const skip = process.platform !== 'linux' || process.arch !== 'x64' ? 'npm brings no browser for this machine' : false;

test('unpacking the browser leaves nothing when it is stopped', { skip }, async (t) => {
  const state = mkdtempSync(path.join(tmpdir(), 'deskproof-browser-'));
  t.after(() => rmSync(state, { recursive: true, force: true }));
  const named = process.env['DESKPROOF_BROWSER'];
  Reflect.deleteProperty(process.env, 'DESKPROOF_BROWSER');
  t.after(() => named !== undefined && (process.env['DESKPROOF_BROWSER'] = named));
  const stopping = new AbortController();
  const found = findBrowser(state, () => setImmediate(() => stopping.abort(new Error('enough'))), stopping.signal).catch(
    (error: unknown) => {
      assert.equal((error as Error).message, 'enough');
      return null;
    },
  );
  const browser = await found;
  // An installed browser is not unpacked.
  assert.ok(browser === null || ('found' in browser && browser.found.from === 'installed'));
  assert.deepEqual(readdirSync(state), []);
});
