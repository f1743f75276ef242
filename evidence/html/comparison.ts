import { html, nothing, trusted, type Markup } from './markup.ts';

/** Figures of the same thing done in several ways, as a scenario attaches them. */
interface Comparison {
  readonly comparison: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly measure: string; readonly values: readonly string[] }[];
  /** Minutes of each case, a list for each column, for the drawing. */
  readonly until: { readonly says: string; readonly minutes: readonly (readonly number[])[] } | null;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const holds = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
export const isComparison = (value: unknown): value is Comparison =>
  holds(value) &&
  typeof value['comparison'] === 'string' &&
  isList(value['columns']) &&
  isList(value['rows']) &&
  value['rows'].every((row) => holds(row) && typeof row['measure'] === 'string' && isList(row['values'])) &&
  (value['until'] === null || (holds(value['until']) && isList(value['until']['minutes'])));

export const comparison = ({ comparison: title, columns, rows, until }: Comparison): Markup =>
  html`${until === null ? nothing : drawing(until.says, columns, until.minutes)}
    <div class="scroll">
      <table>
        <caption>
          ${title}
        </caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            ${columns.map((name) => html`<th scope="col">${name}</th> `)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ measure, values }) =>
              html`<tr>
                <th scope="row">${measure}</th>
                ${values.map((value) => html`<td>${value}</td> `)}
              </tr> `,
          )}
        </tbody>
      </table>
    </div>`;

const [LEFT, RIGHT, TOP, BOTTOM] = [48, 700, 16, 200];
/** A column's line is told from another's by its stroke too, not by colour alone. */
const STROKES = ['stroke="#005eb8" stroke-width="3"', 'stroke="#b3140b" stroke-width="3" stroke-dasharray="7 4"'];
const TICKS = [1, 10, 60, 240, 1440, 4320];
const tick = (minutes: number) =>
  minutes < 60 ? `${minutes} min` : minutes < 1440 ? `${minutes / 60} h` : `${minutes / 1440} d`;

/** Cumulative number of cases over logarithmic time: a steep rise on the left means at once, a slope means waiting. */
function drawing(says: string, columns: readonly string[], minutes: readonly (readonly number[])[]): Markup {
  const most = Math.max(1, ...minutes.map((list) => list.length));
  const longest = Math.max(10, ...minutes.flat());
  const x = (value: number) => Math.round(LEFT + (Math.log10(1 + Math.max(0, value)) / Math.log10(1 + longest)) * (RIGHT - LEFT));
  const y = (count: number) => Math.round(BOTTOM - (count / most) * (BOTTOM - TOP));
  const line = (list: readonly number[]) => {
    const sorted = [...list].sort((a, b) => a - b);
    return `M${LEFT} ${BOTTOM}${sorted.map((value, i) => `H${x(value)}V${y(i + 1)}`).join('')}H${RIGHT}`;
  };
  return html`<figure>
    <svg viewBox="0 0 720 264" width="720" height="264" role="img" aria-label="${`${says}; the table below has the figures`}">
      <path d="M${LEFT} ${TOP}V${BOTTOM}H${RIGHT}" fill="none" stroke="#768692" />
      ${[0, most / 2, most].map((count) => html`<text x="${LEFT - 6}" y="${y(count) + 4}" text-anchor="end">${Math.round(count)}</text>`)}
      ${TICKS.filter((at) => at <= longest).map(
        (at) =>
          html`<line x1="${x(at)}" y1="${BOTTOM}" x2="${x(at)}" y2="${BOTTOM + 5}" stroke="#768692" /><text
              x="${x(at)}"
              y="${BOTTOM + 20}"
              text-anchor="middle"
              >${tick(at)}</text
            >`,
      )}
      ${minutes.map((list, i) => html`<path d="${line(list)}" fill="none" ${trusted(STROKES[i % STROKES.length]!)} />`)}
      ${columns.map(
        (name, i) =>
          html`<path d="M${LEFT + i * 260} 246h34" ${trusted(STROKES[i % STROKES.length]!)} /><text
              x="${LEFT + 42 + i * 260}"
              y="250"
              >${name}</text
            >`,
      )}
    </svg>
    <figcaption>${says}; the time axis is logarithmic.</figcaption>
  </figure>`;
}
