/*
 * Does everything answer? 5 users, 20 visits between them, each the whole journey of an outage: 100 requests, and 2 hand-offs.
 */
import { takeAndHandOff } from '../journeys/analyst.ts';
import { generatorScenario } from '../journeys/generator.ts';
import { nextPerson } from '../journeys/people.ts';
import { reportAndRead } from '../journeys/user.ts';

export const options = {
  discardResponseBodies: true,
  scenarios: {
    generator: generatorScenario,
    users: { executor: 'shared-iterations', exec: 'users', vus: 5, iterations: 20, maxDuration: '30s' },
    analysts: { executor: 'shared-iterations', exec: 'analysts', vus: 1, iterations: 2, maxDuration: '30s' },
  },
  summaryTrendStats: ['med', 'p(95)', 'p(99)', 'max'],
  thresholds: {
    http_req_failed: ['rate==0'],
    http_reqs: ['count>=106'],
    acknowledged: ['count>=22'],
    rows_read: ['count>0'],
  },
};

export function users(): void {
  reportAndRead(nextPerson());
}
export function analysts(): void {
  takeAndHandOff();
}
export { generator } from '../journeys/generator.ts';
export { handleSummary } from '../journeys/summary.ts';
