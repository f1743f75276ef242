import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesIn } from './index.ts';

/** Each change of a text as the text that it makes. */
const mutated = (text: string): readonly string[] =>
  changesIn(text).map(({ start, end, replacement }) => text.slice(0, start) + replacement + text.slice(end));

const STORIES: readonly (readonly [what: string, text: string, ...expected: readonly string[]])[] = [
  ['a boundary and its negation', 'f = a < b', 'f = (a <= b)', 'f = (a >= b)', ';'],
  ['equality', 'f = a === b', 'f = (a !== b)', ';'],
  ['a logical operator', 'f = a && b', 'f = (a || b)', ';'],
  ['?? beside another ?? keeps brackets', 'f = a ?? b ?? c', 'f = (a && b) ?? c', 'f = ((a ?? b) && c)', ';'],
  ['a negation', 'f = !a', 'f = a', ';'],
  ['arithmetic', 'f = a * b', 'f = (a / b)', ';'],
  ['texts are not added up', "f = 'a' + b", "f = '' + b", ';'],
  ['a condition', 'if (a) throw b', 'if (true) throw b', 'if (false) throw b', 'if (a) ;'],
  ['a loop is only stopped', 'while (a) continue', 'while (false) continue', 'while (a) ;'],
  ['a number', 'f = 15', 'f = 16', 'f = 14', ';'],
  ['no number', 'f = 0', 'f = 1', 'f = (-1)', ';'],
  ['a text', "f = 'a'", "f = ''", ';'],
  ['an empty text', "f = ''", "f = 'mutant'", ';'],
  ['a template', 'f = `a${b}`', 'f = ``', ';'],
  ['a boolean', 'f = true', 'f = false', ';'],
  ['a list', 'f = [a]', 'f = []', ';'],
  ['an early return', 'function f() { return; }', 'function f() { ; }'],
  [
    'a returned value of a known type',
    'function f(): boolean { return a }',
    'function f(): boolean { return true }',
    'function f(): boolean { return false }',
  ],
  ['of a promise', 'const f = async (): Promise<string> => a', "const f = async (): Promise<string> => ''"],
  ['of a type that may be null', 'const f = (): Span | null => a', 'const f = (): Span | null => null'],
  ['a predicate', 'f = a.some((b) => c)', 'f = a.every((b) => c)', 'f = a.some((b) => true)', 'f = a.some((b) => false)', ';'],
  ['a method left out', 'f = a.trim()', 'f = a', ';'],
  ['time added', 'f = a.add({ minutes })', 'f = a.subtract({ minutes })', ';'],
  ['but not an element', 'f.add(a)', ';'],
  ['optional chaining', 'f = a?.b', 'f = a.b', ';'],
];

for (const [what, text, ...expected] of STORIES)
  test(`mutants: ${what}`, () => assert.deepEqual([...mutated(text)].sort(), [...expected].sort()));

test('mutants: what only the compiler or a developer reads has none', () => {
  const nothing = [
    "import a from 'b'",
    "export * from 'b'",
    "type A = 'b' | 1",
    "interface A { readonly b: 'c' }",
    "const f = (): void => a satisfies 'b'",
    'function f() { return a satisfies never }',
    "const { 'a-b': c } = d",
  ];
  for (const text of nothing) assert.deepEqual(mutated(text), [], text);
  assert.deepEqual(mutated("throw new Error('a')"), [';']);
});

test('mutants: code that runs while its module loads is told apart', () => {
  const atLoad = (text: string) => changesIn(text).map((change) => change.atLoad);
  assert.deepEqual(atLoad('const a = 1'), [true, true]);
  assert.deepEqual(atLoad('const a = () => 1'), [false, false]);
});
