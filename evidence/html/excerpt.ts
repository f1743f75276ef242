import { html, type Markup } from './markup.ts';

/** How much of a plain text is shown. The file has all of it. */
const SHOWN = 12_000;

export const excerpt = (text: string): Markup =>
  text.length <= SHOWN
    ? html`<pre tabindex="0">${text}</pre>`
    : html`<pre tabindex="0">${text.slice(0, SHOWN)}</pre>
        <p class="small">The first ${SHOWN} of ${text.length} characters; the file has them all.</p>`;
