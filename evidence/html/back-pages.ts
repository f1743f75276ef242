import type { EvidenceItem, LoadResult, RehearsalRecord } from '../types.ts';
import { attachment, type EvidenceView } from './exhibit.ts';
import { anchor, html, nothing, type Markup } from './markup.ts';
import { scenarioAnchor, type ScenarioView } from './scenario.ts';
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
  const { verdict, cause, figures, thresholds, checks, reconciliation } = one;
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
    ${items.map((item) => attachment(item, view))}
  </article>`;
}

export function documentsSection({ documents }: RehearsalRecord): Markup {
  if (documents.length === 0) return nothing;
  return html`<section aria-labelledby="documents">
    <h2 id="documents">Errors in the documents</h2>
    ${documents.map(
      (d) =>
        html`<div class="criterion">
          <p><b>${d.message}</b></p>
          <pre tabindex="0">${d.quote}</pre>
          <p class="small quiet"><span class="mono">${d.file}:${d.line}</span>, found by the check ${d.check}</p>
        </div>`,
    )}
  </section>`;
}

/** The deliberately faulty desks, and which scenarios detected each. */
export function controlsSection({ controls }: RehearsalRecord, views: ReadonlyMap<string, ScenarioView>): Markup {
  if (controls === null)
    return html`<section aria-labelledby="controls">
      <h2 id="controls">Could these checks fail?</h2>
      <p>No faulty desk was rehearsed in this run, so this report does not show that its checks can fail.</p>
    </section>`;
  const { results, neverRed } = controls;
  const caught = results.filter((r) => r.caught).length;
  const ids = (list: readonly string[]) =>
    list.length ? list.map((id, i) => html`${i ? ', ' : ''}<a href="#${anchor(id)}">${id}</a>`) : 'none';
  return html`<section aria-labelledby="controls">
    <h2 id="controls">Could these checks fail?</h2>
    <p>
      ${caught} of ${plural(results.length, 'deliberately faulty desk')} ${results.length === 1 ? 'was' : 'were'} caught. Each has
      one wrong behaviour, injected from outside the desk, and names the criteria it must turn to not met. A desk that is caught
      meets no more scenarios than it takes to see each of them fail once, so it may change more than is said here.
    </p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Fault</th>
            <th scope="col">What it does</th>
            <th scope="col">Must change</th>
            <th scope="col">Changed</th>
            <th scope="col">Caught</th>
          </tr>
        </thead>
        <tbody>
          ${results.map(
            (r) =>
              html`<tr>
                <th scope="row">${r.fault}</th>
                <td>${r.says}</td>
                <td>${ids(r.mustChange)}</td>
                <td>${ids(r.changed)}</td>
                <td><strong class="badge ${r.caught ? 'v-met' : 'v-not-met'}">${r.caught ? 'Caught' : 'Missed'}</strong></td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    <h3>Scenarios that no fault turns red: ${neverRed.length}</h3>
    ${
      neverRed.length
        ? html`<p>What these show was not put to the test by any faulty desk here.</p>
            <ul>
              ${neverRed.map((id) => {
                const view = views.get(id);
                return html`<li>${view ? html`<a href="#${scenarioAnchor(view.number)}">${view.result.name}</a>` : id}</li>`;
              })}
            </ul>`
        : html`<p>Every scenario was turned red by at least one faulty desk.</p>`
    }
  </section>`;
}

export const instruments = ({ run, plan, standard, target, evidence }: RehearsalRecord): Markup =>
  html`<section aria-labelledby="instruments">
    <h2 id="instruments">Instruments</h2>
    <dl class="pairs">
      <dt>Plan</dt>
      <dd>${plan.title} <span class="mono">${plan.file}</span></dd>
      <dt>Plan's SHA-256</dt>
      <dd><code>${plan.sha256}</code></dd>
      <dt>Profile, seed</dt>
      <dd>${plan.profile}, ${plan.seed}</dd>
      <dt>Standard's SHA-256</dt>
      <dd><code>${standard.digest}</code></dd>
      <dt>Adapter</dt>
      <dd>${target.adapter}</dd>
      <dt>Pieces of evidence</dt>
      <dd>${evidence.length}</dd>
      ${Object.entries(run.versions).map(
        ([name, version]) =>
          html`<dt>${name}</dt>
            <dd>${version}</dd>`,
      )}
    </dl>
    <p>
      The same rehearsal for programs: <a href="record.json">record.json</a>, <a href="junit.xml">junit.xml</a>,
      <a href="messages.ndjson">messages.ndjson</a>, and cucumber's own report <a href="cucumber.html">cucumber.html</a>.
    </p>
  </section>`;
