import { unmetFindings } from '../findings.ts';
import type { EvidenceItem, Finding, ScenarioResult, StepResult, Verdict } from '../types.ts';
import { attachment, type EvidenceView } from './exhibit.ts';
import { html, nothing, type Markup } from './markup.ts';
import { badge, PIECES, plural, shape, span, verdictClass } from './words.ts';

export interface ScenarioView extends EvidenceView {
  readonly result: ScenarioResult;
  /** From 1, in the order of the record. */
  readonly number: number;
  /** The criterion it is shown under. */
  readonly home: string;
  readonly evidence: readonly EvidenceItem[];
}

export const scenarioAnchor = (number: number): string => `scenario-${number}`;

const AS_VERDICT: Readonly<Record<StepResult['status'], Verdict>> = {
  passed: 'met',
  failed: 'not met',
  skipped: 'not applicable',
  undefined: 'error',
  pending: 'needs review',
  ambiguous: 'error',
  unknown: 'error',
};

export function scenario({ result, number, evidence, ...view }: ScenarioView): Markup {
  const { name, feature, rule, verdict, cause, owner, attempts, steps, simulated, durationMs, file, line } = result;
  const links = (finding: Finding) => shownBy(finding, result, number);
  return html`<div class="scenario" id="${scenarioAnchor(number)}">
    <div class="head">
      <h4>${name}</h4>
      ${badge(verdict)}
    </div>
    <p class="small quiet">${feature}${rule === null ? nothing : html` · ${rule}`} · <span class="mono">${file}:${line}</span></p>
    ${
      cause === null
        ? nothing
        : html`<div class="inset ${verdictClass(verdict)}">
            <p>${cause}</p>
            ${owner ? html`<p>Owner: ${owner}</p>` : nothing}
          </div>`
    }
    ${unmet(unmetFindings(result), links)}
    ${attempts > 1 ? html`<p><b>Tried ${attempts} times.</b> What is shown is the last attempt.</p>` : nothing}
    <ol class="steps">
      ${steps.map((one) => step(one, links))}
    </ol>
    <p class="small quiet">
      ${
        simulated
          ? html`${view.times.range(simulated.from, simulated.to)} on the simulated clock
            (${span(Temporal.Instant.from(simulated.to).since(simulated.from).total('milliseconds'))}); ${span(durationMs)} of
            real time`
          : html`${span(durationMs)} of real time`
      }${evidence.length ? html`; ${plural(evidence.length, 'piece')} of evidence` : '; no evidence was kept'}
    </p>
    ${exhibits(evidence, view, verdict, number)}
  </div>`;
}

/** Above this number the pieces are folded behind one line, so that scenarios can be read in sequence. */
const SEEN_AT_ONCE = 4;

/** The evidence of a scenario. It is unfolded unless the scenario is met. */
function exhibits(evidence: readonly EvidenceItem[], view: EvidenceView, verdict: Verdict, number: number): Markup {
  const pieces = html`${evidence.map((item, place) => attachment(item, view, { id: evidenceAnchor(number, place), open: verdict !== 'met' }))}`;
  return verdict !== 'met' || evidence.length <= SEEN_AT_ONCE
    ? pieces
    : html`<details class="all">
        <summary><span class="what">All ${plural(evidence.length, 'piece')} of evidence</span>: ${byKind(evidence)}</summary>
        ${pieces}
      </details>`;
}

/** "7 letters, 1 telephone log": of each kind how many, in the order they were first kept. */
function byKind(evidence: readonly EvidenceItem[]): string {
  const counts = new Map<EvidenceItem['kind'], number>();
  for (const { kind } of evidence) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, n]) => plural(n, ...PIECES[kind])).join(', ');
}

const evidenceAnchor = (scenario: number, place: number): string => `evidence-${scenario}-${place + 1}`;

type Links = (finding: Finding) => Markup;

/** Links to the evidence of a finding, by its place in the scenario. */
function shownBy({ evidence }: Finding, result: ScenarioResult, number: number): Markup {
  const places = evidence.map((item) => result.evidence.indexOf(item)).filter((place) => place >= 0);
  if (places.length === 0) return nothing;
  return html` <span class="small quiet"
    >evidence ${places.map((place) => html`<a href="#${evidenceAnchor(number, place)}">${place + 1}</a> `)}</span
  >`;
}

/** Of more findings than these, the first are listed. */
const LISTED = 200;

/** What was not shown, before the steps: one sentence each, with its evidence. */
function unmet(findings: readonly Finding[], links: Links): Markup {
  if (findings.length === 0) return nothing;
  return html`<p>${plural(findings.length, 'sentence')} not shown:</p>
    <ul>
      ${findings.slice(0, LISTED).map((finding) => html`<li>${badge(finding.verdict)} ${finding.sentence}${finding.cause === null ? nothing : html`: ${finding.cause}`}${links(finding)}</li> `)}
      ${findings.length > LISTED ? html`<li>and ${findings.length - LISTED} more, which the record lists</li>` : nothing}
    </ul>`;
}

const step = ({ keyword, text, status, message, findings = [] }: StepResult, links: Links) =>
  html`<li class="${status}">
    <span class="${verdictClass(AS_VERDICT[status])}">${shape(AS_VERDICT[status])}</span><span class="kw">${keyword.trim()}</span
    ><span class="words"
      >${text}${findings.length === 1 ? links(findings[0]!) : findings.length > 1 ? html` <span class="small quiet">${rows(findings)}</span>` : nothing}</span
    ><span class="small quiet">${status}</span>${
      message === null ? nothing : html`<pre class="message" tabindex="0">${message}</pre>`
    }
  </li> `;

/** "20 rows, 2 not shown". */
function rows(findings: readonly Finding[]): string {
  const open = findings.filter(({ verdict }) => verdict !== 'met').length;
  return `${plural(findings.length, 'row')}${open ? `, ${open} not shown` : ', all shown'}`;
}
