import { html, nothing, type Markup } from './markup.ts';
import type { ReportTimes } from './times.ts';

interface Incoming {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly state: string;
  readonly answeredAt?: string | null;
  readonly heard?: readonly string[];
}
interface Placed {
  readonly id: string;
  readonly at: string;
  readonly to: string;
  readonly says: string;
  readonly outcome: string;
  readonly pressed?: string;
}
interface Calls {
  readonly incoming: readonly Incoming[];
  readonly placed: readonly Placed[];
}

const isList = (value: unknown) =>
  Array.isArray(value) &&
  (value as unknown[]).every((item) => typeof item === 'object' && item !== null && 'at' in item && typeof item.at === 'string');
export const isCalls = (value: unknown): value is Calls =>
  typeof value === 'object' &&
  value !== null &&
  'incoming' in value &&
  'placed' in value &&
  isList(value.incoming) &&
  isList(value.placed);

export const calls = ({ incoming, placed }: Calls, times: ReportTimes): Markup =>
  html`${
    incoming.length
      ? html`<div class="scroll">
          <table>
            <caption>
              Calls to the desk
            </caption>
            <thead>
              <tr>
                <th scope="col">Rang</th>
                <th scope="col">From</th>
                <th scope="col">What became of it</th>
                <th scope="col">What the caller heard</th>
              </tr>
            </thead>
            <tbody>
              ${incoming.map(
                (call) =>
                  html`<tr>
                    <td class="when">${times.element(call.at)}</td>
                    <td>${call.from}</td>
                    <td>${call.state}${call.answeredAt ? html`, answered ${times.element(call.answeredAt)}` : nothing}</td>
                    <td>${(call.heard ?? []).join(' ')}</td>
                  </tr> `,
              )}
            </tbody>
          </table>
        </div>`
      : nothing
  }${
    placed.length
      ? html`<div class="scroll">
          <table>
            <caption>
              Calls the desk placed
            </caption>
            <thead>
              <tr>
                <th scope="col">Rang</th>
                <th scope="col">To</th>
                <th scope="col">What became of it</th>
                <th scope="col">What the desk said</th>
              </tr>
            </thead>
            <tbody>
              ${placed.map(
                (call) =>
                  html`<tr>
                    <td class="when">${times.element(call.at)}</td>
                    <td>${call.to}</td>
                    <td>${call.outcome}${call.pressed ? html`, pressed ${call.pressed}` : nothing}</td>
                    <td>${call.says}</td>
                  </tr> `,
              )}
            </tbody>
          </table>
        </div>`
      : nothing
  }`;
