import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { problemsOfWalk } from './pictures/check-walk.ts';
import { pageIn, pictures, readStructure } from './pictures/draw.ts';
import { walksIn } from './pictures/walks.ts';

const root = path.join(import.meta.dirname, '..');
const structure = await readStructure(root);
const page = pageIn(root);
const walks = walksIn(page);
const source = (file: string) => (existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : undefined);

test('the pictures are what the code draws now (npm run pictures)', () => {
  for (const [name, svg] of pictures(page, structure))
    assert.ok(
      readFileSync(path.join(root, 'docs', 'pictures', name), 'utf8') === svg,
      `${name} is out of date: npm run pictures`,
    );
});

test('a picture changes with the imports', () => {
  const without = new Map([...structure.imports].filter(([file]) => !file.startsWith('desk/web/')));
  const drawn = pictures(page, structure).get('rooms.svg');
  assert.notEqual(pictures(page, { ...structure, imports: without }).get('rooms.svg'), drawn);
});

test('every walk of the page is one that the code takes', () => {
  assert.equal(walks.length, 6);
  assert.deepEqual(
    walks.flatMap((walk) => problemsOfWalk(walk, structure, source)),
    [],
  );
});

const [toIncident, , toSupplier] = walks as [(typeof walks)[0], (typeof walks)[0], (typeof walks)[0]];
const HEAD = '# Tried\n\n| room | file | asks on the way | goes on by |\n| --- | --- | --- | --- |\n';
const wrong: readonly (readonly [what: string, rows: string, problem: RegExp])[] = [
  ['a file that is gone', '| `desk-web` | `desk/web/gone.ts` |  | – |', /there is no desk\/web\/gone\.ts/],
  ['the wrong room', '| `desk-web` | `desk/http/app.ts` |  | – |', /is in desk-http, not in desk-web/],
  [
    'a file that does not import the next',
    '| `desk-service` | `desk/service/calls.ts` |  | import |\n| `desk-views` | `desk/views/explain/print.ts` |  | – |',
    /not joined by an import/,
  ],
  [
    'something asked that is not imported',
    '| `desk-commands` | `desk/commands/unit-of-work.ts` | `desk/messages/effects.ts` | – |',
    /does not import desk\/messages\/effects\.ts/,
  ],
  [
    'a port that the other side does not name',
    '| `desk-commands` | `desk/commands/unit-of-work.ts` |  | `Store` in `desk/store/port.ts` |\n| `desk-store` | `desk/store/sqlite/schema.ts` |  | – |',
    /not joined by Store/,
  ],
  [
    'an address that nobody names',
    '| `adapters` | `adapters/built-in/session.ts` |  | `/api/nothing` on the wire |\n| `desk-http` | `desk/http/routes/contacts.ts` |  | – |',
    /not joined by \/api\/nothing/,
  ],
  ['a walk that stops on the way', '| `desk-web` | `desk/web/page.ts` |  | import |', /ends on the way/],
];
for (const [what, rows, problem] of wrong)
  test(`a walk is refused: ${what}`, () => {
    const found = walksIn(`${HEAD}${rows}\n`).flatMap((walk) => problemsOfWalk(walk, structure, source));
    assert.match(found.join('\n'), problem);
  });

test('a walk is refused: a climb that is not written as one, and one that is none', () => {
  const hidden = toSupplier.stops.map((stop) =>
    stop.next?.by === 'port' ? { ...stop, next: { ...stop.next, out: false } } : stop,
  );
  assert.match(problemsOfWalk({ ...toSupplier, stops: hidden }, structure, source).join('\n'), /climbs to/);
  const invented = toIncident.stops.map((stop) =>
    stop.next?.by === 'port' ? { ...stop, next: { ...stop.next, out: true } } : stop,
  );
  assert.match(problemsOfWalk({ ...toIncident, stops: invented }, structure, source).join('\n'), /does not go out/);
});

test('a walk is refused: a room entered twice', () => {
  const again = [...toSupplier.stops, toSupplier.stops[0]!];
  assert.match(problemsOfWalk({ ...toSupplier, stops: again }, structure, source).join('\n'), /desk-service is entered twice/);
});
