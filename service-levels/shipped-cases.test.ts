import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { answerFile, printJson } from './index.ts';

const folder = new URL('../standards/clock-cases/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const schema = JSON.parse(readFileSync(new URL('../clock-case.schema.json', folder), 'utf8')) as object;
const validate = new Ajv2020({ strictTypes: false, strictRequired: false, strictTuples: false }).compile(schema);

for (const name of files) {
  const text = readFileSync(new URL(name, folder), 'utf8');

  test(`${name}: every expectation holds, and every case has one`, () => {
    for (const { id, pass, answers } of answerFile(text, name)) {
      assert.deepEqual(
        answers.flatMap(({ wrong }) => wrong),
        [],
        id,
      );
      assert.equal(pass, true, id);
    }
  });

  test(`${name}: is valid by its schema, and every case has a title and an origin`, () => {
    const file = JSON.parse(text) as { readonly cases: readonly { readonly origin?: string; readonly title?: string }[] };
    assert.ok(validate(file), JSON.stringify(validate.errors));
    assert.ok(file.cases.every(({ origin, title }) => origin && title));
  });

  test(`${name}: an expectation that is wrong by a millisecond fails`, () => {
    const wrong = text.replaceAll(/"elapsedMs": (\d+)/g, (_, ms: string) => `"elapsedMs": ${Number(ms) + 1}`);
    assert.ok(answerFile(wrong, name).some(({ pass }) => pass === false));
  });

  test(`${name}: answers the same twice, and prints JSON`, () => {
    const print = () => [...printJson(answerFile(text, name))].join('');
    assert.equal(print(), print());
    assert.ok(JSON.parse(print()));
  });
}

test('the suite covers at least forty of the fifty defects', () => {
  const ids = files.flatMap((name) => answerFile(readFileSync(new URL(name, folder), 'utf8'), name).map(({ id }) => id));
  assert.ok(new Set(ids.map((id) => id.slice(0, 2))).size >= 40);
  assert.equal(new Set(ids).size, ids.length);
});
