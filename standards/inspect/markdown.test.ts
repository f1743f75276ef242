import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ControlledDocument } from '../types.ts';
import { namePattern, tablesOf } from './markdown.ts';

/** The only part of a document that tables are read from. */
const documentOf = (text: string) => ({ text }) as ControlledDocument;
const tables = (text: string) => tablesOf(documentOf(text));

test('a table is found with the line numbers of the whole file, front matter included', () => {
  const text = '---\nid: x\n---\n# A\n\ntext\n\n| Step | To |\n|---|:--:|\n| A-1 | Ann |\n| A-2 | Bob |\n\nmore';
  assert.deepEqual(tables(text), [
    {
      line: 8,
      columns: ['step', 'to'],
      rows: [
        { line: 10, cells: { step: 'A-1', to: 'Ann' } },
        { line: 11, cells: { step: 'A-2', to: 'Bob' } },
      ],
    },
  ]);
});

test('an escaped bar stays in its cell, also in code', () => {
  assert.deepEqual(tables('| a | b |\n|---|---|\n| one \\| two | `x \\| y` |')[0]!.rows, [
    { line: 3, cells: { a: 'one | two', b: 'x | y' } },
  ]);
});

test('a cell is read as words: emphasis, code, links and entities lose their marks', () => {
  const [table] = tables('| a | b | c |\n|---|---|---|\n| **Very**  _strong_ | [Ann](tel:1) &amp; <bob@x.example> | `18:00` |');
  assert.deepEqual(table!.rows[0]!.cells, { a: 'Very strong', b: 'Ann & bob@x.example', c: '18:00' });
});

test('a row needs no outer bars; missing cells are empty, and extra ones are dropped', () => {
  const [table] = tables('a | b\n---|---\n1 | 2\n| 3 |\n| 4 | 5 | 6 |\n\n| no | table |');
  assert.deepEqual(
    table!.rows.map(({ line, cells }) => [line, cells['a'], cells['b']]),
    [
      [3, '1', '2'],
      [4, '3', ''],
      [5, '4', '5'],
    ],
  );
});

test('a table in a code block is ignored', () => {
  assert.deepEqual(tables('```\n| a |\n|---|\n| 1 |\n```\n'), []);
});

test('a name is matched as whole words, with its punctuation, across lines', () => {
  const found = (name: string, text: string) => text.match(namePattern(name))?.length ?? 0;
  assert.equal(found('Choose and Book', 'choose\nand  book, Choose and Bookings'), 1);
  assert.equal(found('C++ (old)', 'C++ (old) and C (old)'), 1);
});
