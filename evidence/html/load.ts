import type { EvidenceItem, LoadMachine, LoadResult, RehearsalRecord } from '../types.ts';
import { attachment, type EvidenceView } from './exhibit.ts';
import { html, nothing, type Markup } from './markup.ts';
import { badge, LOAD_CHECKS, plural, verdictClass } from './words.ts';

const figure = (n: number) =>
  Number.isInteger(n) ? n.toLocaleString('en-GB') : n.toLocaleString('en-GB', { maximumFractionDigits: 2 });

export function loadSection({ load, evidence }: RehearsalRecord, view: EvidenceView): Markup {
  if (load.length === 0) return nothing;
  return html`<section aria-labelledby="load">
    <h2 id="load">Load</h2>
    ${load.map((one) =>
      profile(
        one,
        one.evidence.map((i) => evidence[i]!),
        view,
      ),
    )}
  </section>`;
}

function profile(one: LoadResult, items: readonly EvidenceItem[], view: EvidenceView): Markup {
  const { verdict, cause, figures, thresholds, checks, reconciliation, machine } = one;
  return html`<article class="criterion">
    <div class="head">
      <h3>${one.profile}</h3>
      ${badge(verdict)}
    </div>
    ${cause === null ? nothing : html`<div class="inset ${verdictClass(verdict)}"><p>${cause}</p></div>`}
    ${
      reconciliation === null
        ? nothing
        : html`<p>
            <b>${figure(reconciliation.acknowledged)}</b> acknowledged, <b>${figure(reconciliation.stored)}</b> stored:
            ${
              reconciliation.missing.length === 0 && reconciliation.extra === 0
                ? 'nothing lost, nothing extra.'
                : html`${plural(reconciliation.missing.length, 'acknowledged one is', 'acknowledged ones are')}
                  missing${reconciliation.missing.length ? html` (${reconciliation.missing.slice(0, 10).join(', ')}${reconciliation.missing.length > 10 ? ' …' : ''})` : nothing},
                  ${reconciliation.extra} extra.`
            }
          </p>`
    }
    ${
      checks.length
        ? html`<div class="scroll">
            <table>
              <caption>
                What was checked after it
              </caption>
              <thead>
                <tr>
                  <th scope="col">Check</th>
                  <th scope="col">What it asks</th>
                  <th scope="col">Verdict</th>
                </tr>
              </thead>
              <tbody>
                ${checks.map(
                  (c) =>
                    html`<tr>
                      <th scope="row">${c.check}</th>
                      <td>${LOAD_CHECKS[c.check]}${c.cause === null ? nothing : html` <b>${c.cause}</b>`}</td>
                      <td>${badge(c.verdict)}</td>
                    </tr> `,
                )}
              </tbody>
            </table>
          </div>`
        : nothing
    }
    <div class="facts">
      <div>
        <table>
          <caption>
            Figures
          </caption>
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col" class="num">Value</th>
            </tr>
          </thead>
          <tbody>
            ${Object.entries(figures).map(
              ([name, value]) =>
                html`<tr>
                  <th scope="row">${name}</th>
                  <td class="num">${figure(value)}</td>
                </tr> `,
            )}
          </tbody>
        </table>
      </div>
      <div>
        <table>
          <caption>
            Thresholds
          </caption>
          <thead>
            <tr>
              <th scope="col">Threshold</th>
              <th scope="col">Kept</th>
            </tr>
          </thead>
          <tbody>
            ${thresholds.map(
              (t) =>
                html`<tr>
                  <th scope="row">${t.name}</th>
                  <td>${badge(t.ok ? 'met' : 'not met')}</td>
                </tr> `,
            )}
          </tbody>
        </table>
      </div>
    </div>
    ${machine === undefined ? nothing : machineFacts(machine)} ${items.map((item) => attachment(item, view))}
  </article>`;
}

const CAPACITY: Readonly<Record<LoadMachine['capacity'], string>> = {
  'to spare': 'It had capacity to spare, so what was slow is the desk’s own.',
  short: 'It had none to spare, so what was slow or did not come says nothing about the desk.',
  unknown: 'Whether it had capacity to spare is unknown, so what was slow or did not come says nothing about the desk.',
};

/** What the machine had to give: the reader judges by it whether the desk or the machine was slow. */
function machineFacts({ capacity, cores, processors, generatorLateMs, droppedIterations }: LoadMachine): Markup {
  const rows: readonly (readonly [string, number | undefined, string])[] = [
    ['processor time of the desk', processors?.desk, ' %'],
    ['processor time of k6', processors?.k6, ' %'],
    ['processor time of the harness and its suppliers', processors?.harness, ' %'],
    ['processor time of everything else', processors?.others, ' %'],
    ['waiting for the disk', processors?.disk, ' %'],
    ['idle', processors?.idle, ' %'],
    ['time with nothing idle', processors?.full, ' %'],
    ['k6 woke late, 95 of 100', generatorLateMs ?? undefined, ' ms'],
    ['iterations dropped', droppedIterations, ''],
  ];
  return html`<div class="scroll">
      <table>
        <caption>
          The machine: ${plural(cores, 'processor')}
        </caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col" class="num">Value</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name, value, unit]) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td class="num">${value === undefined ? 'unknown' : `${figure(value)}${unit}`}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    <p>${CAPACITY[capacity]}</p>`;
}
