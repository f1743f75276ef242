import type { DataTable } from '@cucumber/cucumber';
import type { ContactDetails } from '../../../adapters/desk-under-test.ts';
import { answersAfter } from '../../../simulators/telephone/on-call.ts';
import { levelsOf } from '../../expected/levels.ts';
import type { Severity } from '../../../standards/index.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import { serviceCalled } from '../../parameter-types.ts';
import { at, momentOf } from '../../time/moments.ts';
import type { ArrivalRow, Arrived } from './arrived.ts';

type Send = (environment: ScenarioEnvironment, details: ContactDetails, severity: Severity) => Promise<unknown>;

/** How a contact reaches the desk, by the channel's name in a table. */
const SEND: Readonly<Record<string, Send>> = {
  async telephone(environment, details) {
    environment.need('call-logging');
    const call = await environment.telephone.call(details.caller.telephone!);
    await (await environment.as('analyst')).logCall(call.id, details);
  },
  'walk-up': async (environment, details) => (await environment.as('analyst')).logCall(null, details),
  async portal(environment, { caller, ...details }) {
    await (await environment.as('requester', caller.organisation)).report(details);
  },
  async 'e-mail'({ mail, desk }, { caller, summary, description }) {
    await mail.send({ from: caller.mail!, to: desk.addresses.mail, subject: summary, text: description });
  },
  async fax({ mail, desk }, { caller, summary }) {
    await mail.fax({ from: caller.telephone!, to: desk.addresses.fax, lines: [summary.toUpperCase()], subject: summary });
  },
  async partner(environment, { caller, service, summary }, severity) {
    environment.need('tickets');
    const desk = await environment.otherDesk(caller.organisation);
    await desk.ask('POST', '/troubleTicket', {
      ...{
        name: summary,
        description: summary,
        severity: environment.lsp.severities[severity],
        ticketType: 'incident',
        externalId: summary,
      },
      relatedEntity: [{ id: service, role: 'service', '@referredType': 'Service' }],
    });
  },
};

const A_MINUTE = Temporal.Duration.from({ minutes: 1 });
const WATCHED = Temporal.Duration.from({ minutes: 15 });
/** Nobody is called about these at once. */
const QUIET: readonly string[] = ['3', '4', '5'];

const rowOf = (line: Readonly<Record<string, string>>): ArrivalRow => {
  const cell = (name: string) => line[name] ?? fail(`The table of contacts has no column "${name}".`);
  return {
    ...{ channel: cell('channel'), service: cell('service'), severity: cell('severity'), arrives: cell('arrives') },
    ...{ due: cell('response due'), called: cell('called'), takenBy: cell('taken by'), owner: cell('owner') },
  };
};

/** Lets each contact arrive at its time, in order of time. Its calls are watched for a quarter of an hour; then it is closed. */
export async function letArrive(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const rows = table.hashes().map(rowOf);
  const timed = rows.map((row) => ({ row, when: at(environment, momentOf(row.arrives)) }));
  const inOrder = timed.toSorted((one, other) => Temporal.Instant.compare(one.when, other.when));
  for (const { row, when } of inOrder) {
    if (Temporal.Instant.compare(when, environment.clock.now()) < 0)
      fail(`"${row.arrives}" comes within a quarter of an hour after the contact before it.`);
    await environment.clock.advanceTo(when);
    environment.state.arrived.push(await oneArrives(environment, row, `Fault ${environment.state.arrived.length + 1}`));
  }
}

async function oneArrives(environment: ScenarioEnvironment, row: ArrivalRow, name: string): Promise<Arrived> {
  const { people, standard, telephone, clock } = environment;
  const service = serviceCalled(row.service) ?? fail(`The standard has no service called "${row.service}".`);
  const summary = `${name} of ${row.service}`;
  const caller = people.at(standard.organisations[1]!.id);
  const before = telephone.placed.length;
  const isCalledTwice = row.called.split(row.takenBy).length > 2;
  answerAs(environment, isCalledTwice ? '' : row.takenBy);
  const details = { caller, service: service.id, summary, description: `${summary}. Nobody can work.` };
  const severity = row.severity as Severity;
  const send = SEND[row.channel] ?? fail(`"${row.channel}" is not a channel. Channels: ${Object.keys(SEND).join(', ')}.`);
  await send(environment, { ...details, ...levelsOf(environment, severity) }, severity);
  await environment.settle();
  const assessor = await environment.as('assessor');
  const reference = (await assessor.incidents()).find((one) => one.summary === summary)?.reference;
  if (reference === undefined) return { row, incident: null, calls: [], owner: null };
  const incident = await assessor.incident(reference);
  await clock.advance(A_MINUTE);
  answerAs(environment, row.takenBy);
  if (!QUIET.includes(row.severity)) await clock.advance(WATCHED);
  const calls = telephone.placed.slice(before).map((call) => ({ at: call.at, to: call.to }));
  const { owner } = await assessor.incident(reference);
  await closeIt(environment, reference);
  return { row, incident, calls, owner };
}

/** Everybody on call answers and presses nothing, but for one who takes it at the last call that the row names. */
function answerAs(environment: ScenarioEnvironment, takenBy: string): void {
  for (const contact of environment.standard.contacts)
    answersAfter(
      environment,
      contact,
      Temporal.Duration.from('PT5S'),
      contact.title.toLowerCase() === takenBy.toLowerCase() ? '1' : '9',
    );
}

async function closeIt(environment: ScenarioEnvironment, reference: string): Promise<void> {
  const analyst = await environment.as('analyst');
  await analyst.resolve(reference, 'The connection was set up anew.');
  await analyst.confirm(reference);
  await analyst.close(reference);
}

function fail(message: string): never {
  throw new HarnessFault(message);
}
