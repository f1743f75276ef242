import {
  verdictOfShowings,
  worst,
  type CriterionResult,
  type LoadResult,
  type RehearsalRecord,
  type Verdict,
} from '../../evidence/index.ts';
import type { Criterion, DocumentCheckId, DocumentFinding, LoadCheckId, Showing } from '../../standards/index.ts';
import { reasonUnknown, textOf, type BrokenRun } from '../controls/broken.ts';
import type { RanScenario } from '../run/collect.ts';
import { byPeople, type PeopleShown } from './people.ts';

export interface Shown {
  readonly scenarios: readonly RanScenario[];
  /** Planned scenarios that the command line left out: a criterion of theirs is not met. */
  readonly leftOut?: readonly { readonly criteria: readonly string[] }[];
  /** An error of the harness that belongs to no scenario; no scenario proves anything then. */
  readonly unhandledError: string | null;
  readonly load: readonly Pick<LoadResult, 'checks' | 'verdict' | 'cause'>[];
  /** The document checks that ran. A check without findings is met; one that did not run shows nothing. */
  readonly inspected: readonly DocumentCheckId[];
  readonly documents: readonly DocumentFinding[];
  /** Why the load did not run, when it could not. */
  readonly loadBlocked: string | null;
  /** Why no load can be sent to this desk, or none of its documents inspected: its adapter does not offer it. */
  readonly loadMissing?: string | null;
  readonly documentsMissing?: string | null;
  /** What people have answered. */
  readonly people: PeopleShown;
}

type Outcome = {
  readonly what: string;
  readonly verdict: Verdict;
  readonly cause: string | null;
  readonly notes?: readonly string[];
};

/** The verdict on one criterion: every way of showing it that the register lists must be met, and nothing shown is never a pass. */
export function judge(
  criterion: Criterion,
  shown: Shown,
  notApplicable: { readonly reason: string; readonly approver: string } | null,
): CriterionResult {
  const { id, area, title, statement, sources, mustPass } = criterion;
  const scenarios = shown.scenarios.filter((s) => s.criteria.includes(id)).map((s) => s.id);
  const about = { id, area, title, statement, sources, mustPass, scenarios };
  if (notApplicable) {
    const cause = `Scoped out: ${notApplicable.reason} (approved by ${notApplicable.approver}).`;
    return { ...about, verdict: 'not applicable', cause, showings: [] };
  }
  const showings = criterion.shownBy.map((showing) => ({ by: showing.by, ...outcomeOf(showing, id, shown) }));
  const verdict = verdictOfShowings(showings);
  const cause =
    verdict === 'met' ? null : (showings.find((s) => s.verdict === verdict)?.cause ?? 'The register lists no way of showing it.');
  return { ...about, verdict, cause, showings };
}

/** A criterion whose scenarios pass a faulty desk too proves nothing: it becomes an error of the harness. */
export function withUndetectedFaults(
  criterion: CriterionResult,
  controls: RehearsalRecord['controls'],
  broken: readonly BrokenRun[] = [],
): CriterionResult {
  const missed = controls?.results.find((r) => r.mustChange.includes(criterion.id) && !r.changed.includes(criterion.id));
  if (!missed || criterion.verdict !== 'met') return criterion;
  const unknown = reasonUnknown(missed, broken);
  const cause = unknown
    ? `Whether the scenarios detect a faulty desk is unknown: ${textOf(unknown)}`
    : `The scenarios do not detect a faulty desk: ${missed.says}`;
  return { ...criterion, verdict: 'error', cause };
}

function outcomeOf(showing: Showing, id: string, shown: Shown): Outcome {
  switch (showing.by) {
    case 'scenario':
      return byScenarios(
        shown.scenarios.filter((s) => s.criteria.includes(id)),
        shown.leftOut?.filter((s) => s.criteria.includes(id)).length ?? 0,
        shown.unhandledError,
      );
    case 'load':
      return byLoad(showing.check, shown);
    case 'document':
      return byDocuments(showing.check, shown);
    case 'attestation':
      return byPeople(showing, id, shown.people);
  }
}

function byScenarios(scenarios: readonly RanScenario[], leftOut: number, unhandledError: string | null): Outcome {
  const total = scenarios.length + leftOut;
  const what = `${leftOut ? `${scenarios.length} of ` : ''}${total} scenario${total === 1 ? '' : 's'}`;
  if (scenarios.length === 0) return { what, verdict: 'error', cause: 'No scenario of it ran.' };
  const verdict = worst(scenarios.map((s) => s.verdict));
  const first = scenarios.find((s) => s.verdict === verdict);
  if (unhandledError && verdict !== 'error') return { what, verdict: 'error', cause: unhandledError };
  if (leftOut > 0 && worst([verdict, 'blocked']) === 'blocked' && verdict !== 'blocked')
    return { what, verdict: 'blocked', cause: `${leftOut} of ${total} scenarios were left out on the command line.` };
  return {
    what,
    verdict,
    cause: verdict === 'met' || !first ? null : `${first.file}:${first.line}  ${first.cause ?? first.name}`,
  };
}

function byLoad(check: LoadCheckId, { load, loadBlocked, loadMissing }: Shown): Outcome {
  const what = `load: ${check}`;
  if (loadMissing) return { what, verdict: 'needs review', cause: sentence(loadMissing) };
  if (loadBlocked) return { what, verdict: 'blocked', cause: loadBlocked };
  const checks = load.flatMap((run) => run.checks).filter((c) => c.check === check);
  // What the desk did wrong stands, also beside a run that could not be judged.
  const wrong = checks.find((c) => c.verdict === 'not met');
  if (wrong) return { what, verdict: 'not met', cause: wrong.cause };
  const broken = load.find((run) => run.verdict === 'error' && run.checks.length === 0);
  if (broken) return { what, verdict: 'error', cause: broken.cause };
  if (checks.length === 0) return { what, verdict: 'error', cause: `No load run checked ${check}.` };
  const verdict = worst(checks.map((c) => c.verdict));
  return { what, verdict, cause: checks.find((c) => c.verdict === verdict)?.cause ?? null };
}

function byDocuments(check: DocumentCheckId, { inspected, documents, documentsMissing }: Shown): Outcome {
  const what = `document: ${check}`;
  if (documentsMissing && check !== 'evidence-index') return { what, verdict: 'needs review', cause: sentence(documentsMissing) };
  if (!inspected.includes(check)) return { what, verdict: 'error', cause: `The check ${check} did not run.` };
  const [first, ...more] = documents.filter((f) => f.check === check);
  if (!first) return { what, verdict: 'met', cause: null };
  const others = more.length ? ` (and ${more.length} more)` : '';
  return {
    what,
    verdict: 'not met',
    cause: `${first.file}:${first.line}  ${first.message} The line reads: "${first.quote}"${others}`,
  };
}

const sentence = (reason: string): string => `${reason[0]!.toUpperCase()}${reason.slice(1)}.`;
