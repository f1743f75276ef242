import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { parseRecord, serialiseRecord, writeRecord } from '../record.ts';
import { exampleRecord } from '../testing/example.ts';
import { renderReport } from './index.ts';
import { mail } from './mail.ts';
import { reportTimes } from './times.ts';
import { span } from './words.ts';

function example(t: TestContext, hostile = '') {
  const dir = mkdtempSync(join(tmpdir(), 'deskproof-report-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const record = writeRecord(dir, exampleRecord(dir, hostile));
  const read = ({ file }: { readonly file: string }) => readFileSync(join(dir, file));
  return { record, read, page: renderReport(record, read) };
}

/** What a reader sees, a line for each block. */
const wordsOf = (markup: string) =>
  markup
    .replace(/<(style|script|svg)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<\/(?:td|th)>/g, ' | ')
    .replace(/<\/dt>/g, ': ')
    .replace(/\s+/g, ' ')
    .replace(/<(?:p|h\d|tr|li|dt|pre|div|section|ul|table)\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&gt;/g, '>')
    .split('\n')
    .map((line) =>
      line
        .replace(/\s+/g, ' ')
        .replace(/(?: \|)+ ?$/, '')
        .trim(),
    )
    .filter(Boolean)
    .join('\n');

test('the first page shows the verdict, what is open and why, what was left out, who ran it, and how to verify it', (t) => {
  const { page } = example(t);
  const first = page.slice(page.indexOf('<section id="verdict"'), page.indexOf('<nav'));
  assert.equal(
    wordsOf(first),
    `St Elsewhere's desk 0.1.0, rehearsed against NHS local service desk 1.0
1 of 7 criteria could not be judged (PRI-01); 2 are not met (LSP-01, LSP-05); 1 is blocked (CON-02); 1 needs review (DOC-03); 1 is met; 1 is not applicable (KNW-01).
7 criteria rehearsed
Met: 1
Not met: 2
Blocked: 1
Needs review: 1
Not applicable: 1
Error: 1
The criteria of the 2007 scheme were never published. This register is a reconstruction from what is on record, and no substitute for them.
What is not met, and why
Criterion | Verdict | First cause
PRI-01 Severity follows the matrix | Error | The harness's own supplier port was lost.
LSP-01 Hand-off straight to the supplier | Not met | features/supplier/exactly-once.feature:31 after the time-out the LSP holds 2 tickets for INC-000042, expected 1
LSP-05 Repeating a send never makes a second supplier ticket | Not met | features/supplier/exactly-once.feature:31 after the time-out the LSP holds 2 tickets for INC-000042, expected 1
CON-02 Nothing acknowledged is lost | Blocked | The desk no longer answers.
DOC-03 An evidence index | Needs review | Nobody has attested yet: the manager signs the evidence index
Not in this rehearsal: 2 must-pass criteria
The plan does not select it.
CHG-01 Changes are announced before they are made
STF-02 Every shift is staffed
Scope
St Elsewhere, first rehearsal: 5 scenarios, load profile major-incident, 2 deliberately faulty desks. Driven through the built-in adapter, which reaches call-logging, email, fax, portal.
The desk has no:
rota (manual, page 3)
Not seen by this adapter:
call-out (a paging service rings)
Not found by the desk itself:
severity (a person entered it: from the printed table)
KNW-01 is scoped out: the catalogue is the trust’s (approved by A. Okafor)
Decision rule
A criterion is met when every way of showing it that the register lists is met. Something tried and failed makes it not met; something that could not be tried, blocked; what only a person can judge, needs review. Where the harness itself failed, nothing is said of the desk. The whole is met when every criterion rehearsed is.
Which time was simulated
Scenarios ran on a simulated clock, which desk, suppliers and callers shared: 2 h 4 min of their time passed in 48 s of real time. Load ran in real time. Every piece of evidence carries both.
Who, when, on what
Run by: J. Rehearsal-Lead
Started: Sunday 22 November 2026, 17:04:00 GMT
Finished: Sunday 22 November 2026, 17:04:48 GMT
Run: 2026-11-22T17-04
Machine: linux x64, 2 cores, 8 GiB
Desk: St Elsewhere's desk 0.1.0
Seed: 4711
Standard: nhs-lsd 1.0 cdcdcdcdcdcd
How to check the seal
With the public key that you were given by another way, never one that came with the pack:
npx deskproof verify pack --key signer.pub.pem
Without any tool of ours, that nothing in the bag was changed:
cd pack/bag sha512sum -c manifest-sha512.txt tagmanifest-sha512.txt
The seal says who sealed this and that it is whole. It does not say that the evidence is honest: for that, set a challenge, a seed of your own, which the next rehearsal must carry.`,
  );
});

test('in the repeated hour every time of the report is followed by BST or GMT', (t) => {
  const { record, read } = example(t);
  const moved = (text: string) => text.replaceAll('2006-12-25T03', '2026-10-25T01').replaceAll('2026-11-22T17', '2026-10-25T00');
  const page = renderReport(parseRecord(JSON.parse(moved(serialiseRecord(record)))), (item) =>
    item.mediaType === 'application/json' ? Buffer.from(moved(read(item).toString())) : read(item),
  );
  const shown = page
    .replace(/<(style|script)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  const bare = shown.match(/(?<![\d:T])01:\d\d:\d\d(?! (?:BST|GMT)| to 01:\d\d:\d\d (?:BST|GMT))/g);
  assert.deepEqual(bare, null);
  assert.match(shown, /25 Oct 01:\d\d:\d\d GMT/);
  assert.match(shown, /Sunday 25 October 2026, 01:\d\d:\d\d BST/);
});

test('the same record gives the same bytes, also after it was written and read', (t) => {
  const { record, read, page } = example(t);
  assert.equal(renderReport(parseRecord(JSON.parse(serialiseRecord(record))), read), page);
});

test('names of desks, suppliers and callers are escaped', (t) => {
  const { page } = example(t, `"><script>alert(1)</script><img src=x onerror=alert(1)>'&\u0000\u001b</style></title></pre>`);
  assert.equal(page.match(/<script/g)?.length, 1);
  assert.ok(!/<img src=x|onerror=alert\(1\)>'|[\u0000\u001b]/.test(page));
  assert.equal(page.match(/<\/title>/g)?.length, 1);
  assert.equal(page.match(/<\/style>/g)?.length, 1);
});

test('the page loads nothing from elsewhere, its links resolve, and its headings descend one level at a time', (t) => {
  const { page, record } = example(t);
  assert.deepEqual(page.match(/(?:src|href|action)="(?:https?:|\/\/)[^"]*"/g), null);
  assert.ok(!/url\((?!#)/.test(page) && !/@import/.test(page));
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
  assert.equal(new Set(ids).size, ids.length);
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(target!), `#${target}`);
  for (const { id } of record.criteria) assert.ok(ids.includes(id));
  const files = new Set(record.evidence.map(({ file }) => file));
  for (const [, file] of page.matchAll(/href="(evidence\/[^"]+)"/g)) assert.ok(files.has(file!));
  const levels = [...page.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
  assert.equal(levels.filter((level) => level === 1).length, 1);
  for (const [i, level] of levels.entries())
    assert.ok(i === 0 || level <= levels[i - 1]! + 1, `h${level} after h${levels[i - 1]!}`);
  assert.ok([...page.matchAll(/<th\b[^>]*>/g)].every(([th]) => /scope="(?:row|col)"/.test(th)));
  assert.match(page, /<html lang="en-GB">/);
});

test('a scenario of two criteria is shown under the first, and the second links to it', (t) => {
  const { page } = example(t);
  assert.equal(page.match(/id="scenario-1"/g)?.length, 1);
  const lsp05 = page.slice(page.indexOf('id="LSP-05"'), page.indexOf('id="CON-02"'));
  assert.match(lsp05, /Also shown by\s*<a href="#scenario-1">The answer is lost, and the desk sends again<\/a>/);
});

test('a small picture is embedded, a large one is linked, and a missing file is reported', (t) => {
  const { record, read, page } = example(t);
  const picture = record.evidence.find(({ kind }) => kind === 'screenshot')!;
  assert.match(page, /<img\s+src="data:image\/png;base64,/);
  const large = renderReport(record, (item) => (item === picture ? new Uint8Array(300_000) : read(item)));
  assert.ok(large.includes(`src="${picture.file}"`) && !large.includes('data:image/png'));
  assert.match(
    renderReport(record, () => null),
    /was not there when this page was made/,
  );
});

test('evidence of another shape is shown as it is', (t) => {
  const { record } = example(t);
  const unknownShape = JSON.stringify({
    reference: 'X',
    clocks: [{ measures: 'x', segments: [{ from: 'yesterday', to: 'today' }] }],
  });
  const page = renderReport(record, (item) => (item.mediaType === 'application/json' ? Buffer.from(unknownShape) : null));
  assert.match(page, /yesterday/);
});

test('a multipart mail is shown by its plain part, decoded', () => {
  const raw = [
    'From: desk@x.example',
    'Subject: =?UTF-8?B?w6k=?=',
    'Content-Type: multipart/alternative; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'caf=C3=A9 on a long=',
    ' line',
    '',
    '--b1',
    'Content-Type: text/html',
    '',
    '<p>no</p>',
    '--b1--',
    '',
  ].join('\r\n');
  const { markup } = mail(raw);
  assert.match(markup, /<dd>é<\/dd>/);
  assert.match(markup, /<pre tabindex="0">café on a long line<\/pre>/);
});

test('a long mail is truncated, and the report says how much of it is shown', () => {
  const { markup } = mail(`Subject: x\r\n\r\n${'word '.repeat(4_000)}`);
  assert.match(markup, /The first 12000 of 19999 characters; the file has them all\./);
});

test("times are in the zone that the record names, or in London's when it names none", (t) => {
  const { record, read, page } = example(t);
  assert.match(page, /Times are those of London; the record has them in UTC\./);
  const { id, version, title, digest, notice } = record.standard;
  assert.equal(renderReport({ ...record, standard: { id, version, title, digest, notice } }, read), page);

  const elsewhere = { ...record, standard: { ...record.standard, zone: 'America/St_Johns' } };
  const words = wordsOf(renderReport(elsewhere, read));
  assert.match(words, /Times are those of St Johns/);
  assert.match(words, /Started: Sunday 22 November 2026, 13:34:00 UTC-03:30/);
  assert.match(words, /Sunday 24 December 2006, 23:30:00 UTC-03:30 to Monday 25 December 2006, 00:01:00 UTC-03:30/);
  assert.doesNotMatch(words, /GMT|BST/);
});

test('text that is not an instant is shown unchanged', () => {
  const times = reportTimes();
  assert.deepEqual([times.long('soon'), times.short('soon'), times.range('soon', 'later')], ['soon', 'soon', 'soon to later']);
});

test('a span is shown in its two largest units', () => {
  assert.deepEqual([0, 999, 61_000, 5_400_000, 90_000_000, -60_000].map(span), [
    '0 ms',
    '999 ms',
    '1 min 1 s',
    '1 h 30 min',
    '1 d 1 h',
    'minus 1 min',
  ]);
});

test('many pieces of evidence of a met scenario are folded under their count; those of any other scenario are open', (t) => {
  const { record, read } = example(t);
  const loaded = (verdict: 'met' | 'not met') =>
    renderReport(
      { ...record, scenarios: record.scenarios.map((s, i) => (i === 0 ? { ...s, verdict, evidence: [0, 1, 2, 3, 4] } : s)) },
      read,
    );
  assert.match(wordsOf(loaded('met')), /All 5 pieces of evidence: (?:\d [a-z ]+, )+\d [a-z ]+/);
  assert.doesNotMatch(loaded('not met'), /All 5 pieces/);
});

test('the load says what the machine had to give, and "unknown" where it was not told', (t) => {
  const { record, read } = example(t);
  const told = wordsOf(renderReport(record, read));
  assert.match(told, /The machine: 2 processors.*processor time of the desk.{1,4}21\.5 %.*idle.{1,4}55 %.*95 of 100.{1,4}4 ms/s);
  assert.match(told, /It had capacity to spare/);
  const [one] = record.load;
  const machine = { ...one!.machine!, capacity: 'unknown' as const, processors: null, generatorLateMs: null };
  const untold = wordsOf(renderReport({ ...record, load: [{ ...one!, machine }] }, read));
  assert.match(untold, /processor time of the desk.{1,4}unknown.*95 of 100.{1,4}unknown/s);
  const { machine: left, ...older } = one!;
  assert.ok(left);
  assert.doesNotMatch(wordsOf(renderReport({ ...record, load: [older] }, read)), /The machine:/);
});
