import { unmetFindings } from './findings.ts';
import { partialSentence } from './outcome.ts';
import type { CriterionResult, Finding, Owner, RehearsalRecord, ScenarioResult, Verdict } from './types.ts';

/** Control characters that XML 1.0 forbids even when escaped. */
const text = (value: string) =>
  value
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu, '\ufffd')
    .replace(
      /[&<>"'\t\n\r]/g,
      (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' })[c] ?? `&#${c.charCodeAt(0)};`,
    );

const seconds = (ms: number) => (ms / 1000).toFixed(3);

interface Case {
  readonly name: string;
  readonly classname: string;
  readonly file: string | null;
  readonly ms: number;
  readonly requirements: readonly string[];
  readonly verdict: Verdict;
  readonly cause: string | null;
  readonly owner?: Owner | undefined;
  readonly attempts: number;
  /** What was not shown. */
  readonly unmet?: readonly Finding[];
  readonly out: readonly string[];
}
interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

/**
 * JUnit XML: a suite for each area, a case for each scenario and for each other way of showing a criterion, with the ids of the criteria
 * as properties `requirement`. Not met is a failure; the harness's fault, an error; blocked, needs review and not applicable, skipped.
 */
export function renderJunit(record: RehearsalRecord): string {
  const suites = suitesOf(record);
  const all = suites.flatMap(({ cases }) => cases);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${text(`${record.partial ? `${partialSentence(record.partial)} ` : ''}${record.target.name} against ${record.standard.id} ${record.standard.version}`)}" ${counts(all)}>
${suites.map((suite) => suiteXml(suite, record)).join('')}</testsuites>
`;
}

function suitesOf(record: RehearsalRecord): readonly Suite[] {
  const taken = new Set<string>();
  const byId = new Map(record.scenarios.map((scenario) => [scenario.id, scenario]));
  const suites = [...Map.groupBy(record.criteria, ({ area }) => area)].map(([name, criteria]) => ({
    name,
    cases: criteria.flatMap((criterion) => {
      const scenarios = criterion.scenarios
        .filter((id) => !taken.has(id) && taken.add(id))
        .map((id) => ofScenario(byId.get(id)!));
      return [...scenarios, ...otherShowings(criterion), ...byItself(criterion, byId)];
    }),
  }));
  const rest = record.scenarios.filter(({ id }) => !taken.has(id)).map(ofScenario);
  return [
    ...suites,
    ...(rest.length > 0 ? [{ name: 'Of no criterion rehearsed', cases: rest }] : []),
    ...rehearsalSuite(record, suites),
  ];
}

/** A rehearsal that is not met although each of its cases is: a partial one, or one of which nothing was shown. */
function rehearsalSuite({ outcome, run }: RehearsalRecord, suites: readonly Suite[]): readonly Suite[] {
  const { verdict, sentence: cause } = outcome;
  const shown = suites.flatMap(({ cases }) => cases.map((one) => one.verdict));
  if (verdict === 'met' || shown.includes(verdict)) return [];
  const about = { classname: run.id, file: null, ms: 0, requirements: [], attempts: 1, out: [] };
  return [{ name: 'Rehearsal', cases: [{ ...about, name: 'The rehearsal as a whole', verdict, cause }] }];
}

const ofScenario = (scenario: ScenarioResult): Case => ({
  name: scenario.name,
  classname: scenario.feature,
  file: `${scenario.file}:${scenario.line}`,
  ms: scenario.durationMs,
  requirements: scenario.criteria,
  verdict: scenario.verdict,
  cause: scenario.cause,
  owner: scenario.owner,
  attempts: scenario.attempts,
  unmet: unmetFindings(scenario),
  out: scenario.steps.map((step) => `${step.status.padEnd(9)} ${step.keyword.trim()} ${step.text}`),
});

/**
 * A criterion whose verdict none of its cases shows stands as a case of its own, so that the counts lead to the same exit code: one with
 * scenarios left out, or met by scenarios that do not detect a faulty desk.
 */
function byItself(
  { id, title, showings, verdict, cause, scenarios }: CriterionResult,
  byId: ReadonlyMap<string, ScenarioResult>,
): readonly Case[] {
  const shown = [
    ...scenarios.map((name) => byId.get(name)?.verdict),
    ...showings.filter(({ by }) => by !== 'scenario').map((showing) => showing.verdict),
  ];
  if (verdict === 'met' || showings.length === 0 || shown.includes(verdict)) return [];
  const about = { classname: `${id} ${title}`, file: null, ms: 0, requirements: [id], attempts: 1, out: [] };
  return [{ ...about, name: `${id} ${title}`, verdict, cause }];
}

/** A criterion scoped out has no showing left, and stands as a case of its own so that it is not lost. */
function otherShowings({ id, title, showings, verdict, cause }: CriterionResult): readonly Case[] {
  const about = { classname: `${id} ${title}`, file: null, ms: 0, requirements: [id], attempts: 1, out: [] };
  if (showings.length === 0) return [{ ...about, name: `${id} ${title}`, verdict, cause }];
  return showings
    .filter(({ by }) => by !== 'scenario')
    .map((showing) => ({ ...about, name: `${id} by ${showing.what}`, verdict: showing.verdict, cause: showing.cause }));
}

const SKIPPED: readonly Verdict[] = ['blocked', 'needs review', 'not applicable'];
const counts = (cases: readonly Case[]) => {
  const n = (...verdicts: readonly Verdict[]) => cases.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return `tests="${cases.length}" failures="${n('not met')}" errors="${n('error')}" skipped="${n(...SKIPPED)}" time="${seconds(cases.reduce((sum, { ms }) => sum + ms, 0))}"`;
};

const suiteXml = (
  { name, cases }: Suite,
  { run, target, standard }: RehearsalRecord,
) => `  <testsuite name="${text(name)}" ${counts(cases)} timestamp="${text(run.startedAt)}">
    <properties>
      <property name="standard" value="${text(`${standard.id} ${standard.version}`)}"/>
      <property name="desk" value="${text(`${target.name} ${target.version}`)}"/>
    </properties>
${cases.map(caseXml).join('')}  </testsuite>
`;

const caseXml = (
  one: Case,
) => `    <testcase name="${text(one.name)}" classname="${text(one.classname)}"${one.file === null ? '' : ` file="${text(one.file)}"`} time="${seconds(one.ms)}">
      <properties>
${[
  ...one.requirements.map((id) => ['requirement', id]),
  ['verdict', one.verdict],
  ...(one.owner ? [['owner', one.owner]] : []),
  ...(one.attempts > 1 ? [['attempts', String(one.attempts)]] : []),
]
  .map(([name, value]) => `        <property name="${name!}" value="${text(value!)}"/>\n`)
  .join('')}      </properties>
${result(one)}${one.out.length ? `      <system-out>${text(one.out.join('\n'))}</system-out>\n` : ''}    </testcase>
`;

/** More findings than these are counted. */
const LISTED = 100;

/** Each sentence that was not shown, a line each. */
function listOf(unmet: readonly Finding[]): string {
  const lines = unmet.slice(0, LISTED).map((one) => `${one.verdict}: ${one.sentence}${one.cause ? `: ${one.cause}` : ''}`);
  if (unmet.length > LISTED) lines.push(`and ${unmet.length - LISTED} more`);
  return text(lines.join('\n'));
}

function result({ verdict, cause, owner, unmet = [] }: Case): string {
  const message = `message="${text(cause ?? verdict)}"`;
  if (verdict === 'met') return '';
  if (verdict === 'not met')
    return `      <failure ${message} type="not met"${unmet.length ? `>${listOf(unmet)}</failure>` : '/>'}\n`;
  if (verdict === 'error')
    return `      <error ${message} type="${owner ?? 'harness'}"${unmet.length ? `>${listOf(unmet)}</error>` : '/>'}\n`;
  return `      <skipped message="${text(cause === null ? verdict : `${verdict}: ${cause}`)}"/>\n`;
}
