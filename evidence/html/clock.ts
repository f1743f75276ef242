import { html, nothing, type Markup } from './markup.ts';
import type { ReportTimes } from './times.ts';
import { span } from './words.ts';

interface Segment {
  readonly from: string;
  readonly to: string;
  readonly counts: boolean;
  readonly why: string;
  readonly severity?: string;
  readonly calendar?: string | null;
}
/** A clock as an adapter reads it from its desk (`ClockReading`). */
interface Reading {
  readonly measures: string;
  readonly state: string;
  readonly breached: boolean;
  readonly elapsedMs: number;
  readonly remainingMs: number | null;
  readonly targetMs: number | null;
  readonly due: string | null;
  readonly segments: readonly Segment[];
}
interface Clocks {
  readonly reference?: string;
  readonly at?: string;
  readonly clocks: readonly Reading[];
}

export const isClocks = (value: unknown): value is Clocks =>
  typeof value === 'object' &&
  value !== null &&
  'clocks' in value &&
  Array.isArray(value.clocks) &&
  (value.clocks as unknown[]).every(
    (clock) =>
      typeof clock === 'object' && clock !== null && 'measures' in clock && 'segments' in clock && Array.isArray(clock.segments),
  );

const WIDTH = 720;
const ms = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds;

export const clocks = ({ clocks: readings, at }: Clocks, times: ReportTimes): Markup =>
  readings.length === 0
    ? html`<p>The incident has no clock.</p>`
    : html`${readings.map((reading) => one(reading, at ?? null, times))}`;

const says = ({ measures, state, breached, elapsedMs, targetMs, remainingMs, due }: Reading, times: ReportTimes) =>
  `${measures} clock, ${state}${breached ? ', breached' : ''}: ${span(elapsedMs)} counted${targetMs === null ? '' : ` of ${span(targetMs)}`}${
    remainingMs === null ? '' : remainingMs < 0 ? `, ${span(-remainingMs)} over` : `, ${span(remainingMs)} left`
  }${due === null ? '' : `; due ${times.short(due)}`}`;

function one(reading: Reading, at: string | null, times: ReportTimes): Markup {
  const { segments } = reading;
  return html`<figure>
    ${segments.length ? drawing(reading, at, times) : nothing}
    <figcaption>
      ${capital(says(reading, times))}.${segments.length ? ' Filled: time that counts. Hatched: time that does not.' : ''}
    </figcaption>
    ${
      segments.length
        ? html`<div class="scroll">
            <table class="small">
              <thead>
                <tr>
                  <th scope="col">From</th>
                  <th scope="col">To</th>
                  <th scope="col">Lasts</th>
                  <th scope="col">Counts</th>
                  <th scope="col">Why</th>
                </tr>
              </thead>
              <tbody>
                ${segments.map(
                  (s) =>
                    html`<tr>
                      <td class="when">${times.element(s.from)}</td>
                      <td class="when">${times.element(s.to)}</td>
                      <td>${span(ms(s.to) - ms(s.from))}</td>
                      <td>${s.counts ? 'yes' : 'no'}</td>
                      <td>${s.why}${s.calendar ? html` <span class="quiet">(${s.calendar})</span>` : nothing}</td>
                    </tr> `,
                )}
              </tbody>
            </table>
          </div>`
        : nothing
    }
  </figure>`;
}

const capital = (text: string) => (text[0] ?? '').toUpperCase() + text.slice(1);

/** Draws the clock to scale: counted time filled, pauses and closed hours hatched, the deadline as a line. */
function drawing(reading: Reading, at: string | null, times: ReportTimes): Markup {
  const { segments, due } = reading;
  const edges = [...segments.flatMap(({ from, to }) => [ms(from), ms(to)]), ...(due === null ? [] : [ms(due)])];
  const [start, end] = [Math.min(...edges), Math.max(...edges)];
  const x = (t: number) => Math.round(10 + ((t - start) / Math.max(1, end - start)) * (WIDTH - 20));
  const first = segments[0]!.from;
  const last = String(Temporal.Instant.fromEpochMilliseconds(end));
  const dueX = due === null ? 0 : x(ms(due));
  const nowX = at === null || ms(at) < start || ms(at) > end ? null : x(ms(at));
  return html`<svg viewBox="0 0 ${WIDTH} 86" width="${WIDTH}" height="86" role="img" aria-label="${says(reading, times)}">
    <line x1="10" y1="52" x2="${WIDTH - 10}" y2="52" stroke="#768692" />
    ${segments.map(
      (s) =>
        html`<rect
          x="${x(ms(s.from))}"
          y="30"
          width="${Math.max(1, x(ms(s.to)) - x(ms(s.from)))}"
          height="22"
          ${s.counts ? html`fill="#005eb8"` : html`fill="url(#hatch)" stroke="#768692"`}
        /> `,
    )}${
      due === null
        ? nothing
        : html`<line
              x1="${dueX}"
              y1="18"
              x2="${dueX}"
              y2="62"
              stroke="${reading.breached ? '#b3140b' : '#212b32'}"
              stroke-width="3"
            /><text x="${dueX}" y="13" text-anchor="${dueX > WIDTH - 90 ? 'end' : dueX < 90 ? 'start' : 'middle'}"
              >due ${times.short(due)}</text
            >`
    }${nowX === null ? nothing : html`<path d="M${nowX} 53l-5 9h10z" fill="#212b32" />`}
    <text x="10" y="78">${times.short(first)}</text>
    <text x="${WIDTH - 10}" y="78" text-anchor="end">${times.short(last)}</text>
  </svg>`;
}

/** The hatching that every drawing refers to, once a page. */
export const DEFINITIONS = html`<svg width="0" height="0" aria-hidden="true" focusable="false" style="position:absolute">
  <defs>
    <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill="#fff" />
      <line x1="0" y1="0" x2="0" y2="6" stroke="#768692" stroke-width="2" />
    </pattern>
  </defs>
</svg>`;
