import { dialled } from '../../../simulators/telephone/dialled.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { assertShown } from '../../expectation.ts';
import { instantOf, inWords, momentOf } from '../../time/moments.ts';
import { timeOfDay } from '../../expected/time-of-day.ts';
import { judgeRows } from '../rows.ts';
import type { Arrived } from './arrived.ts';

const CHANNELS: Readonly<Record<string, string>> = { telephone: 'phone', 'e-mail': 'email' };
const named = ({ row: { channel, service, severity, arrives } }: Arrived) =>
  `${channel}, ${service}, severity ${severity}, ${arrives}`;

/** The incident of a row. */
function held({ incident, row }: Arrived) {
  assertShown(incident !== null, `the desk was to hold an incident about the contact by ${row.channel}; it holds none`);
  return incident;
}

export async function expectDue(environment: ScenarioEnvironment): Promise<void> {
  const { zone } = environment.standard;
  await judgeRows(environment, environment.state.arrived, {
    sentence: (one) => `${named(one)}: response due ${one.row.due}`,
    check(one) {
      const { reference, channel, severity, clocks } = held(one);
      const wanted = CHANNELS[one.row.channel] ?? one.row.channel;
      assertShown(channel === wanted, `${reference} was to have come by ${wanted}; it says ${channel}`);
      assertShown(severity === one.row.severity, `${reference} was to have severity ${one.row.severity}; it has ${severity}`);
      const due = clocks.find(({ measures }) => measures === 'response')?.due ?? null;
      const right = instantOf(momentOf(one.row.due), environment.clock.now(), zone);
      assertShown(
        due !== null && Temporal.Instant.from(due).equals(right),
        () =>
          `the response to ${reference} was to be due at ${inWords(right)}; it is due ${due === null ? 'never' : `at ${inWords(Temporal.Instant.from(due))}`}`,
      );
    },
  });
}

export async function expectCalled(environment: ScenarioEnvironment): Promise<void> {
  const { contacts, zone } = environment.standard;
  const titleOfNumber = (number: string) =>
    contacts.find(({ telephone }) => dialled(telephone) === dialled(number))?.title ?? number;
  await judgeRows(environment, environment.state.arrived, {
    sentence: (one) => `${named(one)}: calls ${one.row.called || 'nobody'}`,
    check(one) {
      const { reference } = held(one);
      const found = one.calls.map((call) => `${timeOfDay(call.at, zone)} ${titleOfNumber(call.to)}`).join(', ');
      assertShown(
        found.toLowerCase() === one.row.called.toLowerCase(),
        `about ${reference} the desk was to call ${one.row.called || 'nobody'}; it called ${found || 'nobody'}`,
      );
    },
  });
}

export async function expectOwners(environment: ScenarioEnvironment): Promise<void> {
  await judgeRows(
    environment,
    environment.state.arrived.filter(({ row }) => row.owner !== ''),
    {
      sentence: (one) => `${named(one)}: ${one.row.owner} takes it as ${one.row.takenBy}`,
      check(one) {
        const { reference } = held(one);
        assertShown(
          one.owner === one.row.owner,
          `${reference} was to be owned by ${one.row.owner}, the ${one.row.takenBy} of that hour; it is owned by ${one.owner ?? 'nobody'}`,
        );
      },
    },
  );
}
