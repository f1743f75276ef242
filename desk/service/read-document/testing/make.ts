import { constants, crc32, deflateRawSync, deflateSync } from 'node:zlib';

/** A zip of files as they are, uncompressed. For tests only. */
export function zipOf(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const [called, bytes] = [Buffer.from(name), Buffer.from(content)];
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(bytes.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(called.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), shared, called, bytes]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), shared, rest, called]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
export const docx = (body: string, more: Readonly<Record<string, string | Buffer>> = {}): Buffer =>
  zipOf({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...more,
  });
export const xlsx = (rows: string, more: Readonly<Record<string, string>> = {}): Buffer =>
  zipOf({ 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`, ...more });

/** A one-page PDF with `text` (without brackets). */
export const pdf = (text: string): Buffer => pdfOf(`BT /F1 12 Tf 72 720 Td (${text}) Tj ET`);

/** A PDF of a few kilobytes whose page is so many megabytes of blanks, compressed twice. */
export function pdfThatGrows(megabytes: number): Buffer {
  const chunk = deflateRawSync(Buffer.alloc(1024 * 1024, 0x20), { finishFlush: constants.Z_FULL_FLUSH });
  // Raw blocks that end at a byte can be repeated; the last one is empty. The checksum is not looked at.
  const once = Buffer.concat([
    Buffer.from('789c', 'hex'),
    ...Array.from({ length: megabytes }, () => chunk),
    Buffer.from('0300', 'hex'),
  ]);
  return pdfOf(deflateSync(once).toString('latin1'), ' /Filter [/FlateDecode /FlateDecode]');
}

/** A one-page PDF with a valid cross-reference table. */
function pdfOf(stream: string, filter = ''): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length}${filter} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const place = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const at = body.length;
  return Buffer.from(
    `${body}xref\n0 6\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    'latin1',
  );
}
