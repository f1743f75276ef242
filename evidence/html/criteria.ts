import type { CriterionResult, RehearsalRecord } from '../types.ts';
import { anchor, html, nothing, type Markup } from './markup.ts';
import { scenario, scenarioAnchor, type ScenarioView } from './scenario.ts';
import { badge, plural, verdictClass } from './words.ts';

const BY = { scenario: 'Scenarios', load: 'Load', document: 'Documents', attestation: 'Attestation' } as const;

/** Areas in the order their first criterion has in the record. */
export const areasOf = (
  criteria: readonly CriterionResult[],
): readonly (readonly [area: string, criteria: readonly CriterionResult[]])[] => [...Map.groupBy(criteria, ({ area }) => area)];

export const areaAnchor = (area: string): string => `area-${anchor(area)}`;

export function contents(record: RehearsalRecord): Markup {
  return html`<nav aria-labelledby="contents">
    <h2 id="contents">Criterion by criterion</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col">Area</th>
            <th scope="col">Verdict</th>
            <th scope="col" class="num">Scenarios</th>
          </tr>
        </thead>
        <tbody>
          ${record.criteria.map(
            ({ id, title, area, verdict, scenarios }) =>
              html`<tr>
                <th scope="row"><a href="#${anchor(id)}">${id}</a> <span class="id">${title}</span></th>
                <td>${area}</td>
                <td>${badge(verdict)}</td>
                <td class="num">${scenarios.length}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    <p>
      Then:
      ${record.load.length ? html`<a href="#load">load</a>, ` : nothing}${record.documents.length ? html`<a href="#documents">documents</a>, ` : nothing}<a
        href="#controls"
        >could these checks fail?</a
      >, <a href="#instruments">instruments</a>.
    </p>
  </nav>`;
}

/** Statement → verdict → showings → scenarios. A scenario of several criteria is printed under the first; the others link to it. */
export function area(name: string, criteria: readonly CriterionResult[], views: ReadonlyMap<string, ScenarioView>): Markup {
  return html`<section aria-labelledby="${areaAnchor(name)}">
    <h2 id="${areaAnchor(name)}">${name}</h2>
    ${criteria.map((one) => criterion(one, views))}
  </section>`;
}

function criterion(one: CriterionResult, views: ReadonlyMap<string, ScenarioView>): Markup {
  const { id, title, statement, sources, verdict, cause, mustPass, showings, scenarios } = one;
  return html`<article class="criterion" id="${anchor(id)}" aria-labelledby="${anchor(id)}-title">
    <div class="head">
      <h3 id="${anchor(id)}-title"><span class="id">${id}</span> ${title}</h3>
      ${badge(verdict)}
    </div>
    <p class="statement">${statement}</p>
    <p class="small quiet">
      ${mustPass ? 'Must pass' : 'Advisory'}${sources.length ? html`. Source: ${sources.join('; ')}` : nothing}
    </p>
    ${cause === null ? nothing : html`<div class="inset ${verdictClass(verdict)}"><p>${cause}</p></div>`}
    ${showings.length ? table(showings) : nothing}
    ${scenarios.map((name) => {
      const view = views.get(name);
      if (!view) return nothing;
      if (view.home !== id)
        return html`<p>
          Also shown by <a href="#${scenarioAnchor(view.number)}">${view.result.name}</a> ${badge(view.result.verdict)}
          <span class="quiet">(under ${view.home})</span>
        </p>`;
      return scenario(view);
    })}
  </article>`;
}

const table = (showings: CriterionResult['showings']) =>
  html`<div class="scroll">
    <table>
      <caption>
        How it is shown: ${plural(showings.length, 'way')}, and every one must be met
      </caption>
      <thead>
        <tr>
          <th scope="col">By</th>
          <th scope="col">What</th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        ${showings.map(
          ({ by, what, verdict, cause, notes = [] }) =>
            html`<tr>
              <th scope="row">${BY[by]}</th>
              <td>
                ${what}${cause === null || showings.length === 1 ? nothing : html`<br /><span class="quiet">${cause}</span>`}${notes.map((note) => html`<br /><span class="quiet">${note}</span>`)}
              </td>
              <td>${badge(verdict)}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
