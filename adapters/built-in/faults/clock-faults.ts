import type { Wiring } from '../../../desk/index.ts';
import type { CalendarPolicy } from '../../../standards/index.ts';
import { clocks, policy, recording, type Decide, type Fault } from './types.ts';

/** Drops the response clock of telephone contacts: the desk counts logging the call as the response. */
const phoneWithoutResponse = (): Wiring => (parts) => ({
  ...parts,
  clocks: (incident, rules) =>
    parts.clocks(incident, rules).filter(({ measures }) => !(measures === 'response' && incident.channel === 'phone')),
});

type State = NonNullable<Parameters<Decide>[1]>;
const withoutReplies = <Incident extends State>(incident: Incident): Incident => ({
  ...incident,
  events: incident.events.filter(({ type }) => type !== 'replied'),
});

/** The nightly closing ignores the replies of callers. */
const closesDespiteReply = (): Wiring => (parts) => ({
  ...parts,
  followUps: (incident, rules) => parts.followUps(withoutReplies(incident), rules),
  decide: (command, state, ...rest) =>
    parts.decide(command, command.do === 'autoClose' && state ? withoutReplies(state) : state, ...rest),
});

const calendars = (change: (calendar: CalendarPolicy, id: string) => CalendarPolicy) =>
  policy((given) => ({
    calendars: Object.fromEntries(Object.entries(given.calendars).map(([id, calendar]) => [id, change(calendar, id)])),
  }));

/** When the clocks go back, round-the-clock hours lose the second of the two equal hours. Stated in UTC, where no hour occurs twice. */
const REPEATED_HOUR = { from: '2026-10-25T00:00', to: '2026-10-25T01:00' } as const;
const repeatedHourOnce = calendars((calendar, id) =>
  id === 'always'
    ? { zone: 'Etc/UTC', versions: calendar.versions.map((version) => ({ ...version, closures: [REPEATED_HOUR] })) }
    : calendar,
);

const responded = { type: 'responded', by: 'analyst', channel: 'phone', texts: { text: 'Noted.' } } as const;

export const CLOCK_FAULTS: readonly Fault[] = [
  {
    id: 'phone-without-response-clock',
    says: 'A contact by telephone gets no response clock.',
    mustChange: ['LOG-02'],
    wiring: phoneWithoutResponse,
  },
  {
    id: 'office-hours-in-utc',
    says: 'Office hours are computed in UTC all year.',
    mustChange: ['CON-02'],
    wiring: calendars((calendar) => ({ ...calendar, zone: 'Etc/UTC' })),
  },
  {
    id: 'repeated-hour-counted-once',
    says: 'The hour that occurs twice in October is counted only once.',
    mustChange: ['CON-02', 'PRI-04'],
    wiring: repeatedHourOnce,
  },
  {
    id: 'bank-holidays-counted',
    says: 'Bank holidays count as working days.',
    mustChange: ['CON-02', 'PRI-04'],
    wiring: calendars((calendar) => ({
      ...calendar,
      versions: calendar.versions.map((version) => ({ ...version, closures: [] })),
    })),
  },
  {
    id: 'promises-doubled',
    says: 'Every clock allows twice the agreed target.',
    mustChange: ['CON-02', 'PRI-04'],
    expensive: ['The queue shows the time left at half past two on a Sunday', 'The same account on the page'],
    wiring: clocks((clock) => ({
      ...clock,
      targets: new Map([...clock.targets].map(([severity, target]) => [severity, { ...target, targetMs: target.targetMs * 2 }])),
    })),
  },
  {
    id: 'first-service-counts',
    says: 'An incident filed under another service keeps the targets of the first one.',
    mustChange: ['PRI-04'],
    wiring: () => (parts) => ({
      ...parts,
      clocks: (incident, rules) => {
        const opened = incident.events.find(({ type }) => type === 'opened');
        return parts.clocks(opened?.type === 'opened' ? { ...incident, service: opened.service } : incident, rules);
      },
    }),
  },
  {
    id: 'pause-ignored',
    says: 'The clocks do not pause while the desk waits for the caller.',
    mustChange: ['PRI-04'],
    wiring: clocks((clock) => ({ ...clock, pausedBy: new Set() })),
  },
  {
    id: 'waits-for-ever',
    says: 'A caller who does not answer is never asked again, and the clocks stay paused.',
    mustChange: ['PRI-04'],
    wiring: policy(({ followUp }) => ({ followUp: { ...followUp, chase: [] } })),
  },
  {
    id: 'reopened-afresh',
    says: 'Reopening starts the clock afresh.',
    mustChange: ['PRI-04'],
    wiring: clocks((clock) => ({ ...clock, reopen: 'fresh' })),
  },
  {
    id: 'reclassified-afresh',
    says: 'A change of severity starts the clock afresh.',
    mustChange: ['PRI-03'],
    wiring: clocks((clock) => ({ ...clock, reclassify: 'reset' })),
  },
  {
    id: 'severity-ends-a-pause',
    says: 'A change of severity resumes a paused clock.',
    mustChange: ['PRI-03'],
    wiring: recording((events, _command, state) =>
      events.some(({ type }) => type === 'reclassified') && state?.pausedBy ? [...events, { type: 'resumed' }] : events,
    ),
  },
  {
    id: 'taking-it-counts-as-an-answer',
    says: 'Acknowledging an incident counts as a response to the caller.',
    mustChange: ['PRI-04'],
    wiring: recording((events, { do: what }) => (what === 'acknowledge' && events.length > 0 ? [...events, responded] : events)),
  },
  {
    id: 'supplier-counts-as-an-answer',
    says: 'An update of the supplier counts as a response to the caller.',
    mustChange: ['PRI-04'],
    wiring: recording((events, { do: what }) =>
      what === 'supplierUpdate' && events.length > 0 ? [...events, responded] : events,
    ),
  },
  {
    id: 'closes-over-a-no',
    says: 'A reply of the caller after the confirmation does not prevent the automatic closing.',
    mustChange: ['PRI-04'],
    wiring: closesDespiteReply,
  },
];
