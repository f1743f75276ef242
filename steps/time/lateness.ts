import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown } from '../expectation.ts';
import { inWords } from './moments.ts';

/*
 * Every comparison of a call, a mail or another contact with the instant at which it is due. A contact is never early. It is late by no
 * more than the desk's declared cadence and the standard's limit, whichever is less; without a declared cadence it is not late at all.
 */

interface Made {
  readonly at: Temporal.Instant;
}
type Judged = Pick<ScenarioEnvironment, 'desk' | 'standard'>;

export function allowedLateness({ desk, standard }: Judged): Temporal.Duration {
  if (desk.cadence === undefined) return Temporal.Duration.from({ seconds: 0 });
  const [cadence, limit] = [desk.cadence, standard.escalation.lateness].map((span) => Temporal.Duration.from(span));
  return Temporal.Duration.compare(cadence!, limit!) < 0 ? cadence! : limit!;
}

/** The last instant at which what is due at `when` counts as made in time. */
export const latest = (judged: Judged, when: Temporal.Instant): Temporal.Instant =>
  when.add({ nanoseconds: allowedLateness(judged).total('nanoseconds') });

/** What was made at `when`, or as late as this desk may be. */
export const inTime = <T extends Made>(judged: Judged, things: readonly T[], when: Temporal.Instant): T | undefined =>
  things.find(({ at }) => Temporal.Instant.compare(at, when) >= 0 && !isLate(judged, at, when));

/** Whether `at` is later than this desk may be with what is due at `when`. */
export const isLate = (judged: Judged, at: Temporal.Instant, when: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at, latest(judged, when)) > 0;

/** What came after `when` and cannot be something due until then that is late. */
export const after = <T extends Made>(judged: Judged, things: readonly T[], when: Temporal.Instant): readonly T[] =>
  things.filter(({ at }) => isLate(judged, at, when));

/**
 * Fails with `sentence` and how late the nearest one was, unless one of `things` was made in time. What was late within the limits is
 * kept as evidence, since the verdict does not show it. `until`: the plan lets it wait so long, for reasons outside the scenario.
 */
export async function expectInTime(
  environment: ScenarioEnvironment,
  things: readonly Made[],
  when: Temporal.Instant,
  { what, sentence, until }: { readonly what: string; readonly sentence: () => string; readonly until?: Temporal.Instant | null },
): Promise<void> {
  const made =
    inTime(environment, things, when) ??
    (until ? things.find(({ at }) => Temporal.Instant.compare(at, when) >= 0 && !isLate(environment, at, until)) : undefined);
  assertShown(made !== undefined, () => `${sentence()}${lateInWords(environment, things, when)}`);
  if (made.at.equals(when)) return;
  const title = `${what}: due at ${inWords(when)}, and ${spanInWords(made.at.since(when))} late`;
  await environment.keep({
    kind: 'log',
    title,
    mediaType: 'application/json',
    content: `${JSON.stringify({ what, due: String(when), made: String(made.at), cadence: environment.desk.cadence, limit: environment.standard.escalation.lateness }, null, 2)}\n`,
  });
}

function lateInWords(environment: ScenarioEnvironment, things: readonly Made[], when: Temporal.Instant): string {
  const next = things.find(({ at }) => Temporal.Instant.compare(at, when) > 0);
  if (next === undefined || environment.desk.cadence === undefined) return '';
  const most = spanInWords(allowedLateness(environment));
  return ` That is ${spanInWords(next.at.since(when))} late, and this desk may be ${most} late.`;
}

export const spanInWords = (span: Temporal.Duration): string =>
  span
    .round({ largestUnit: 'hours', smallestUnit: 'seconds' })
    .toLocaleString('en-GB', { style: 'long' } as Intl.DateTimeFormatOptions);
