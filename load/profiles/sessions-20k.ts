/*
 * 20,000 people signed in at once, each looking at something now and then.
 *
 *   20,000 virtual users, each with a session of its own, think 60 to 120 s between requests: 20,000 / 90 s = 222 requests/s.
 *   They come over 2 minutes and stay for 3. Sessions are held, not sockets: a process may hold fewer descriptors than that,
 *   so a connection ends with its visit.
 */
import { sleep } from 'k6';
import exec from 'k6/execution';
import { generatorScenario } from '../journeys/generator.ts';
import { ownPerson } from '../journeys/people.ts';
import { readPages } from '../journeys/user.ts';

const users = parseInt(__ENV['USERS'] || '20000', 10);

export const options = {
  discardResponseBodies: true,
  noConnectionReuse: true,
  scenarios: {
    generator: generatorScenario,
    sessions: {
      executor: 'ramping-vus',
      startVUs: 0,
      stages: [
        { duration: '2m', target: users },
        { duration: __ENV['FOR'] || '3m', target: users },
      ],
      gracefulRampDown: '5s',
      gracefulStop: '5s',
    },
  },
  summaryTrendStats: ['med', 'p(95)', 'p(99)', 'max'],
  thresholds: {
    http_req_failed: ['rate<0.001'],
    http_reqs: [`count>=${Math.floor(users * 2)}`],
    vus_max: [`value>=${users}`],
  },
};

export default function visit(): void {
  readPages(ownPerson(), exec.vu.iterationInInstance + exec.vu.idInTest);
  sleep(60 + Math.random() * 60);
}
export { generator } from '../journeys/generator.ts';
export { handleSummary } from '../journeys/summary.ts';
