import { courseOf, type Course } from './course.ts';
import { drawAt } from '../../../kernel/index.ts';

/** Outages of a national application that this many days bring, on average. A desk of 20,000 users sees about two of severity 1 a month. */
const DAYS_BETWEEN = 7;
/** Further contacts about one outage: 8 to 20, within half an hour. */
const FEWEST = 8;
const SPREAD = 12;

type Makings = Parameters<typeof courseOf>[3];
export interface Dated {
  readonly at: Temporal.Instant;
  readonly course: Course;
}

/**
 * Outages between two instants, in working hours: the first report, and those that follow and are linked to it. `first` is the number of the
 * first course.
 */
export function outages(
  seed: string,
  { from, until, zone }: { readonly from: Temporal.Instant; readonly until: Temporal.Instant; readonly zone: string },
  first: number,
  makings: Makings,
): readonly Dated[] {
  const national = makings.policy.services.filter((service) => service.national);
  const days = Math.floor(from.until(until).total('hours') / 24);
  const made: Dated[] = [];
  for (let i = 0; i < Math.round(days / DAYS_BETWEEN) && national.length > 0; i++) {
    const draw = (what: string) => drawAt(seed, 'outage', i, what);
    const day = from.toZonedDateTimeISO(zone).add({ days: i * DAYS_BETWEEN + Math.floor(draw('day') * 5) });
    const at = day
      .with({ hour: 9, minute: 20, second: 0, millisecond: 0 })
      .add({ minutes: Math.floor(draw('minute') * 300) })
      .toInstant();
    const service = national[Math.floor(draw('service') * national.length)]!;
    const lasts = 60 + Math.floor(draw('lasts') * 120);
    const parent = first + made.length;
    const words = makings.describe(service.id, parent);
    const like = (nth: number, when: Temporal.Instant): Course => courseOf(seed, nth, when, makings);
    const about = { service: service.id, channel: 'phone', type: 'incident', ...words } as const;
    made.push({
      at,
      course: { contact: { ...like(parent, at).contact, ...about, impact: '1', urgency: '2' }, steps: led(lasts) },
    });
    const more = FEWEST + Math.floor(draw('more') * SPREAD);
    for (let child = 0; child < more; child++) {
      const nth = first + made.length;
      const when = at.add({ seconds: Math.floor(120 + draw(`child ${child}`) * 1_680) });
      const contact = { ...like(nth, when).contact, ...about, impact: '3', urgency: '2' } as const;
      made.push({
        at: when,
        course: { contact, steps: [{ after: 3, by: 'analyst', command: { do: 'linkToOutage', first: parent } }] },
      });
    }
  }
  return made.filter(({ at }) => Temporal.Instant.compare(at, until) < 0);
}

/** The duty manager leads the outage to its end. */
const led = (lasts: number): Course['steps'] => [
  { after: 2, by: 'analyst', command: { do: 'acknowledge' } },
  { after: 5, by: 'duty-manager', command: { do: 'appointManager', manager: 'duty-manager' } },
  {
    after: 6,
    by: 'analyst',
    command: { do: 'respond', text: 'Several wards report it. It is a major incident.', channel: 'phone' },
  },
  {
    after: lasts,
    by: 'duty-manager',
    command: { do: 'resolve', how: 'The supplier restarted the service; three wards confirm.' },
  },
  { after: lasts + 30, by: 'duty-manager', command: { do: 'standDown', reason: 'Stable for half an hour.' } },
  { after: lasts + 40, by: 'duty-manager', command: { do: 'confirm' } },
  { after: lasts + 41, by: 'duty-manager', command: { do: 'close' } },
];
