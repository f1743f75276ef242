import exec from 'k6/execution';
import { logContact, readCounts, readIncident, readOwnList, search } from './desk.ts';
import type { Person } from './people.ts';

const SUMMARIES = [
  'Cannot open a patient record',
  'Log-on is refused',
  'Screens take a minute to open',
  'Bookings do not appear',
  'Images do not load',
];
const SERVICES = ['crs', 'choose-and-book', 'eps', 'pacs'];

const nth = <T>(list: readonly T[], n: number): T => list[n % list.length]!;

/** One user in an outage: reports it, looks at the report, at the list, at the counts, and searches. Five requests. */
export function reportAndRead({ token, organisation }: Person): void {
  const n = exec.scenario.iterationInTest;
  const summary = nth(SUMMARIES, n);
  const reference = logContact(token, `${exec.scenario.name}-${n}`, {
    channel: 'portal',
    service: nth(SERVICES, n),
    type: 'incident',
    summary,
    description: 'Since the start of the shift, on every workstation of the ward.',
    // One in a hundred reports that nobody can work: severity 2 by the matrix.
    impact: n % 100 === 0 ? '2' : '3',
    urgency: n % 100 === 0 ? '2' : '3',
  });
  if (reference) readIncident(token, reference);
  readOwnList(token, organisation);
  readCounts(token);
  search(token, summary);
}

/** One user on an ordinary day: reads; one visit in ten reports something. */
export function readPages({ token, organisation }: Person, visit: number): void {
  if (visit % 10 === 0) {
    const key = `${exec.scenario.name}-${exec.vu.idInTest}-${visit}`;
    logContact(token, key, {
      channel: 'portal',
      service: nth(SERVICES, visit),
      type: 'incident',
      summary: nth(SUMMARIES, visit),
      description: 'Not urgent.',
      impact: '4',
      urgency: '3',
    });
  } else if (visit % 3 === 0) readCounts(token);
  else readOwnList(token, organisation);
}
