import type { RehearsalRecord } from '../types.ts';
import { attachment } from './exhibit.ts';
import { html, nothing, type Markup } from './markup.ts';
import { scenarioAnchor, type ScenarioView } from './scenario.ts';

/** All comparisons that scenarios attached, in one section. */
export function comparisonSection({ evidence }: RehearsalRecord, views: ReadonlyMap<string, ScenarioView>): Markup {
  const items = evidence.filter(({ kind }) => kind === 'comparison');
  if (items.length === 0) return nothing;
  return html`<section aria-labelledby="side-by-side">
    <h2 id="side-by-side">Side by side</h2>
    ${items.map((item) => {
      const view = item.scenario === null ? undefined : views.get(item.scenario);
      return html`${
        view
          ? html`<p>Measured by <a href="#${scenarioAnchor(view.number)}">${view.result.name}</a>, in this run.</p>
              ${attachment(item, view, { open: true })}`
          : nothing
      }`;
    })}
  </section>`;
}
