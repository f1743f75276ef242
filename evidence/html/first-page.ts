import { ownerOfError } from '../findings.ts';
import type { CriterionResult, Owner, RehearsalRecord, Verdict } from '../types.ts';
import { anchor, html, nothing, type Markup } from './markup.ts';
import type { ReportTimes } from './times.ts';
import { badge, plural, shape, span, verdictClass, verdictWord } from './words.ts';

const ORDER: readonly Verdict[] = ['met', 'not met', 'blocked', 'needs review', 'not applicable', 'error'];
const ALWAYS: readonly Verdict[] = ['met', 'not met', 'blocked', 'needs review'];

/** The first screen: the verdict in a sentence, and the facts needed to judge it. */
export function firstPage(record: RehearsalRecord, times: ReportTimes): Markup {
  const { outcome, target, standard } = record;
  return html`<section id="verdict" class="${verdictClass(outcome.verdict)}" aria-labelledby="sentence">
    <p class="kicker">${target.name} ${target.version}, rehearsed against ${standard.title} ${standard.version}</p>
    <div class="lead">
      ${shape(outcome.verdict)}
      <h1 id="sentence">${outcome.sentence}</h1>
    </div>
    ${counts(record)}
    <div class="inset"><p>${standard.notice}</p></div>
    ${answers(record)} ${open(record)}
    <div class="facts">
      ${notRehearsed(record)} ${scope(record)} ${decisionRule()} ${simulated(record)} ${who(record, times)} ${seal()}
    </div>
  </section>`;
}

const counts = ({ outcome, criteria }: RehearsalRecord) =>
  html`<h2 class="small quiet" id="count">${plural(criteria.length, 'criterion', 'criteria')} rehearsed</h2>
    <dl class="counts">
      ${ORDER.filter((verdict) => ALWAYS.includes(verdict) || outcome.counts[verdict] > 0).map(
        (verdict) =>
          html`<div${outcome.counts[verdict] ? nothing : html` class="none"`}><dt>${badge(verdict)}</dt><dd>${outcome.counts[verdict]}</dd></div>`,
      )}
    </dl>`;

/** Answers that no real people gave are marked before anything is read of them. */
const answers = ({ plan: { answers: given } }: RehearsalRecord) =>
  given === undefined
    ? nothing
    : html`<p>
        ${
          given.example === undefined
            ? nothing
            : html`<b>EXAMPLE.</b> What people answered in this rehearsal is an example: ${given.example} `
        }${plural(given.entries, 'answer')}
        of the people of ${given.desk}, chained to
        <span class="id">${given.head.slice(0, 16)}</span>.
      </p>`;

function open({ criteria, scenarios }: RehearsalRecord): Markup {
  const rows = (['error', 'not met', 'blocked', 'needs review'] as const).flatMap((verdict) =>
    criteria.filter((criterion) => criterion.verdict === verdict),
  );
  if (rows.length === 0) return html`<p>No criterion is left open.</p>`;
  return html`<h2>What is not met, and why</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col">Verdict</th>
            <th scope="col">First cause</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (criterion) =>
              html`<tr>
                <th scope="row">${link(criterion)}</th>
                <td>${badge(criterion.verdict)}</td>
                <td>${criterion.cause ?? 'No cause was recorded.'}${ownedBy(ownerOfError(criterion, scenarios))}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>`;
}

const ownedBy = (owner: Owner | null) => (owner ? html` <span class="quiet">(owner: ${owner})</span>` : nothing);

const link = ({ id, title, mustPass }: CriterionResult) =>
  html`<a href="#${anchor(id)}">${id}</a> <span class="id">${title}${mustPass ? nothing : ' (advisory)'}</span>`;

function notRehearsed({ notRehearsed: left }: RehearsalRecord): Markup {
  if (left.length === 0)
    return html`<div>
      <h3>Not in this rehearsal</h3>
      <p>Nothing: every must-pass criterion of the standard was rehearsed.</p>
    </div>`;
  const [first] = left;
  const same = left.every(({ reason }) => reason === first!.reason);
  return html`<div>
    <h3>Not in this rehearsal: ${plural(left.length, 'must-pass criterion', 'must-pass criteria')}</h3>
    ${same ? html`<p class="quiet">${first!.reason}</p>` : nothing}
    <ul>
      ${left.map(({ id, title, reason }) => html`<li><b>${id}</b> ${title}${same ? nothing : html`: <span class="quiet">${reason}</span>`}</li>`)}
    </ul>
  </div>`;
}

/** Parts of the desk that were not rehearsed, or values that are not its own, each with the source or the reason. */
const limits = (what: string, of: Readonly<Record<string, string>> = {}) =>
  Object.keys(of).length === 0
    ? nothing
    : html`<p>${what}:</p>
        <ul>
          ${Object.entries(of).map(([part, why]) => html`<li>${part} <span class="quiet">(${why})</span></li>`)}
        </ul>`;

const scope = ({ plan, target, scenarios, load, controls }: RehearsalRecord) =>
  html`<div>
    <h3>Scope</h3>
    <p>
      ${plan.title}: ${plural(scenarios.length, 'scenario')},
      ${load.length ? load.map(({ profile }) => `load profile ${profile}`).join(', ') : 'no load'},
      ${controls ? plural(controls.results.length, 'deliberately faulty desk') : 'no faulty desks'}. Driven through the
      ${target.adapter} adapter, which reaches ${target.reaches.join(', ')}.
    </p>
    ${limits('The desk has no', target.absent)} ${limits('Not seen by this adapter', target.unreached)}
    ${limits('Not found by the desk itself', target.notDerived)} ${commissioned(target)}
    ${
      target.notOffered?.length
        ? html`<p>Not done, and nothing of another desk stands in its place:</p>
            <ul>
              ${target.notOffered.map(({ reason }) => html`<li>${reason}</li>`)}
            </ul>`
        : nothing
    }
    ${
      plan.notApplicable.length
        ? html`<ul>
            ${plan.notApplicable.map((n) => html`<li><b>${n.criterion}</b> is scoped out: ${n.reason} <span class="quiet">(approved by ${n.approver})</span></li>`)}
          </ul>`
        : nothing
    }
  </div>`;

const commissioned = ({ commissioning }: RehearsalRecord['target']) =>
  commissioning
    ? html`<p>
        ${commissioning.by === 'adapter' ? 'Configured by the adapter from the rehearsed standard' : 'Rehearsed as it was found, configured by its owner'}:
        ${plural(commissioning.files.length, 'file')}, SHA-256 <code>${commissioning.digest}</code>
        <span class="quiet">(${commissioning.files.join(', ')})</span>.
      </p>`
    : nothing;

const decisionRule = () =>
  html`<div>
    <h3>Decision rule</h3>
    <p>
      A criterion is met when <em>every</em> way of showing it that the register lists is met. Something tried and failed makes it
      not met; something that could not be tried, blocked; what only a person can judge, needs review. Where the harness itself
      failed, nothing is said of the desk. The whole is met when every criterion rehearsed is.
    </p>
  </div>`;

function simulated({ target, scenarios, run }: RehearsalRecord): Markup {
  const spans = scenarios.flatMap((scenario) => (scenario.simulated ? [scenario.simulated] : []));
  const covered = spans.reduce(
    (ms, { from, to }) => ms + Math.max(0, Temporal.Instant.from(to).since(from).total('milliseconds')),
    0,
  );
  const took = Temporal.Instant.from(run.finishedAt).since(run.startedAt).total('milliseconds');
  return html`<div>
    <h3>Which time was simulated</h3>
    ${
      target.time === 'simulated'
        ? html`<p>
            Scenarios ran on a simulated clock, which desk, suppliers and callers shared:
            ${covered ? `${span(covered)} of their time` : 'their time'} passed in ${span(took)} of real time. Load ran in real
            time. Every piece of evidence carries both.
          </p>`
        : html`<p>None: the clock of this desk cannot be moved, so every scenario waited in real time.</p>`
    }
  </div>`;
}

const who = ({ run, plan, standard, target }: RehearsalRecord, times: ReportTimes) =>
  html`<div>
    <h3>Who, when, on what</h3>
    <dl class="pairs">
      <dt>Run by</dt>
      <dd>${run.by}</dd>
      <dt>Started</dt>
      <dd>${times.long(run.startedAt)}</dd>
      <dt>Finished</dt>
      <dd>${times.long(run.finishedAt)}</dd>
      <dt>Run</dt>
      <dd>${run.id}</dd>
      <dt>Machine</dt>
      <dd>${run.machine.os}, ${plural(run.machine.cores, 'core')}, ${run.machine.memoryGiB} GiB</dd>
      <dt>Desk</dt>
      <dd>${target.name} ${target.version}</dd>
      <dt>Seed</dt>
      <dd>${plan.seed}${run.challenge === null ? nothing : html` (challenge set by the assessor: <b>${run.challenge}</b>)`}</dd>
      <dt>Standard</dt>
      <dd>${standard.id} ${standard.version} <code class="small">${standard.digest.slice(0, 12)}</code></dd>
    </dl>
  </div>`;

const seal = () =>
  html`<div>
    <h3>How to check the seal</h3>
    <p>With the public key that you were given by another way, never one that came with the pack:</p>
    <pre class="command" tabindex="0">npx deskproof verify pack --key signer.pub.pem</pre>
    <p>Without any tool of ours, that nothing in the bag was changed:</p>
    <pre class="command" tabindex="0">
cd pack/bag
sha512sum -c manifest-sha512.txt tagmanifest-sha512.txt</pre>
    <p class="small quiet">
      The seal says who sealed this and that it is whole. It does not say that the evidence is honest: for that, set a challenge,
      a seed of your own, which the next rehearsal must carry.
    </p>
  </div>`;

export const verdictTitle = ({ outcome, target }: RehearsalRecord): string =>
  `${verdictWord(outcome.verdict)}: ${target.name}, rehearsal report`;
