import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fieldsIn, onlyFields } from './fields.ts';
import { attributesOf, filterIn, matches } from './filter.ts';
import type { Json } from './json.ts';
import { PAGE, pageHeaders, pageOf } from './paging.ts';
import { parseQuery } from './query.ts';

const TICKET: Json = {
  id: 'T1',
  severity: 'Critical',
  status: 'pending',
  description: 'Nobody can log in, at all; since 09:00',
  creationDate: '2026-11-23T09:00:00Z',
  users: 4000,
  urgent: true,
  note: [
    { author: 'service desk', text: 'First' },
    { author: 'BT Health', text: 'Second', mark: { colour: 'red' } },
  ],
  'x-count': '10',
};
const fits = (search: string) => matches(filterIn(parseQuery(search)), attributesOf(TICKET));

const CASES: readonly (readonly [query: string, fits: boolean, why: string])[] = [
  ['', true, 'nothing asked, everything fits'],
  ['severity=Critical', true, 'exact'],
  ['severity=critical', false, 'not another case'],
  ['severity=Crit', false, 'not a part'],
  ['severity=Minor,Critical', true, 'a comma is or'],
  ['severity=Minor&severity=Critical', true, 'repetition is or'],
  ['severity=Critical&status=held', false, 'attributes are and'],
  ['severity=Critical&status=held,pending', true, 'and of ors'],
  ['note.author=BT+Health', true, 'into a list, a blank as plus'],
  ['note.author=BT%20Health&note.text=First', true, 'each criterion by any item of the list'],
  ['note.mark.colour=red', true, 'deeper'],
  ['note.mark.colour=blue', false, 'deeper, another'],
  ['nothing=1', false, 'an attribute that is not there'],
  ['nothing.at.all=1', false, 'nor a part of one'],
  ['constructor.name=Object', false, 'nor what every object of the language has'],
  ['severity.length=8', false, 'nor what every text has'],
  ['users=4000', true, 'a number by its text'],
  ['urgent=true', true, 'a truth by its text'],
  ['description=Nobody%20can%20log%20in%2C%20at%20all%3B%20since%2009:00', true, 'an encoded comma and semicolon are letters'],
  ['severity.eq=Critical', true, 'eq is the same as none'],
  ['severity.ne=Minor', true, 'ne'],
  ['severity.ne=Critical,Minor', false, 'ne of several is none of them'],
  ['nothing.ne=1', true, 'what is not there is not equal'],
  ['note.author.ne=service+desk', false, 'ne asks all items'],
  ['creationDate.gt=2026-11-23T08:59:59Z', true, 'later than'],
  ['creationDate.gt=2026-11-23T09:00:00Z', false, 'not later than itself'],
  ['creationDate.gte=2026-11-23T09:00:00Z', true, 'from'],
  ['creationDate.lte=2026-11-23T10:00:00%2B01:00', true, 'a moment, wherever it was written down'],
  ['creationDate.gte=2026-11-23T10:00:00+01:00', true, 'with the plus that a query makes a blank'],
  ['creationDate.lt=2026-11-23T10:00:00.5Z', true, 'parts of a second'],
  ['creationDate.lt=tomorrow', false, 'a moment is not compared with a word'],
  ['users.gt=999', true, 'numbers as numbers'],
  ['users.gt=many', false, 'a number is not compared with a word'],
  ['x-count.gt=9', true, 'numbers in texts too'],
  ['severity.gt=B', true, 'words by their letters'],
  ['note.gt=A', false, 'an object has no order'],
  ['severity.regex=^Cri', true, 'a part by regex'],
  ['severity.regex=^Cri,$', false, 'a comma in a pattern is a comma'],
  ['description.regex=log%20in,.*09:\\d\\d$', true, 'classes and repeats'],
  ['note.text.regex=^(First|Third)$', true, 'into a list'],
  ['limit=1&offset=2&fields=id', true, 'controls are no criteria'],
];
for (const [query, expected, why] of CASES)
  test(`?${query} ${expected ? 'finds' : 'does not find'} it: ${why}`, () => assert.equal(fits(query), expected));

const REFUSED: readonly (readonly [query: string, message: RegExp])[] = [
  ['status=held;pending', /no ";" here: give several values as status=held,pending/],
  ['status=%ZZ', /not valid percent-encoding/],
  ['creationDate%3E=2026', /"creationDate>" is not an attribute\. Write .*creationDate\.gt=/],
  ['=1', /"" is not an attribute/],
  ['note..text=1', /not an attribute/],
  ['sort=-creationDate', /v4 has no sort/],
  ['filter=$.a', /v4 has no filter/],
  [`a=${'x'.repeat(2000)}`, /at most 2000/],
];
for (const [query, message] of REFUSED)
  test(`?${query.slice(0, 40)} is refused with 400`, () =>
    assert.throws(() => fits(query), { code: 'invalidQuery', status: 400, message }));

test('an encoded semicolon is part of a value', () => assert.equal(fits('status=a%3Bb'), false));

test('any value is found by itself once it is encoded', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }), fc.string({ maxLength: 30 }), (value, other) => {
      fc.pre(value.isWellFormed() && other.isWellFormed());
      const found = (attribute: string) =>
        matches(filterIn(parseQuery(`a=${encodeURIComponent(value)}`)), attributesOf({ a: attribute }));
      assert.equal(found(value), true);
      assert.equal(found(other), other === value);
    }),
  );
});

test('each order and its opposite partition the comparable values, and an equal value matches both inclusive ones', () => {
  const numbers = fc.integer({ min: -50, max: 50 });
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      const is = (operator: string) => matches(filterIn(parseQuery(`n.${operator}=${b}`)), attributesOf({ n: a }));
      assert.equal(is('gt'), !is('lte'));
      assert.equal(is('lt'), !is('gte'));
      assert.equal(is('gte') && is('lte'), is('eq'));
      assert.equal(is('ne'), !is('eq'));
    }),
  );
});

test('exactly the requested fields are returned', () => {
  const of = (search: string) => onlyFields(TICKET, fieldsIn(parseQuery(search)));
  assert.deepEqual(of('fields=severity,%20status'), { severity: 'Critical', status: 'pending' });
  assert.deepEqual(of('fields=id&fields=status'), { id: 'T1', status: 'pending' });
  assert.deepEqual(of('fields=unknown'), {});
  assert.deepEqual(of('severity=1'), TICKET);
  assert.throws(() => of('fields=note.text'), { message: /ask for note, not note\.text/ });
});

test('a page states the total, the number returned, and whether the server cut it', () => {
  const paged = (search: string, total: number) => {
    const query = parseQuery(search);
    const page = pageOf(query);
    const shown = Math.max(0, Math.min(page.limit, total - page.offset));
    const {
      'x-total-count': all,
      'x-result-count': some,
      'x-pagination-throttled': cut,
    } = pageHeaders(query, page, total, shown);
    return [all, some, cut];
  };
  assert.deepEqual(paged('', 3), ['3', '3', undefined]);
  assert.deepEqual(paged('', 250), ['250', String(PAGE.standard), 'true']);
  assert.deepEqual(paged('limit=20', 250), ['250', '20', undefined]);
  assert.deepEqual(paged('limit=5000', 2500), ['2500', String(PAGE.most), 'true']);
  assert.deepEqual(paged('limit=20&offset=240', 250), ['250', '10', undefined]);
  assert.deepEqual(paged('limit=20&offset=400', 250), ['250', '0', undefined]);
  assert.deepEqual(paged('limit=0', 250), ['250', '0', undefined]);
  for (const wrong of ['limit=ten', 'limit=-1', 'offset=', 'limit=1&limit=2'])
    assert.throws(() => pageOf(parseQuery(wrong)), { code: 'invalidQuery', status: 400 });
});
