/*
 * A national application is down and everybody reports it.
 *
 *   20,000 users within 5 minutes = 66.7 users/s; 5 requests each (report, read it, list, counts, search) = 333 requests/s.
 *   Beside them one analyst call a second is logged, answered and handed to the supplier: 3 requests/s.
 *   FOR shortens the five minutes at the same rate: 30s = 2,000 users, 10,000 requests.
 */
import { generatorScenario } from '../journeys/generator.ts';
import { nextPerson } from '../journeys/people.ts';
import { takeAndHandOff } from '../journeys/analyst.ts';
import { reportAndRead } from '../journeys/user.ts';

const duration = __ENV['FOR'] || '5m';
const seconds = duration.endsWith('m') ? parseInt(duration, 10) * 60 : parseInt(duration, 10);

export const options = {
  discardResponseBodies: true,
  scenarios: {
    generator: generatorScenario,
    users: {
      executor: 'constant-arrival-rate',
      exec: 'users',
      rate: 200,
      timeUnit: '3s',
      duration,
      preAllocatedVUs: 100,
      maxVUs: 1000,
    },
    analysts: {
      executor: 'constant-arrival-rate',
      exec: 'analysts',
      rate: 1,
      timeUnit: '1s',
      duration,
      preAllocatedVUs: 5,
      maxVUs: 50,
    },
  },
  summaryTrendStats: ['med', 'p(95)', 'p(99)', 'max'],
  thresholds: {
    http_req_failed: ['rate<0.001'],
    // A threshold without samples passes, so the counts check that the load was generated.
    http_reqs: [`count>=${Math.floor(330 * seconds * 0.98)}`],
    acknowledged: [`count>=${Math.floor(66.6 * seconds * 0.98)}`],
    dropped_iterations: [`count<=${Math.ceil(seconds * 66.7 * 0.02)}`],
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
