import type { RehearsalRecord } from '../types.ts';
import { comparisonSection } from './side-by-side.ts';
import { controlsSection, documentsSection, instruments } from './back-pages.ts';
import { loadSection } from './load.ts';
import { DEFINITIONS } from './clock.ts';
import { area, areasOf, contents } from './criteria.ts';
import type { EvidenceView, ReadEvidence } from './exhibit.ts';
import { firstPage, verdictTitle } from './first-page.ts';
import { html, nothing, trusted } from './markup.ts';
import { scenario, type ScenarioView } from './scenario.ts';
import { SCRIPT, STYLE } from './style.ts';
import { reportTimes } from './times.ts';

/**
 * The report: one self-contained page, a pure and byte-stable function of the record and its evidence files. Pictures over 200 kB and whole
 * files are links into `evidence/` beside it.
 */
export function renderReport(record: RehearsalRecord, read: ReadEvidence): string {
  const times = reportTimes(record.standard.zone);
  const views = viewsOf(record, { read, times });
  const unlinked = [...views.values()].filter(({ home }) => home === '');
  const page = html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: 'self' file:"
        />
        <title>${verdictTitle(record)}</title>
        <style>
          ${trusted(STYLE)}
        </style>
      </head>
      <body>
        <a class="skip" href="#verdict">Skip to the verdict</a>
        <header class="top">
          <div class="wrap">
            <span class="brand">Deskproof</span><span>Rehearsal report, ${times.long(record.run.finishedAt)}</span>
          </div>
        </header>
        ${DEFINITIONS}
        <main class="wrap">
          ${firstPage(record, times)} ${contents(record)}
          ${areasOf(record.criteria).map(([name, criteria]) => area(name, criteria, views))}
          ${
            unlinked.length
              ? html`<section aria-labelledby="other">
                  <h2 id="other">Scenarios of no criterion rehearsed</h2>
                  <h3 class="small quiet">They count for nothing above.</h3>
                  ${unlinked.map(scenario)}
                </section>`
              : nothing
          }
          ${comparisonSection(record, views)} ${loadSection(record, { read, times })} ${documentsSection(record)}
          ${controlsSection(record, views)} ${instruments(record)}
        </main>
        <footer class="wrap small">
          <p>Run ${record.run.id}. Times are those of ${times.place}; the record has them in UTC.</p>
        </footer>
        <script>
          ${trusted(SCRIPT)};
        </script>
      </body>
    </html> `;
  return page.markup;
}

function viewsOf(record: RehearsalRecord, view: EvidenceView): ReadonlyMap<string, ScenarioView> {
  const homes = new Map<string, string>();
  for (const { id, scenarios } of record.criteria) for (const name of scenarios) if (!homes.has(name)) homes.set(name, id);
  return new Map(
    record.scenarios.map((result, i) => [
      result.id,
      {
        result,
        number: i + 1,
        home: homes.get(result.id) ?? '',
        evidence: result.evidence.map((index) => record.evidence[index]!),
        ...view,
      },
    ]),
  );
}
