import type { RehearsalRecord } from '../types.ts';
import { anchor, html, nothing, type Markup } from './markup.ts';
import { scenarioAnchor, type ScenarioView } from './scenario.ts';
import { plural } from './words.ts';

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

const noFaults = ({ notOffered = [] }: RehearsalRecord['target']): string =>
  notOffered.some(({ part }) => part === 'faults') ? ' The adapter of this desk offers none.' : '';

/** The deliberately faulty desks, and which scenarios detected each. */
export function controlsSection({ controls, target }: RehearsalRecord, views: ReadonlyMap<string, ScenarioView>): Markup {
  if (controls === null)
    return html`<section aria-labelledby="controls">
      <h2 id="controls">Could these checks fail?</h2>
      <p>No faulty desk was rehearsed in this run, so this report does not show that its checks can fail.${noFaults(target)}</p>
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
