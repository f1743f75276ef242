import type { DeskParts, Wiring } from '../../../desk/index.ts';
import type { ChangePolicy } from '../../../standards/index.ts';
import { policy, type Fault } from './types.ts';

type Rules = DeskParts['changes'];
type Decide = Rules['decide'];
type Facts = ReturnType<Decide>;
type Fact = Facts[number];
type Change = NonNullable<Parameters<Decide>[0]>;
type Command = Parameters<Decide>[1];
type Around = Parameters<Decide>[2];
type Setting = Around['setting'];

const rules = (change: (own: Rules) => Partial<Rules>) => (): Wiring => (parts) => ({
  ...parts,
  changes: { ...parts.changes, ...change(parts.changes) },
});

/** Changes the policy of changes that the desk runs on. */
const changePolicy = (change: (own: ChangePolicy) => Partial<ChangePolicy>) =>
  policy(({ change: own }) => ({ change: own && { ...own, ...change(own) } }));

/** Changes what is recorded. */
const recording = (change: (facts: Facts, command: Command, state: Change | null) => Facts) =>
  rules(({ decide }) => ({ decide: (state, command, around) => change(decide(state, command, around), command, state) }));

/** Decides as if the change, the command or what surrounds it were another. */
const mistaking = (change: (state: Change, command: Command, around: Around) => Parameters<Decide>) =>
  rules(({ decide }) => ({
    decide: (state, command, around) => (state === null ? decide(state, command, around) : decide(...change(state, command, around))),
  }));

/** Compares changes as if the setting were another. */
const comparing = (change: (setting: Setting) => Partial<Setting>) =>
  rules(({ standingOf }) => ({
    standingOf: (...given) => {
      const standing = standingOf(...given);
      return { ...standing, setting: { ...standing.setting, ...change(standing.setting) } };
    },
  }));

const withoutNotices = (leftOut: (fact: Fact & { readonly type: 'noticesIssued' }) => boolean) =>
  recording((facts) => facts.filter((fact) => fact.type !== 'noticesIssued' || !leftOut(fact)));

const EVERY_DUTY = (around: Around): Around => ({
  ...around,
  by: { ...around.by, duties: around.policy.contacts.map(({ role }) => role) },
});

export const CHANGE_FAULTS: readonly Fault[] = [
  {
    id: 'change-approved-by-anybody',
    says: 'Whoever works at the desk approves a change.',
    mustChange: ['CHG-01'],
    wiring: mistaking((state, command, around) => [state, command, command.type === 'approve' ? EVERY_DUTY(around) : around]),
  },
  {
    id: 'change-without-way-back',
    says: 'A change is submitted without saying how it is undone.',
    mustChange: ['CHG-01'],
    wiring: mistaking((state, command, around) => [
      command.type === 'submit' && state.backOut === '' ? { ...state, backOut: 'To be said.' } : state,
      command,
      around,
    ]),
  },
  {
    id: 'emergency-review-forgotten',
    says: 'Nobody is told that an emergency change was not reviewed.',
    mustChange: ['CHG-01'],
    wiring: rules(({ register }) => ({
      register: (standing) => {
        const own = register(standing);
        return { ...own, onDue: (change, now) => own.onDue!(change, now).filter(({ type }) => type !== 'reviewOverdue') };
      },
    })),
  },
  {
    id: 'emergency-closed-unassessed',
    says: 'An emergency change is closed although its risk and its way back were never written down.',
    mustChange: ['CHG-01'],
    wiring: mistaking((state, command, around) => [
      command.type === 'review' ? { ...state, risk: state.risk ?? 'low', impact: state.impact ?? 'low', backOut: state.backOut || 'Unknown.' } : state,
      command,
      around,
    ]),
  },
  {
    id: 'emergency-unannounced',
    says: 'Nobody is told of an emergency change.',
    mustChange: ['CHG-01'],
    wiring: withoutNotices(({ kind }) => kind === 'emergency'),
  },
  {
    id: 'clinical-stop-ignored',
    says: 'A change that the clinical safety officer stopped goes on.',
    mustChange: ['CHG-02'],
    wiring: recording((facts) => facts.map((fact) => (fact.type === 'clinicallyAssessed' ? { ...fact, outcome: 'proceed' as const } : fact))),
  },
  {
    id: 'stop-reason-lost',
    says: 'The reason for which a change was stopped is not kept.',
    mustChange: ['CHG-02'],
    wiring: recording((facts) =>
      facts.map((fact) => (fact.type === 'clinicallyAssessed' ? { ...fact, texts: { reason: 'Clinical risk.' } } : fact)),
    ),
  },
  {
    id: 'clinical-risk-by-anybody',
    says: 'Whoever works at the desk assesses the clinical risk of a change.',
    mustChange: ['CHG-02'],
    wiring: mistaking((state, command, around) => [state, command, command.type === 'assess-clinical-risk' ? EVERY_DUTY(around) : around]),
  },
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
    wiring: rules(({ scheduleFeed }) => ({ scheduleFeed: (...given) => scheduleFeed(...given).replace(/^SEQUENCE:\d+/gm, 'SEQUENCE:0') })),
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
        fact.type === 'noticesIssued' ? { ...fact, to: fact.to.filter(({ organisation }) => organisation === fact.to[0]!.organisation) } : fact,
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
    id: 'live-unready',
    says: 'A change begins although the desk has not everything ready for it.',
    mustChange: ['CHG-05'],
    wiring: changePolicy(() => ({ readiness: [] })),
  },
  {
    id: 'support-not-asked-for',
    says: 'A change begins without anybody named who supports it in its first week.',
    mustChange: ['CHG-05'],
    wiring: mistaking((state, command, around) => [
      command.type === 'begin'
        ? { ...state, readiness: { ...state.readiness, 'early-life-support': { at: state.raisedAt, by: 'nobody', evidence: 'nothing' } } }
        : state,
      command,
      around,
    ]),
  },
  {
    id: 'rise-unnoticed',
    says: 'However many incidents a change caused, nobody reviews it.',
    mustChange: ['CHG-06'],
    wiring: recording((facts) => facts.filter(({ type }) => type !== 'reviewTriggered')),
  },
  {
    id: 'every-incident-is-a-rise',
    says: 'A single incident brings a change before the board.',
    mustChange: ['CHG-06'],
    wiring: changePolicy(({ review }) => ({ review: { ...review, atLeast: 1 } })),
  },
  {
    id: 'caused-incidents-uncounted',
    says: 'A change counts as a success although it caused incidents.',
    mustChange: ['CHG-06'],
    wiring: recording((facts, { type }) => (type === 'link-incident' ? [] : facts)),
  },
];
