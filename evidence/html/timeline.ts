import { html, nothing, type Markup } from './markup.ts';
import type { ReportTimes } from './times.ts';

interface Event {
  readonly at: string;
  readonly type: string;
  readonly says: string;
  readonly actor?: string;
}
interface Escalation {
  readonly step: string;
  readonly kind?: string;
  readonly to: string;
  readonly planned: string;
  readonly takenAt: string | null;
  readonly channels?: readonly string[];
  readonly acknowledgedAt?: string | null;
  readonly acknowledgedBy?: string | null;
}
interface Timeline {
  readonly reference?: string;
  readonly timeline: readonly Event[];
  readonly escalations?: readonly Escalation[];
}

export const isTimeline = (value: unknown): value is Timeline =>
  typeof value === 'object' &&
  value !== null &&
  'timeline' in value &&
  Array.isArray(value.timeline) &&
  value.timeline.length > 0 &&
  (value.timeline as unknown[]).every(
    (event) => typeof event === 'object' && event !== null && 'at' in event && typeof event.at === 'string' && 'says' in event,
  );

const WIDTH = 720;
const ms = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds;

export const timeline = (value: Timeline, times: ReportTimes): Markup =>
  html`<figure>
    ${drawing(value, times)}
    <div class="scroll">
      <table class="small">
        <caption>
          What the desk's own record says${value.reference ? html` of ${value.reference}` : nothing}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="num">No.</th>
            <th scope="col">When</th>
            <th scope="col">What happened</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          ${value.timeline.map(
            (event, i) =>
              html`<tr>
                <td class="num">${i + 1}</td>
                <td class="when">${times.element(event.at)}</td>
                <td>${event.says} <span class="quiet">(${event.type})</span></td>
                <td>${event.actor ?? ''}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    ${value.escalations?.length ? escalations(value.escalations, times) : nothing}
  </figure>`;

const escalations = (steps: readonly Escalation[], times: ReportTimes) =>
  html`<div class="scroll">
    <table class="small">
      <caption>
        Steps of the escalation plan
      </caption>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">To</th>
          <th scope="col">Planned</th>
          <th scope="col">Taken</th>
          <th scope="col">Acknowledged</th>
        </tr>
      </thead>
      <tbody>
        ${steps.map(
          (s) =>
            html`<tr>
              <th scope="row">${s.step}</th>
              <td>${s.to}${s.channels?.length ? html` <span class="quiet">by ${s.channels.join(' and ')}</span>` : nothing}</td>
              <td class="when">${times.element(s.planned)}</td>
              <td class="when">${s.takenAt ? times.element(s.takenAt) : 'not taken'}</td>
              <td>
                ${s.acknowledgedAt ? html`${times.element(s.acknowledgedAt)}${s.acknowledgedBy ? html` by ${s.acknowledgedBy}` : nothing}` : ''}
              </td>
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;

/** Events as numbered dots in their places in time; those that would touch are stacked. The table below says the same in words. */
function drawing({ timeline: events, escalations: steps = [] }: Timeline, times: ReportTimes): Markup {
  const taken = steps.flatMap(({ takenAt }) => (takenAt === null ? [] : [ms(takenAt)]));
  const instants = [...events.map(({ at }) => ms(at)), ...taken];
  const [start, end] = [Math.min(...instants), Math.max(...instants)];
  if (start === end) return nothing;
  const x = (t: number) => Math.round(14 + ((t - start) / (end - start)) * (WIDTH - 28));
  const rows: number[] = [];
  const dots = events.map(({ at }, i) => {
    const left = x(ms(at));
    const free = rows.findIndex((right) => right < left - 20);
    const row = free === -1 ? Math.min(rows.length, 5) : free;
    rows[row] = left;
    return { left, row, number: i + 1 };
  });
  const base = 24 + Math.max(...dots.map(({ row }) => row)) * 22;
  const label = `${events.length} events from ${times.short(events[0]!.at)} to ${times.short(events.at(-1)!.at)}; the table below lists them`;
  return html`<svg viewBox="0 0 ${WIDTH} ${base + 40}" width="${WIDTH}" height="${base + 40}" role="img" aria-label="${label}">
    <line x1="10" y1="${base + 14}" x2="${WIDTH - 10}" y2="${base + 14}" stroke="#768692" stroke-width="2" />
    ${taken.map((t) => html`<path d="M${x(t)} ${base + 7}l7 7-7 7-7-7z" fill="#7a5200" />`)}
    ${dots.map(
      ({ left, row, number }) =>
        html`<line x1="${left}" y1="${base - row * 22}" x2="${left}" y2="${base + 14}" stroke="#aeb7bd" /><circle
            cx="${left}"
            cy="${base - row * 22 - 2}"
            r="10"
            fill="#005eb8"
          /><text x="${left}" y="${base - row * 22 + 2}" text-anchor="middle" style="fill:#fff;font-weight:600"
            >${number}</text
          > `,
    )}
    <text x="10" y="${base + 36}">${times.short(events[0]!.at)}</text>
    <text x="${WIDTH - 10}" y="${base + 36}" text-anchor="end">${times.short(events.at(-1)!.at)}</text>
  </svg>`;
}
