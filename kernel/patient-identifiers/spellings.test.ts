import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomFrom } from './corpus/random.ts';
import { issuedNumber } from './corpus/spell.ts';
import { findNhsNumbers, firstOf, withoutNhsNumbers, withoutNhsNumbersInBytes } from './index.ts';
import { processorTimeOf } from '../testing/processor-time.ts';

const R = '[NHS number removed]';
const NUMBER = '4010232137';
const inThrees = (number: string) => [number.slice(0, 3), number.slice(3, 6), number.slice(6)] as const;
const hex = (digit: string) => digit.charCodeAt(0).toString(16);

/** How a program writes each digit. */
const DIGITS: Readonly<Record<string, (digit: string) => string>> = {
  plain: (digit) => digit,
  'percent-encoded twice': (digit) => `%25${hex(digit)}`,
  'percent-encoded three times': (digit) => `%2525${hex(digit)}`,
  'percent with u': (digit) => `%u00${hex(digit)}`,
  'quoted-printable': (digit) => `=${hex(digit)}`,
  'entity, padded': (digit) => `&#000000000${digit.charCodeAt(0)};`,
  'hexadecimal entity, padded': (digit) => `&#x0000000${hex(digit)};`,
  'entity, escaped again': (digit) => `&amp;#${digit.charCodeAt(0)};`,
  'entity, escaped twice again': (digit) => `&amp;amp;#${digit.charCodeAt(0)};`,
  'entity without a semicolon': (digit) => `&#${digit.charCodeAt(0)}`,
  'hexadecimal entity without one': (digit) => `&#x${hex(digit)}`,
  'escape of Python': (digit) => `\\U000000${hex(digit)}`,
  'escape of JSON in JSON': (digit) => `\\\\u00${hex(digit)}`,
  'octal escape': (digit) => `\\0${digit.charCodeAt(0).toString(8)}`,
  'octal escape without its zero': (digit) => `\\${digit.charCodeAt(0).toString(8)}`,
  'octal escape, escaped again': (digit) => `\\\\0${digit.charCodeAt(0).toString(8)}`,
  'key cap without its selector': (digit) => `${digit}\u20e3`,
  'double-struck': (digit) => String.fromCodePoint(0x1d7d8 + Number(digit)),
  'sans-serif': (digit) => String.fromCodePoint(0x1d7ec + Number(digit)),
  'in brackets, one each': (digit) => '🄀⑴⑵⑶⑷⑸⑹⑺⑻⑼'.match(/./gu)![Number(digit)]!,
};
/** What stands between groups. Where digits are encoded, what separates them may be plain. */
const BETWEEN: readonly string[] = [
  ...[
    ' then ',
    ', then ',
    ' dash ',
    ' - hyphen ',
    ' space ',
    ' dot ',
    ' THEN ',
    '\u3000',
    '、',
    ' – ',
    '\u200f',
    '\ufe0e',
    '\u{e0101}',
  ],
  ...['%2520', '%252520', '%25C2%25A0', '%u00A0', '=20', '=C2=A0', '=E2=80=89', '=\r\n', '=\n', '=20=\r\n'],
  ...['&nbsp', '&shy', '&ensp', '&amp;nbsp;', '&amp;amp;nbsp;', '&amp;#160;', '&#0000000000160;'],
  ...['<!-- a > b -->', '<!-- <b>x</b> -->', '<span title="a>b">', "</i><i title='a > b'>", ']]><![CDATA['],
  ...['\u001b[31m', '\u001b[0m \u001b[1;32m', '\\u001b[0m', '","', '";"', '</td></tr>\r\n<tr><td align="right">', ')(', '] ['],
];

for (const [what, write] of Object.entries(DIGITS))
  test(`digits are found to the character: ${what}`, () => {
    const random = randomFrom(what.length);
    for (const between of ['', ' ', '-', ...BETWEEN])
      for (let i = 0; i < 5; i++) {
        // Digits may follow such an entity or escape only where they cannot belong to it.
        const number = issuedNumber(random);
        const spelled = inThrees(number)
          .map((group) => Array.from(group, write).join(''))
          .join(between);
        const before = random.of(['Record of ', 'asset, pt ', 'NHS no. ', '']);
        const text = `${before}${spelled} is gone`;
        const [found, ...more] = findNhsNumbers(text);
        assert.deepEqual(
          [found, more],
          [{ start: before.length, end: before.length + spelled.length }, []],
          JSON.stringify(text),
        );
      }
  });

test('digits that are struck through are digits', () => {
  assert.doesNotMatch(withoutNhsNumbers(`pt ${NUMBER.replace(/./g, '$&\u0336')}`).text, /\d/);
});

test('scripts may be mixed within one number', () => {
  assert.equal(withoutNhsNumbers('pt ４٠۱०2３2१3７.').text, `pt ${R}.`);
  assert.equal(withoutNhsNumbers('pt ⁴𝟎𝟙 ₀②3 2①3７.').text, `pt ${R}.`);
});

for (const [text, left] of [
  // Words between "NHS number" and the number, in one sentence. `9434765919` was never issued, so only the words decide.
  ['asset, NHS number of the patient is: 9434765919', `asset, NHS number of the patient is: ${R}`],
  ['NHS number for John Smith is 9434765919', `NHS number for John Smith is ${R}`],
  ['NHS no (see sticker on bed 4): 9434765919', `NHS no (see sticker on bed 4): ${R}`],
  ['"nhs_number": {"value": "9434765919"}', `"nhs_number": {"value": "${R}"}`],
  [
    '"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9434765919"',
    `"system":"https://fhir.nhs.uk/Id/nhs-number","value":"${R}"`,
  ],
  ['nhsno:9434765919', `nhsno:${R}`],
  ['NHSNO9434765919', `NHSNO${R}`],
  ['NHSnumber 9434765919x', `NHSnumber ${R}x`],
  ['N.H.S. number 9434765919', `N.H.S. number ${R}`],
  ['N\u00adHS no 9434765919', `N\u00adHS no ${R}`],
  ['ＮＨＳ number 9434765919', `ＮＨＳ number ${R}`],
  ['National Health Service number 9434765919', `National Health Service number ${R}`],
  ['/?q=NHS%20number%3A9434765919', `/?q=NHS%20number%3A${R}`],
  ['/?q=NHS%2520number%253A9434765919', `/?q=NHS%2520number%253A${R}`],
  ['NHS=20number=3A 9434765919', `NHS=20number=3A ${R}`],
  ['NHS&nbsp;No&#58; 9434765919', `NHS&nbsp;No&#58; ${R}`],
  // What stands behind the number.
  ['ref 9434765919 (NHS number)', `ref ${R} (NHS number)`],
  ['order 4505577104 [NHS no.]', `order ${R} [NHS no.]`],
  ['9434765919 is the patient’s NHS number', `${R} is the patient’s NHS number`],
  ['PID|1||9434765919^^^NHS^NH||', `PID|1||${R}^^^NHS^NH||`],
  ['order 4505577104, NHS number: not known', 'order 4505577104, NHS number: not known'],
  ['order 4505577104 (NHS England)', 'order 4505577104 (NHS England)'],
  // Not where the sentence ends, or the number is called something else.
  ['NHS number unknown. 9434765919', 'NHS number unknown. 9434765919'],
  ['NHS number unknown, order 4505577104', 'NHS number unknown, order 4505577104'],
  ['NHS number 4, asset tag: 4505577104', 'NHS number 4, asset tag: 4505577104'],
  ['NHS England 9434765919', 'NHS England 9434765919'],
  ['order%20no%3A4505577104', 'order%20no%3A4505577104'],
  // "and" stands between two numbers, so what it divides is no number.
  ['pt 401 023 and 2137', 'pt 401 023 and 2137'],
  ['pt 401 023 2137 and 943 476 5919', `pt ${R} and ${R}`],
  // Escapes of octal and CSS.
  [String.raw`pt \064\060\061 \060\062\063 \062\061\063\067.`, `pt ${R}.`],
  [String.raw`content: "\34 \30 \31 \30 \32 \33 \32 \31 \33 \37 "`, `content: "${R}"`],
  [String.raw`pt \000034\000030\000031-\30\32\33-\32\31\33\000037;`, `pt ${R};`],
  [String.raw`printf "401\040023\0402137\n"`, `printf "${R}\\n"`],
  [String.raw`pt 401\040023 2137, 401 023\0552137.`, `pt ${R}, ${R}.`],
  [String.raw`pt \064\060\061\302\240\060\062\063\342\200\211\062\061\063\067.`, `pt ${R}.`],
  [String.raw`content: "401\20 023\2d 2137"`, `content: "${R}"`],
  [String.raw`content: "\34\30\31\20\30\32\33\a0\32\31\33\37 "`, `content: "${R}"`],
  [String.raw`pt 401\x{20}023\x{a0}\x{32}\x{31}37.`, `pt ${R}.`],
  // Behind a plain number the backslash separates, whatever an escape with these digits would be.
  [String.raw`pt 40\10\23\21\37, 401\040\2013.`, String.raw`pt ${R}, 401\040\2013.`],
  [String.raw`C:\1\040\2 and \20 for 4010 files`, String.raw`C:\1\040\2 and \20 for 4010 files`],
  [String.raw`C:\34\40 and D:\061`, String.raw`C:\34\40 and D:\061`],
  [String.raw`pt 401\061\2137`, String.raw`pt 401\061\2137`],
  [String.raw`pt 401\023\2137`, `pt ${R}`],
  // Single digits, however they are separated.
  ['pt 4-0 1.0/2 3-2 1.3/7 is gone', `pt ${R} is gone`],
  ['pt 4 0-1 0.2/3 2-1 3.7 is gone', `pt ${R} is gone`],
  ['levels 4-0 1.0/2 3-2 1.3/7 8 9-1 2', 'levels 4-0 1.0/2 3-2 1.3/7 8 9-1 2'],
  // The check digit may stand apart.
  ['pt 401 023 213 7', `pt ${R}`],
  ['pt 401023213-7', `pt ${R}`],
  ['order 401023213 7', 'order 401023213 7'],
  ['£4,010,232,137', '£4,010,232,137'],
  ['4 010 232 137 bytes', '4 010 232 137 bytes'],
  // "=" and "%" before a number encode nothing.
  ['?patient=4010232137', `?patient=${R}`],
  ['?a=1&b=4010232137', `?a=1&b=${R}`],
  ['100%4010232137', `100%${R}`],
  ['pt 427=6705=649', `pt ${R}`],
  ['pt 430=205=0004', `pt ${R}`],
  ['x=34 and y=30, z=31', 'x=34 and y=30, z=31'],
  // What is in a comment or a tag is read too.
  ['<!-- 4010232137 -->', `<!-- ${R} -->`],
  ['<!-- > 401 023 2137', `<!-- > ${R}`],
  [`<i title='a>4010232137'>`, `<i title='a>${R}'>`],
  // Tags and comments within a number stay.
  ['401<!-- a > b -->023<i title="c>d">2137', `${R}<!-- a > b --><i title="c>d">`],
  // Encoded words go as a whole: nobody reads a part of one.
  ['Subject: =?utf-8?Q?Patient_401=20023=202137?= x', `Subject: ${R} x`],
  [`Subject: =?utf-8?B?${btoa(`Patient ${NUMBER}`)}?= x`, `Subject: ${R} x`],
  [`Subject: =?utf-8?B?${btoa('401 023')}?=\r\n =?utf-8?b?${btoa(' 2137')}?= x`, `Subject: ${R} x`],
  [`Subject: order =?utf-8?B?${btoa(NUMBER)}?=`, `Subject: order =?utf-8?B?${btoa(NUMBER)}?=`],
  ['=?utf-8?B?VGhlIHByaW50ZXIgaXMgb24gZmlyZQ==?=', '=?utf-8?B?VGhlIHByaW50ZXIgaXMgb24gZmlyZQ==?='],
] as const)
  test(`${JSON.stringify(text)} is left as ${JSON.stringify(left)}`, () => assert.equal(withoutNhsNumbers(text).text, left));

test('a text that is cut within what separates or encodes digits keeps few of them', () => {
  for (const between of [...BETWEEN.filter((each) => each.length > 3), '<!-- a > b -->'])
    for (let most = 18; most < 18 + between.length; most++) {
      const cut = firstOf(`Record of 401 023${between}2137 is gone, and so are the others`, most);
      assert.ok(!cut.includes('401 023'), JSON.stringify([between, cut]));
    }
});

test('a file in which digits are encoded changes in the number only', () => {
  const [before, after] = ['Café: =C3=A9 ', ', £5 =\r\n'];
  for (const spelled of ['401=20023=\r\n=202137', '=34=30=31=30=32=33=32=31=33=37', '401%2520023%25202137'])
    for (const encoding of ['utf8', 'latin1', 'utf16le'] as const) {
      const { content, count } = withoutNhsNumbersInBytes(Buffer.from(before + spelled + after, encoding));
      assert.equal(count, 1);
      assert.deepEqual(Buffer.from(content), Buffer.from(before + R + after, encoding));
    }
});

test('ten megabytes in one tag, or of encoded words, are read', () => {
  for (const text of [
    `<a ${'x'.repeat(10_000_000)}> 4010232137`,
    `<a "${'x'.repeat(10_000_000)}"> 4010232137`,
    `<a ${'""'.repeat(5_000_000)}> 4010232137`,
    `${'=?a?q?4?= '.repeat(1_000_000)}, 4010232137`,
    `<!--${'&amp;'.repeat(2_000_000)} 4010232137`,
  ])
    assert.equal(findNhsNumbers(text).at(-1)?.end, text.length);
});

test('a text that is read again from other bytes is read as fast as at first', () => {
  const bytes = Buffer.from('<!--4'.repeat(80_000));
  const timeOf = () => {
    const before = process.threadCpuUsage();
    withoutNhsNumbersInBytes(bytes);
    return process.threadCpuUsage(before).user;
  };
  const first = timeOf();
  const again = processorTimeOf(timeOf);
  assert.ok(again < 10 * first + 20_000, `${first} µs at first, ${again} µs again`);
});

test('a backslash separates groups, whatever their digits would be after one', () => {
  const random = randomFrom(8);
  for (let i = 0; i < 20_000; i++) {
    const number = issuedNumber(random);
    const [a, b] = random.of([
      [3, 6],
      [3, 7],
      [4, 7],
    ] as const);
    const spelled = random.of([
      [number.slice(0, a), number.slice(a, b), number.slice(b)].join('\\'),
      number.match(/../g)!.join('\\'),
      Array.from(number).join('\\'),
    ]);
    assert.deepEqual(findNhsNumbers(`pt ${spelled}.`), [{ start: 3, end: 3 + spelled.length }], spelled);
  }
});

// Each is linear: four times as much takes four times as long.
for (const part of [
  ...[
    '=34',
    '=',
    '4=\n',
    '%2534',
    '%25',
    '\\64',
    '\\34 ',
    '\\040',
    '4\\040',
    '\\064\\040',
    '4\\20 ',
    '\\34 \\20 ',
    '\\\\',
    '&amp;',
    '4&amp;',
    '<!--',
    '<!-- ',
    '4<!-- -->',
    '4<a "',
    "4<b '>",
    ']]>',
    '\u001b[',
    '4\u001b[0m',
  ],
  ...[
    '4 then ',
    'then ',
    '=?utf-8?B?',
    '=?utf-8?B?NDA=?= ',
    '=?a?q?4?=',
    'NHS number of ',
    'NHS number of 4505577104 ',
    'n h s ',
  ],
])
  test(`${JSON.stringify(part)} is read once, however often it stands there`, () => {
    const text = part.repeat(1_000_000 / part.length);
    let steps = 0;
    const whole = processorTimeOf(() => findNhsNumbers(text, { step: () => void steps++ }));
    assert.ok(steps <= text.length * 2 * 3, `${steps} steps in three readings`);
    const quarter = processorTimeOf(() => findNhsNumbers(text.slice(0, text.length / 4)));
    assert.ok(whole < 10 * quarter + 20_000, `${quarter} µs for a quarter, ${whole} µs for all`);
  });
