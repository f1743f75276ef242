/** Text and lines are black on white: the pictures are read on paper too. */
const STYLE =
  'text{font-family:Arial,Helvetica,sans-serif;fill:#212b32}.name{font-size:14px;font-weight:bold}.small{font-size:12px}' +
  '.head{font-size:17px;font-weight:bold}.box{fill:#fff;stroke:#4c6272;stroke-width:1.2}.lane{fill:#f0f4f5}' +
  '.arrow{fill:none;stroke:#4c6272;stroke-width:1.2;marker-end:url(#tip)}.port{stroke-dasharray:5 4}';
const TIP =
  '<marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#4c6272"/></marker>';

export const WIDTH = 1240;

export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const rounded = (value: number): string => String(Math.round(value * 10) / 10);

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export const rectangle = ({ x, y, width, height }: Box, style: 'box' | 'lane', radius = 4): string =>
  `<rect class="${style}" x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}" rx="${radius}"/>`;
export const words = (
  x: number,
  y: number,
  text: string,
  style: 'name' | 'small' | 'head' = 'small',
  anchor: 'start' | 'middle' = 'start',
): string => `<text class="${style}" x="${rounded(x)}" y="${rounded(y)}" text-anchor="${anchor}">${escaped(text)}</text>`;

type Point = readonly [x: number, y: number];
/** A line through points that leaves and reaches each of them vertically. */
export function arrow(points: readonly Point[], dashed = false): string {
  const [[x, y], ...rest] = points as [Point, ...Point[]];
  let last: Point = [x, y];
  let path = `M${rounded(x)} ${rounded(y)}`;
  for (const next of rest) {
    const middle = rounded((last[1] + next[1]) / 2);
    path += `C${rounded(last[0])} ${middle} ${rounded(next[0])} ${middle} ${rounded(next[0])} ${rounded(next[1])}`;
    last = next;
  }
  return `<path class="arrow${dashed ? ' port' : ''}" d="${path}"/>`;
}
export const straightArrow = (points: readonly Point[], dashed = false): string =>
  `<path class="arrow${dashed ? ' port' : ''}" d="M${points.map(([x, y]) => `${rounded(x)} ${rounded(y)}`).join('L')}"/>`;

export const picture = (title: string, height: number, parts: readonly string[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${Math.ceil(height)}" width="${WIDTH}" height="${Math.ceil(height)}" role="img">`,
    `<title>${escaped(title)}</title><style>${STYLE}</style><defs>${TIP}</defs>`,
    `<rect width="${WIDTH}" height="${Math.ceil(height)}" fill="#fff"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
