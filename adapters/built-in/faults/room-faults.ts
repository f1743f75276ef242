import type { DeskParts, Wiring } from '../../../desk/index.ts';
import { mistaking, policy, recording, type Events, type Fault } from './types.ts';

type FollowUp = ReturnType<DeskParts['followUps']>[number];
type Incident = Parameters<DeskParts['followUps']>[0];
type View = ReturnType<DeskParts['viewOf']>;

/** The desk's own actions with some left out or changed. */
const actingBy =
  (change: (actions: readonly FollowUp[], incident: Incident) => readonly FollowUp[]) => (): Wiring => (parts) => ({
    ...parts,
    followUps: (incident, rules) => change(parts.followUps(incident, rules), incident),
  });
const withoutActions = (left: FollowUp['command']['do']) =>
  actingBy((actions) => actions.filter(({ command }) => command.do !== left));

const showing = (change: (view: View) => View) => (): Wiring => (parts) => ({
  ...parts,
  viewOf: (...given) => change(parts.viewOf(...given)),
});

const ofRoom = (change: (room: NonNullable<DeskParts['policy']['room']>) => Partial<NonNullable<DeskParts['policy']['room']>>) =>
  policy(({ room }) => ({ room: room && { ...room, ...change(room) } }));

/** Closes what nobody has answered for a while, complaints too. */
const silenceCloses = (): Wiring => (parts) => ({
  ...parts,
  policy: {
    ...parts.policy,
    followUp: {
      ...parts.policy.followUp,
      ...(parts.policy.followUp.nightlyClose && {
        nightlyClose: { ...parts.policy.followUp.nightlyClose, unanswered: { askAgainAfter: 'PT20H', after: 'PT50H' } },
      }),
    },
  },
  followUps: (incident, rules) =>
    parts.followUps({ ...incident, contactType: 'incident', room: { ...incident.room, escalatedAt: null } }, rules),
});

export const ROOM_FAULTS: readonly Fault[] = [
  {
    id: 'report-never-due',
    says: 'Nobody owes a report when a major incident ends.',
    mustChange: ['ESC-07', 'ESC-05'],
    wiring: recording((events) => events.filter(({ type }) => type !== 'reportOwed')),
  },
  {
    id: 'report-never-chased',
    says: 'The owner of a report is not reminded.',
    mustChange: ['ESC-07'],
    wiring: withoutActions('chaseReport'),
  },
  {
    id: 'report-due-in-a-fortnight',
    says: 'The report of a major incident is due after fourteen days.',
    mustChange: ['ESC-07'],
    wiring: ofRoom(({ report }) => ({ report: { ...report, within: 'P14D' } })),
  },
  {
    id: 'report-actions-never-done',
    says: 'An action of a report that is done stays open.',
    mustChange: ['ESC-07'],
    wiring: recording((events) => events.filter(({ type }) => type !== 'reportActionDone')),
  },
  {
    id: 'closes-without-consent',
    says: 'An analyst can close what its caller has not confirmed.',
    mustChange: ['ESC-08'],
    wiring: mistaking((state, command) =>
      command.do === 'close' && state.confirmedAt === null
        ? { ...state, confirmedAt: state.resolvedAt ?? state.openedAt }
        : state,
    ),
  },
  {
    id: 'silence-counts-as-consent',
    says: 'A complaint that nobody answers is closed at night.',
    mustChange: ['ESC-08'],
    wiring: silenceCloses,
  },
  {
    id: 'complaint-kept-a-year',
    says: 'A complaint is kept for one year.',
    mustChange: ['ESC-08'],
    wiring: ofRoom(() => ({ complaints: { keptFor: 'P1Y' } })),
  },
  {
    id: 'caller-escalates-in-vain',
    says: 'That a caller escalates an incident is not recorded as such.',
    mustChange: ['ESC-08'],
    wiring: recording((events) =>
      events.map((event) =>
        event.type === 'callerEscalated' ? { type: 'noted', texts: { text: event.texts?.['reason'] ?? '' } } : event,
      ),
    ),
  },
  {
    id: 'never-moves-to-a-team',
    says: 'What the first line does not mend stays with it.',
    mustChange: ['ESC-03'],
    wiring: withoutActions('moveToTeam'),
  },
  {
    id: 'moves-by-the-clock-on-the-wall',
    says: 'The time until an incident goes to a team runs at night and at weekends too.',
    mustChange: ['ESC-03'],
    wiring: actingBy((actions, { severitySince, severity }) =>
      actions
        .map((action): FollowUp => {
          if (action.command.do !== 'moveToTeam') return action;
          const after = { '1': 'PT15M', '2': 'PT30M', '3': 'PT2H', '4': 'PT4H', '5': 'PT8H' }[severity];
          const at = Temporal.Instant.from(severitySince).add(Temporal.Duration.from(after));
          return { at, command: { ...action.command, planned: String(at) } };
        })
        .sort((a, b) => Temporal.Instant.compare(a.at, b.at)),
    ),
  },
  {
    id: 'moves-to-the-wrong-team',
    says: 'Every incident that is moved goes to the servers.',
    mustChange: ['ESC-03'],
    wiring: ofRoom(({ moves }) => ({ moves: moves.map((move) => ({ ...move, team: 'servers' })) })),
  },
  {
    id: 'command-changes-when-it-is-offered',
    says: 'Whoever is offered command has it at once, accepted or not.',
    mustChange: ['ESC-05'],
    wiring: recording((events) =>
      events.flatMap((event): Events =>
        event.type === 'commandOffered'
          ? [event, { type: 'managerAppointed', manager: event.to, role: event.role } as const]
          : [event],
      ),
    ),
  },
  {
    id: 'whoever-is-named-takes-over',
    says: 'Naming another manager replaces the one in command, without a handover.',
    mustChange: ['ESC-05'],
    wiring: mistaking((state, command) =>
      command.do === 'appointManager' && state.majorIncident
        ? { ...state, majorIncident: { ...state.majorIncident, manager: null } }
        : state,
    ),
  },
  {
    id: 'notice-forgets-its-promise',
    says: 'The next notice is due by the plan, whatever the last one promised.',
    mustChange: ['ESC-06'],
    wiring: () => (parts) => ({
      ...parts,
      decide: (command, ...rest) => {
        if (command.do !== 'sendNotice' || command.next === undefined) return parts.decide(command, ...rest);
        const { next, ...byPlan } = command;
        void next;
        return parts.decide(byPlan, ...rest);
      },
    }),
  },
  {
    id: 'overdue-notice-unnoticed',
    says: 'Nobody is reminded of a notice that is overdue.',
    mustChange: ['ESC-06'],
    wiring: withoutActions('missNotice'),
  },
  {
    id: 'skipped-notice-counts-as-kept',
    says: 'A notice that was left out is shown as completed.',
    mustChange: ['ESC-06'],
    wiring: showing((view) => ({
      ...view,
      room: view.room && {
        ...view.room,
        notices: view.room.notices.map((notice) => (notice.state === 'skipped' ? { ...notice, state: 'completed' } : notice)),
      },
    })),
  },
];
