import type { EvidenceItem } from '../types.ts';
import { isText } from '../redaction/index.ts';
import { calls, isCalls } from './calls.ts';
import { comparison, isComparison } from './comparison.ts';
import { excerpt } from './excerpt.ts';
import { clocks, isClocks } from './clock.ts';
import { exchanges, isExchanges } from './exchange.ts';
import { mail } from './mail.ts';
import { html, nothing, trusted, type Markup } from './markup.ts';
import { isTimeline, timeline } from './timeline.ts';
import type { ReportTimes } from './times.ts';
import { bytes, KINDS, removed } from './words.ts';

/** The bytes of an item, or null where the file is not at hand. */
export type ReadEvidence = (item: EvidenceItem) => Uint8Array | null;

/** What every piece of evidence is shown with. */
export interface EvidenceView {
  readonly read: ReadEvidence;
  readonly times: ReportTimes;
}

/** A picture up to this size stands in the page; a larger one is a link to its file beside the page. */
const EMBED = 200 * 1024;

interface Place {
  /** What findings link to. */
  readonly id?: string;
  readonly open?: boolean;
}

export function attachment(item: EvidenceItem, { read, times }: EvidenceView, { id, open = false }: Place = {}): Markup {
  const shown = item.kind === 'screenshot' || (open && item.kind !== 'log' && item.kind !== 'load');
  return html`<details${id === undefined ? nothing : html` id="${id}"`}${shown ? trusted(' open') : nothing}><summary><span class="quiet">${KINDS[item.kind]}:</span> <span class="what">${item.title}</span></summary>
${body(item, read, times)}
<p class="small quiet"><a href="${item.file}">${item.file.slice('evidence/'.length, 'evidence/'.length + 12)}…</a> ${item.mediaType}, ${bytes(item.size)}; taken ${
    item.at.simulated === null ? nothing : html`${times.long(item.at.simulated)} simulated time, `
  }${times.long(item.at.real)} real time${item.step === null ? nothing : html`, at “${item.step}”`}${item.redactions.length ? html`; removed before it was written: ${removed(item.redactions)}` : nothing}</p></details>`;
}

function body(item: EvidenceItem, read: ReadEvidence, times: ReportTimes): Markup {
  const content = read(item);
  if (!content) return html`<p>The file <span class="mono">${item.file}</span> was not there when this page was made.</p>`;
  if (/^image\/(?:png|jpeg)$/.test(item.mediaType)) return picture(item, content);
  if (!isText(item.mediaType)) return html`<p>Open <a href="${item.file}">the file</a>: it is not text.</p>`;
  const text = Buffer.from(content).toString('utf8');
  if (item.mediaType === 'message/rfc822') return mail(text);
  if (item.mediaType === 'text/html' || item.mediaType === 'image/svg+xml')
    return html`<p>Open <a href="${item.file}">${item.title}</a>.</p>`;
  return item.mediaType === 'application/json' ? data(text, times) : excerpt(text);
}

function picture(item: EvidenceItem, content: Uint8Array): Markup {
  const src = content.length <= EMBED ? `data:${item.mediaType};base64,${Buffer.from(content).toString('base64')}` : item.file;
  return html`<figure>
    <img src="${src}" alt="${`Screen: ${item.title}`}" />
    <figcaption>${item.title}</figcaption>
  </figure>`;
}

function data(text: string, times: ReportTimes): Markup {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return excerpt(text);
  }
  try {
    if (isComparison(value)) return comparison(value);
    if (isExchanges(value)) return exchanges(value, times);
    if (isCalls(value)) return calls(value, times);
    if (isClocks(value)) return clocks(value, times);
    if (isTimeline(value)) return timeline(value, times);
  } catch {
    // Another desk may report JSON that only resembles ours: shown as text.
  }
  return excerpt(text);
}
