import {
  rules,
  changePolicy,
  recording,
  comparing,
  planning,
  withoutNotices,
  EVERY_CUSTOMER,
  type Change,
} from './change-rules.ts';
import type { Fault } from './types.ts';

export const CHANGE_SCHEDULE_FAULTS: readonly Fault[] = [
  {
    id: 'collision-over-dependency-missed',
    says: 'Changes are compared by their own services only, not by what these depend on.',
    mustChange: ['CHG-03'],
    wiring: comparing(({ dependencies }) => ({ dependencies: { ...dependencies, needs: () => false } })),
  },
  {
    id: 'freeze-ignored',
    says: 'Changes are approved during a freeze.',
    mustChange: ['CHG-03'],
    wiring: comparing(() => ({ freezes: [] })),
  },
  {
    id: 'no-downtime-ignored',
    says: 'Changes are approved on dates on which a customer takes no downtime.',
    mustChange: ['CHG-03'],
    wiring: comparing(() => ({ noDowntime: [] })),
  },
  {
    id: 'freeze-holds-nothing',
    says: 'A freeze does not hold what was approved before it.',
    mustChange: ['CHG-03'],
    wiring: recording((facts) => facts.filter((fact) => fact.type !== 'held' || fact.by !== 'freeze')),
  },
  {
    id: 'feed-keeps-sequence',
    says: 'A change that moves keeps its revision in the calendar, so calendars keep the old time.',
    mustChange: ['CHG-03'],
    wiring: rules(({ scheduleFeed }) => ({
      scheduleFeed: (...given) => scheduleFeed(...given).replace(/^SEQUENCE:\d+/gm, 'SEQUENCE:0'),
    })),
  },
  {
    id: 'notice-after-four-days',
    says: 'A change begins when its users were told four working days before.',
    mustChange: ['CHG-04'],
    wiring: changePolicy(({ notice }) => ({ notice: { ...notice, workingDays: 4 } })),
  },
  {
    id: 'notice-by-first-calendar',
    says: "The days of every customer are counted by the desk's own calendar.",
    mustChange: ['CHG-04'],
    wiring: changePolicy(({ customers }) => ({ customers: customers.map((one) => ({ ...one, closedDays: [] })) })),
  },
  {
    id: 'move-unannounced',
    says: 'Nobody is told that a change has moved.',
    mustChange: ['CHG-04'],
    wiring: withoutNotices(({ kind }) => kind === 'move'),
  },
  {
    id: 'second-organisation-untold',
    says: 'Only the first of the organisations that a change affects is told of it.',
    mustChange: ['CHG-04'],
    wiring: recording((facts) =>
      facts.map((fact) =>
        fact.type === 'noticesIssued'
          ? { ...fact, to: fact.to.filter(({ organisation }) => organisation === fact.to[0]!.organisation) }
          : fact,
      ),
    ),
  },
  {
    id: 'returned-notice-counts',
    says: 'A notice that came back counts as given.',
    mustChange: ['CHG-04'],
    wiring: rules(({ register }) => ({
      register: (standing) => {
        const own = register(standing);
        return { ...own, onDelivery: (change, letter) => own.onDelivery!(change, letter, { outcome: 'sent' }) };
      },
    })),
  },
  {
    id: 'silent-users-not-chased',
    says: 'Who does not answer a notice is not written to again.',
    mustChange: ['CHG-04'],
    wiring: changePolicy(({ notice }) => ({ notice: { ...notice, chases: 0 } })),
  },
  {
    id: 'busiest-slot-proposed',
    says: 'The time of most clinical use is proposed.',
    mustChange: ['CHG-04'],
    wiring: rules(({ slotsFor }) => ({ slotsFor: (question) => slotsFor(question).toReversed() })),
  },
  {
    id: 'theatres-ignored',
    says: 'Times are proposed without regard to the theatres that run.',
    mustChange: ['CHG-04'],
    wiring: rules(({ slotsFor }) => ({ slotsFor: (question) => slotsFor({ ...question, sessions: [] }) })),
  },
  {
    id: 'change-affects-everybody',
    says: 'Every change stands in the forward schedule of every customer.',
    mustChange: ['CHG-03'],
    wiring: recording((facts) =>
      facts.map((fact) =>
        fact.type === 'raised' ? { ...fact, request: { ...fact.request, organisations: EVERY_CUSTOMER } } : fact,
      ),
    ),
  },
  {
    id: 'unapproved-change-published',
    says: 'A change stands in the forward schedule before it is approved.',
    mustChange: ['CHG-03'],
    wiring: recording((facts) => facts.map((fact) => (fact.type === 'submitted' ? { ...fact, to: 'scheduled' as const } : fact))),
  },
  {
    id: 'same-service-missed',
    says: 'Two changes of one service at one time are not told of each other.',
    mustChange: ['CHG-03'],
    wiring: planning((planned) => ({ items: planned.items.map((item) => `${item} of another`) })),
  },
  {
    id: 'same-customer-missed',
    says: 'Two changes that disturb one customer at one time are not told of each other.',
    mustChange: ['CHG-03'],
    wiring: planning(() => ({ organisations: [] })),
  },
  {
    id: 'busy-person-missed',
    says: 'One person is planned for two changes at one time, and nobody is told.',
    mustChange: ['CHG-03'],
    wiring: planning(() => ({ assignee: null })),
  },
  {
    id: 'touching-changes-collide',
    says: 'A change that begins when another ends counts as colliding with it.',
    mustChange: ['CHG-03'],
    wiring: planning(({ end }) => ({ end: end === null ? null : String(Temporal.Instant.from(end).add({ minutes: 1 })) })),
  },
  {
    id: 'window-ignored',
    says: 'Changes are approved outside the maintenance windows.',
    mustChange: ['CHG-03'],
    wiring: changePolicy(({ windows }) => ({
      windows: windows.map((window) => ({
        week: Object.fromEntries(Object.keys(window.week).map((day) => [day, ['00:00-24:00']])),
      })),
    })),
  },
  {
    id: 'lifted-freeze-still-holds',
    says: 'A change stays held after its freeze was lifted.',
    mustChange: ['CHG-03'],
    wiring: recording((facts) => facts.filter(({ type }) => type !== 'released')),
  },
  {
    id: 'notice-of-six-days-wanted',
    says: 'A change that was announced five working days before does not begin.',
    mustChange: ['CHG-04'],
    wiring: changePolicy(({ notice }) => ({ notice: { ...notice, workingDays: 6 } })),
  },
  {
    id: 'answered-users-chased',
    says: 'Who has said that they read a notice is written to again all the same.',
    mustChange: ['CHG-04'],
    wiring: rules(({ register }) => ({
      register: (standing) => {
        const own = register(standing);
        const unanswered = (change: Change): Change => ({ ...change, acknowledged: [] });
        return {
          ...own,
          row: (change) => own.row(unanswered(change)),
          onDue: (change, now) => own.onDue!(unanswered(change), now),
        };
      },
    })),
  },
  {
    id: 'unread-calendar-unsaid',
    says: 'Nobody is told that the calendar of a customer could not be read.',
    mustChange: ['CHG-04'],
    wiring: rules(({ propose }) => ({ propose: (...given) => ({ ...propose(...given), notChecked: [] }) })),
  },
];
