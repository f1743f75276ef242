import type { DeskParts, Wiring } from '../../../desk/index.ts';
import type { Policy } from '../../../standards/index.ts';
import { changingCommand, mistaking, policy, recording, type Command, type Events, type Fault } from './types.ts';

type State = NonNullable<Parameters<DeskParts['decide']>[1]>;
type Governance = NonNullable<Policy['informationGovernance']>;

const governance = (change: (rules: Governance) => Partial<Governance>) =>
  policy(({ informationGovernance }) => ({
    informationGovernance: informationGovernance && { ...informationGovernance, ...change(informationGovernance) },
  }));

const HOUR = 3_600_000;
/** The end of as many hours of weekdays: weekends do not count. */
function weekdaysOnly(since: string): string {
  let at = Temporal.Instant.from(since);
  for (let left = 72; left > 0; at = at.add({ milliseconds: HOUR })) if (at.toZonedDateTimeISO('UTC').dayOfWeek < 6) left -= 1;
  return String(at);
}

/** Changes the start of a limit that is recorded. */
const limits = (change: (event: Extract<Events[number], { type: 'breachKnown' }>) => Events[number]) =>
  recording((events) => events.map((event) => (event.type === 'breachKnown' ? change(event) : event)));

const fromTheSupplier = limits((event) => {
  const since = event.supplierKnewAt ?? event.since;
  return { ...event, since, due: String(Temporal.Instant.from(since).add({ hours: 72 })) };
});

const endsWithIncident = (): Wiring => (parts) => ({
  ...parts,
  followUps: (incident, rules) =>
    parts.followUps(incident, rules).filter(({ command }) => command.do !== 'takeBreachStep' || incident.resolvedAt === null),
});

/** Whoever reported or logged it is somebody else to the check. */
const withoutReporter = (state: State): State => ({
  ...state,
  caller: { ...state.caller, name: 'A caller' },
  events: state.events.map((event) => ({ ...event, actor: { ...event.actor, name: 'A desk' } })),
});
const withoutManagers = (state: State): State => ({
  ...state,
  dataSecurity: state.dataSecurity && {
    ...state.dataSecurity,
    involved: state.dataSecurity.involved.map((each) => ({ ...each, managerKey: null })),
  },
});
const appointing = (change: (state: State) => State) =>
  mistaking((state, command) => (command.do === 'appointInvestigator' ? change(state) : state));

/** What the desk does although nobody has checked who calls. */
const unchecked = (): Wiring => (parts) => ({
  ...parts,
  decide: (command, ...rest) =>
    command.do === 'changeAccount'
      ? [{ type: 'accountChanged', key: '', action: command.action, texts: { who: command.who } }]
      : parts.decide(command, ...rest),
});

const asLead =
  (what: Command['do']) =>
  (): Wiring =>
  ({ decide, ...parts }) => ({
    ...parts,
    decide: (command, state, rules, now, actor) =>
      decide(command, state, rules, now, command.do === what ? { ...actor, duties: ['information-governance'] } : actor),
  });

/** Faults in data-security incidents, the check of callers, and the log of readings. */
export const GOVERNANCE_FAULTS: readonly Fault[] = [
  {
    id: 'limit-in-weekdays',
    says: 'The 72 hours do not count weekends.',
    mustChange: ['SEC-03'],
    wiring: limits((event) => ({ ...event, due: weekdaysOnly(event.since) })),
  },
  {
    id: 'limit-from-supplier',
    says: 'The limit counts from when the supplier knew, not from when it told the desk.',
    mustChange: ['SEC-03'],
    wiring: fromTheSupplier,
  },
  {
    id: 'limit-ends-with-incident',
    says: 'Resolving the incident ends the limit, and nobody hears of it again.',
    mustChange: ['SEC-03'],
    wiring: endsWithIncident,
  },
  {
    id: 'notified-and-chased',
    says: 'A notification does not stop the limit.',
    mustChange: ['SEC-03'],
    wiring: recording((events) =>
      events.map((event) => (event.type === 'breachNotified' ? { type: 'noted', texts: { text: 'Notified.' } } : event)),
    ),
  },
  {
    id: 'breach-lead-not-told',
    says: 'The lead for information governance is not told of a data-security incident at once.',
    mustChange: ['SEC-03'],
    wiring: governance(({ dataSecurity }) => ({
      dataSecurity: { ...dataSecurity, steps: dataSecurity.steps.filter(({ after }) => after !== 'PT0S') },
    })),
  },
  {
    id: 'breach-decided-by-anybody',
    says: 'An analyst can decide that a data-security incident need not be notified.',
    mustChange: ['SEC-03'],
    wiring: asLead('decideBreach'),
  },
  {
    id: 'reporter-investigates',
    says: 'Whoever reported a data-security incident can investigate it.',
    mustChange: ['SEC-03'],
    wiring: appointing(withoutReporter),
  },
  {
    id: 'manager-investigates',
    says: 'The manager of the person whom it is about can investigate it.',
    mustChange: ['SEC-03'],
    wiring: appointing(withoutManagers),
  },
  {
    id: 'investigator-not-checked-again',
    says: 'An investigator stays when people are added who make them dependent.',
    mustChange: ['SEC-03'],
    wiring: recording((events) => events.filter(({ type }) => type !== 'investigatorRemoved')),
  },
  {
    id: 'offered-number-rung',
    says: 'The desk rings the number that the caller offers.',
    mustChange: ['SEC-02'],
    wiring: changingCommand((command) =>
      command.do === 'ringBack' && command.offered !== undefined ? { ...command, number: command.offered } : command,
    ),
  },
  {
    id: 'account-changed-unchecked',
    says: 'An account is changed although nobody has checked who calls.',
    mustChange: ['SEC-02'],
    wiring: unchecked,
  },
  {
    id: 'refusal-counts-as-check',
    says: 'A caller who refuses the check counts as checked.',
    mustChange: ['SEC-02'],
    wiring: changingCommand((command) =>
      command.do === 'checkIdentity' && command.result === 'refused' ? { ...command, result: 'confirmed' } : command,
    ),
  },
  {
    id: 'shared-account-accepted',
    says: 'An account that a whole counter uses can sign in.',
    mustChange: ['SEC-02'],
    wiring: governance(() => ({ sharedAccounts: { words: [] } })),
  },
  {
    id: 'readings-not-logged',
    says: 'Who reads an incident is not noted.',
    mustChange: ['SEC-02'],
    wiring: () => (parts) => ({ ...parts, reading: { ...parts.reading, isLogged: () => false } }),
  },
];
