import { html, type Markup } from './markup.ts';

/** Of a text without a form of its own. The whole is in its file. */
const SHOWN = 12_000;

export const excerpt = (text: string): Markup =>
  text.length <= SHOWN
    ? html`<pre tabindex="0">${text}</pre>`
    : html`<pre tabindex="0">${text.slice(0, SHOWN)}</pre>
        <p class="small">The first ${SHOWN} of ${text.length} characters; the file has them all.</p>`;
