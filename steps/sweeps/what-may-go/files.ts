import { FIRST_BYTES } from '../found-again/files.ts';
import type { File } from './sent.ts';
import { zipOf } from './zip.ts';

/** A valid NHS number of nobody. */
export const NUMBER = '943 476 5919';
export const WORDS = 'Workstation WS-4411 stopped';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const text = (content: string): File => ({ name: 'viewer.txt', mediaType: 'text/plain', content: Buffer.from(content) });
const image = (name: string, mediaType: string): File => ({
  ...{ name, mediaType },
  content: Buffer.concat([Buffer.from(FIRST_BYTES[mediaType]!, 'hex'), Buffer.alloc(64, 7)]),
});

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const run = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const paragraph = (...words: readonly string[]): string => `<w:p>${words.map(run).join('')}</w:p>`;
const bodyOf = (inner: string): string => `${XML}<w:document ${W}><w:body>${inner}</w:body></w:document>`;
const TYPES = `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`;

const letter = (inner: string, more: Readonly<Record<string, string>> = {}): File => ({
  ...{ name: 'letter.docx', mediaType: DOCX },
  content: zipOf({ '[Content_Types].xml': TYPES, 'word/document.xml': bodyOf(inner), ...more }),
});
const plainly = paragraph(WORDS);

const workbook = (rows: string, shared: readonly string[] = []): File => ({
  ...{ name: 'table.xlsx', mediaType: XLSX },
  content: zipOf({
    '[Content_Types].xml': TYPES,
    'xl/worksheets/sheet1.xml': `${XML}<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `${XML}<sst>${shared.map((words) => `<si><t>${words}</t></si>`).join('')}</sst>`,
  }),
});
const cell = (value: string, type = ''): string => `<c${type}><v>${value}</v></c>`;

/** A page whose words are drawn by one operator, with its table of offsets. */
function page(words: string): File {
  const drawn = `BT /F1 12 Tf 72 720 Td (${words}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const offset = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return { name: 'page.pdf', mediaType: 'application/pdf', content: Buffer.from(body + end, 'latin1') };
}

const MEGABYTE = 1024 * 1024;
const large = (name: string, bytes: number): File => ({
  ...text(`${WORDS}\n`.repeat(Math.ceil(bytes / 28)).slice(0, bytes)),
  name,
});
const others = (count: number, bytes: number): readonly File[] =>
  Array.from({ length: count }, (_, i) => large(`other ${i}.txt`, bytes));

export interface Attached {
  readonly file: File;
  /** What is attached before it, and goes. */
  readonly before?: readonly File[];
}

/** Files, by their name in the table. */
export const FILES: Readonly<Record<string, () => Attached>> = {
  'a text': () => ({ file: text(WORDS) }),
  'a text with a number': () => ({ file: text(`${WORDS} for ${NUMBER}.`) }),
  'a table as text, with a number': () => ({
    file: { name: 'rows.csv', mediaType: 'text/csv', content: Buffer.from(`${WORDS},bed 9,${NUMBER}\n`) },
  }),
  'a picture': () => ({ file: image('screen.png', 'image/png') }),
  'a photograph': () => ({ file: image('screen.jpg', 'image/jpeg') }),
  'a fax page': () => ({ file: image('fax.tif', 'image/tiff') }),
  'a letter': () => ({ file: letter(plainly) }),
  'a letter with a number in a sentence': () => ({ file: letter(paragraph(`${WORDS} for ${NUMBER}.`)) }),
  'a letter with a number in two halves': () => ({ file: letter(paragraph(WORDS, ' 943 4', '76 5919')) }),
  'a letter with a number in its header': () => ({
    file: letter(plainly, { 'word/header1.xml': `${XML}<w:hdr ${W}>${paragraph(NUMBER)}</w:hdr>` }),
  }),
  'a letter with a number in a comment': () => ({
    file: letter(plainly, {
      'word/comments.xml': `${XML}<w:comments ${W}><w:comment>${paragraph(NUMBER)}</w:comment></w:comments>`,
    }),
  }),
  'a letter with a number in its properties': () => ({
    file: letter(plainly, { 'docProps/core.xml': `${XML}<properties><title>${NUMBER}</title></properties>` }),
  }),
  'a letter with a number in the text of a link': () => ({
    file: letter(`${plainly}<w:p><w:hyperlink w:tooltip="Patient ${NUMBER}">${run('here')}</w:hyperlink></w:p>`),
  }),
  'a letter with two numbers of rooms in two cells': () => ({
    file: letter(`<w:tbl><w:tr><w:tc>${paragraph('943 47')}</w:tc><w:tc>${paragraph('6 5919')}</w:tc></w:tr></w:tbl>`),
  }),
  'a letter with a picture': () => ({ file: letter(plainly, { 'word/media/image1.png': 'a picture' }) }),
  'a letter with a workbook in it': () => ({ file: letter(plainly, { 'word/embeddings/book.xlsx': 'a workbook' }) }),
  'a letter that is damaged': () => {
    const { content, ...rest } = letter(plainly);
    return { file: { ...rest, content: content.subarray(0, content.length - 40) } };
  },
  'a letter with a part that is no XML': () => ({ file: letter(plainly, { 'word/footer1.xml': `${XML}<w:ftr ${W}>no end` }) }),
  'a letter with a document type': () => ({
    file: letter(plainly, { 'word/footer1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>words</a>' }),
  }),
  'a letter nested two hundred deep': () => ({ file: letter(`${'<w:p>'.repeat(210)}${'</w:p>'.repeat(210)}`) }),
  'a workbook': () => ({ file: workbook(`<row>${cell('0', ' t="s"')}${cell('12')}</row>`, [WORDS]) }),
  'a workbook with a number as text': () => ({ file: workbook(`<row>${cell('0', ' t="s"')}</row>`, [NUMBER]) }),
  'a workbook with a number as a figure under its name': () => ({
    file: workbook(`<row><c t="inlineStr"><is><t>NHS number</t></is></c>${cell('9434765919')}</row>`),
  }),
  'a workbook whose shared words are numbered like one': () => ({
    file: workbook(`<row>${cell('9434765919', ' t="s"')}</row>`, [WORDS]),
  }),
  'a page of PDF': () => ({ file: page(WORDS) }),
  'a page of PDF with a number': () => ({ file: page(`${WORDS} for ${NUMBER}.`) }),
  'a page of PDF that is damaged': () => ({ file: { ...page(WORDS), content: Buffer.from('%PDF-1.7\nof nothing') } }),
  'a text larger than may go': () => ({ file: large('large.txt', 3 * MEGABYTE + 1) }),
  'the twenty-first text': () => ({ file: text(WORDS), before: others(20, 40) }),
  'a text that is too much with the others': () => ({ file: large('last.txt', MEGABYTE), before: others(2, 2.2 * MEGABYTE) }),
};
