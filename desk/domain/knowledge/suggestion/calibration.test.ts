import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { parse } from 'yaml';
import { suggester } from './suggest.ts';
import { loadStandard } from '../../../../standards/index.ts';

const policy = await loadStandard(new URL('../../../../standards/nhs-lsd', import.meta.url).pathname);
const { questions } = parse(await readFile(new URL('calibration.yaml', import.meta.url), 'utf8')) as {
  readonly questions: readonly { readonly service: string; readonly text: string }[];
};

test('the threshold keeps the calibration questions apart: none of ours is suggested nothing, and few of ours nothing', () => {
  const suggest = suggester(policy, []);
  const answers = questions.map(({ service, text }) => ({ service, text, found: suggest(text).services[0]?.service ?? 'none' }));
  const foreign = answers.filter(({ service, found }) => service === 'none' && found !== 'none');
  const silent = answers.filter(({ service, found }) => service !== 'none' && found === 'none');
  assert.deepEqual(foreign, []);
  assert.ok(silent.length <= 2, JSON.stringify(silent));
});
