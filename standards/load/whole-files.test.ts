import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { copyOfShipped } from '../testing/copy.ts';
import { FILE_NAMES } from './files.ts';

const copy = await copyOfShipped();
after(() => copy[Symbol.asyncDispose]());

const SUPPLIER = 'suppliers/bt-health.yaml';

test('all errors are reported together', async () => {
  const says = await copy.refusal('tiers.yaml', (text) =>
    text.replaceAll('PT15M', '15 minutes').replace('name: Gold', 'nam: Gold'),
  );
  assert.equal(says?.split('\n').length, 2, 'a file is checked against the others only once it has the right form');
});

test('a misspelt key is refused on its line, whichever key it is', async () => {
  for (const file of [...FILE_NAMES, SUPPLIER]) {
    const lines = (await readFile(join(copy.dir, file), 'utf8')).split('\n');
    const seen = new Set<string>();
    for (const [i, line] of lines.entries()) {
      const key = /^\s*(?:- )?([A-Za-z][\w-]*):(?: |$)/.exec(line)?.[1];
      if (!key || seen.has(key) || (file === 'calendars.yaml' && ['always', 'office'].includes(key))) continue;
      seen.add(key);
      const says = await copy.refusal(file, () => lines.with(i, line.replace(`${key}:`, `${key}x:`)).join('\n'));
      // Without its tag, an entry of shownBy could be any of four kinds, so that it has other keys too is not said.
      const complaint = key === 'by' ? 'has no "by"' : `${key}x  is not a key of`;
      assert.match(says ?? '', new RegExp(`^${file}:${i + 1}  .*${complaint}`, 'm'), `${file}:${i + 1} ${key}`);
    }
  }
});
