import { buffer } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

/**
 * Reads a PDF from standard input and writes its text as JSON. A separate process, because a hostile file may use all the memory
 * it is given.
 */
const MOST_PAGES = 500;

// The limit of the heap leaves out buffers, in which a page of a few bytes can become gigabytes. A thread of its own looks even while this
// one is busy.
const WATCH = `
const { workerData } = require('node:worker_threads');
const never = new Int32Array(new SharedArrayBuffer(4));
for (;;) {
  if (process.memoryUsage.rss() > workerData) process.kill(process.pid, 'SIGKILL');
  Atomics.wait(never, 0, 0, 20);
}`;
new Worker(WATCH, { eval: true, workerData: Number(process.argv[2]) }).unref();

const pdf = await getDocumentProxy(new Uint8Array(await buffer(process.stdin)));
if (pdf.numPages > MOST_PAGES) throw new Error('more pages than are read');
const { OPS } = await getResolvedPDFJS();
const PICTURES = new Set<number>([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]);
const { info } = await pdf.getMetadata();
const texts = [
  Object.values(info)
    .filter((value) => typeof value === 'string')
    .join('\n'),
];
let pictures = (await pdf.getAttachments()) !== null;
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
  const notes = await page.getAnnotations();
  texts.push(
    notes
      .flatMap((note: Readonly<Record<string, unknown>>) =>
        ['url', 'fieldValue', 'contentsObj', 'contents'].map((name) => JSON.stringify(note[name] ?? '')),
      )
      .join('\n'),
  );
  const { fnArray } = await page.getOperatorList();
  pictures ||= fnArray.some((each) => PICTURES.has(each));
  // A page without words is a scan.
  pictures ||= items.length === 0;
}
process.stdout.write(JSON.stringify({ text: texts.join('\n'), pictures }), () => process.exit(0));
