import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingIn } from './index.ts';
import { readPdf } from './pdf.ts';
import { docx, pdf, pdfThatGrows, xlsx, zipOf } from './testing/make.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const DOCX = `${OFFICE}.wordprocessingml.document`;
const XLSX = `${OFFICE}.spreadsheetml.sheet`;
const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
const paragraph = (...runs: readonly string[]) => `<w:p>${runs.map(run).join('')}</w:p>`;
const KNOWN = { hospitalNumbers: [{ name: 'ours', shape: 'SE ######' }] };
const harmless = paragraph('No images load on ward 4F.');
const deep = '<a>'.repeat(100_000);

for (const [what, mediaType, content, finding] of [
  ['DOCX without a number', DOCX, docx(harmless), null],
  ['DOCX with one in a paragraph', DOCX, docx(paragraph('Record of 401\u00a0023\u00a02137')), 'holds-number'],
  ['DOCX with one cut into runs', DOCX, docx(paragraph('Record of 4010', '2321', '37')), 'holds-number'],
  [
    'DOCX with one in its header',
    DOCX,
    docx(harmless, { 'word/header1.xml': '<hdr><p><t>NHS 401 023 2137</t></p></hdr>' }),
    'holds-number',
  ],
  [
    'DOCX with one in its title',
    DOCX,
    docx(harmless, { 'docProps/core.xml': '<p><title>401 023 2137</title></p>' }),
    'holds-number',
  ],
  [
    'DOCX with one in a link',
    DOCX,
    docx(harmless, { 'word/_rels/document.xml.rels': '<R><L Target="https://x.example/?nhs=401%20023%202137"/></R>' }),
    'holds-number',
  ],
  ['DOCX with a picture', DOCX, docx(harmless, { 'word/media/image1.png': Buffer.alloc(9) }), 'holds-pictures'],
  [
    'DOCX with nested entities',
    DOCX,
    docx(harmless, { 'word/footer1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }),
    'unreadable',
  ],
  ['DOCX nested without end', DOCX, docx(harmless, { 'word/footer1.xml': deep }), 'unreadable'],
  ['DOCX with a part outside itself', DOCX, zipOf({ '../../evil.xml': '<a/>' }), 'unreadable'],
  ['DOCX cut in half', DOCX, docx(harmless).subarray(0, 150), 'unreadable'],
  ['a password-protected DOCX', DOCX, Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'unreadable'],
  ['XLSX without a number', XLSX, xlsx('<row><c><v>12</v></c><c><v>4010</v></c></row>'), null],
  ['XLSX with one in a cell', XLSX, xlsx('<row><c><v>4010232137</v></c></row>'), 'holds-number'],
  [
    'XLSX with one in three cells',
    XLSX,
    xlsx('<row><c><v>401</v></c><c t="str"><v>023</v></c><c><v>2137</v></c></row>'),
    'holds-number',
  ],
  [
    'XLSX with one in a shared string',
    XLSX,
    xlsx('<row><c t="s"><v>0</v></c></row>', { 'xl/sharedStrings.xml': '<sst><si><t>401 023 2137</t></si></sst>' }),
    'holds-number',
  ],
  ['PDF without a number', 'application/pdf', pdf('No images load on ward 4F.'), null],
  ['PDF with one', 'application/pdf', pdf('Record of 401 023 2137'), 'holds-number'],
  ['PDF with a hospital number', 'application/pdf', pdf('Record of SE 123456'), 'holds-number'],
  ['DOCX with a hospital number', DOCX, docx(paragraph('Record of SE-', '123456')), 'holds-number'],
  ['PDF without words', 'application/pdf', pdf(''), 'holds-pictures'],
  ['PDF that is none', 'application/pdf', Buffer.from('%PDF-1.4 nothing'), 'unreadable'],
  ['a picture', 'image/png', Buffer.alloc(9), null],
] as const)
  test(`${what}: ${finding ?? 'nothing found'}`, async () =>
    assert.equal(await findingIn({ mediaType, content }, KNOWN), finding));

const LIMITS = { ms: 10_000, bytes: 512 * 1024 * 1024 };
for (const [what, limits] of [
  ['time', { ...LIMITS, ms: 1 }],
  ['memory', { ...LIMITS, bytes: 1024 * 1024 }],
] as const)
  test(`a PDF that needs more ${what} than the limit cannot be read`, async () =>
    assert.equal(await readPdf(pdf('No images load.'), limits), null));

test('a page of a few kilobytes that becomes a gigabyte is not read', async () => {
  assert.deepEqual(await readPdf(pdfThatGrows(1024), { ...LIMITS, bytes: 300 * 1024 * 1024 }), null);
});

test('several documents are read concurrently', async () => {
  const read = await Promise.all([1, 2, 3].map(async (n) => readPdf(pdf(`Ward ${n}`))));
  assert.deepEqual(
    read.map((words) => words?.text.includes('Ward')),
    [true, true, true],
  );
});
