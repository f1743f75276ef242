import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { parse } from 'yaml';

interface Held {
  readonly number: number;
  readonly says: string;
  readonly origins: readonly string[];
  readonly clockCases?: readonly string[];
  readonly scenarios?: readonly { readonly feature: string; readonly name: string }[];
  readonly tests?: readonly { readonly file: string; readonly name: string }[];
}
const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const { cases } = parse(read('standards/clock-cases/fifty-cases.yaml')) as { readonly cases: readonly Held[] };

type ClockCase = { readonly id: string; readonly origin: string };
const shipped = new Map(
  readdirSync(new URL('standards/clock-cases/', root))
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => (JSON.parse(read(`standards/clock-cases/${name}`)) as { readonly cases: readonly ClockCase[] }).cases)
    .map(({ id, origin }) => [id, origin]),
);

/** Whether the file has a test or a suite of exactly this name, written out. */
function hasTest(file: string, name: string): boolean {
  const text = read(file);
  return ["'", '"', '`'].some((quote) => new RegExp(`\\b(?:test|suite)\\(\\s*${quote}${RegExp.escape(name)}${quote}`).test(text));
}

test('all fifty cases are listed in order, each described once, with its origins', () => {
  assert.deepEqual(
    cases.map(({ number }) => number),
    Array.from({ length: 50 }, (_, i) => i + 1),
  );
  assert.equal(new Set(cases.map(({ says }) => says)).size, 50);
  for (const { number, origins } of cases)
    assert.ok(origins.length > 0 && origins.every((origin) => origin !== ''), `case ${number}`);
});

suite('the claims of each case hold', () => {
  for (const { number, origins, clockCases = [], scenarios = [], tests = [] } of cases)
    test(`the map holds case ${number}`, () => {
      assert.ok(clockCases.length + scenarios.length + tests.length > 0, 'nothing holds it');
      for (const id of clockCases) {
        assert.ok(shipped.has(id), `there is no clock case ${id}`);
        assert.ok(origins.includes(shipped.get(id)!), `${id} says that it comes from ${shipped.get(id)}`);
      }
      for (const { feature, name } of scenarios) {
        assert.ok(existsSync(new URL(feature, root)), feature);
        const titles = [...read(feature).matchAll(/^\s*Scenario(?: Outline)?: (.*)$/gm)].map(([, title]) => title);
        assert.ok(titles.includes(name), `${feature} has no scenario "${name}"`);
      }
      for (const { file, name } of tests) {
        assert.ok(existsSync(new URL(file, root)), file);
        assert.ok(hasTest(file, name), `${file} has no test "${name}"`);
      }
    });
});

test('every clock case is in the map', () => {
  const mapped = new Set(cases.flatMap(({ clockCases = [] }) => clockCases));
  assert.deepEqual(
    [...shipped.keys()].filter((id) => !mapped.has(id)),
    [],
  );
});

test('a false claim is detected', () => {
  assert.equal(hasTest('standards/fifty-cases.test.ts', 'a false claim is detected'), true);
  assert.equal(hasTest('standards/fifty-cases.test.ts', ['a claim that', 'nobody makes'].join(' ')), false);
});
