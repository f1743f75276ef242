/*
 * An ordinary hour at its peak.
 *
 *   About 20,000 contacts a month = 136 in Monday's busiest hour = 0.04/s; 24 analysts' screens 4 requests/s; portal browsing 0.3/s;
 *   status polling on top: about 5 requests/s for everything together. One visit in ten reports something.
 */
import exec from 'k6/execution';
import { generatorScenario } from '../journeys/generator.ts';
import { nextPerson } from '../journeys/people.ts';
import { readPages } from '../journeys/user.ts';

const duration = __ENV['FOR'] || '1h';
const seconds = parseInt(duration, 10) * (duration.endsWith('h') ? 3600 : duration.endsWith('m') ? 60 : 1);

export const options = {
  discardResponseBodies: true,
  scenarios: {
    generator: generatorScenario,
    users: { executor: 'constant-arrival-rate', rate: 5, timeUnit: '1s', duration, preAllocatedVUs: 20, maxVUs: 100 },
  },
  summaryTrendStats: ['med', 'p(95)', 'p(99)', 'max'],
  thresholds: {
    http_req_failed: ['rate<0.001'],
    http_reqs: [`count>=${Math.floor(5 * seconds * 0.98)}`],
    acknowledged: [`count>=${Math.floor(0.5 * seconds * 0.95)}`],
    dropped_iterations: [`count<=${Math.ceil(seconds * 5 * 0.01)}`],
  },
};

export default function visit(): void {
  readPages(nextPerson(), exec.scenario.iterationInTest);
}
export { generator } from '../journeys/generator.ts';
export { handleSummary } from '../journeys/summary.ts';
