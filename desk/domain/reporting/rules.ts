import { seriesOf } from './charts.ts';
import { factsOf } from './incident-facts.ts';
import { periodOf } from './period.ts';
import { reportOf, seenBy } from './report.ts';
import { sendAt } from './send-at.ts';

/** The rules of reports, replaceable as one, so that a control can run a desk that reports wrongly. */
export interface ReportRules {
  readonly periodOf: typeof periodOf;
  readonly factsOf: typeof factsOf;
  readonly seenBy: typeof seenBy;
  readonly reportOf: typeof reportOf;
  readonly seriesOf: typeof seriesOf;
  readonly sendAt: typeof sendAt;
}
export const reportRules: ReportRules = { periodOf, factsOf, seenBy, reportOf, seriesOf, sendAt };
