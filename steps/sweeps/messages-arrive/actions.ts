import type { DataTable } from '@cucumber/cucumber';
import { FAULTS, faultSaying } from '../../../simulators/lsp/faults/catalogue.ts';
import type { ActiveFault } from '../../../simulators/lsp/faults/types.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import type { MessageSent } from './led.ts';
import { handOff, MESSAGES, ticketOf, visited, type Led } from './messages.ts';

/** Long enough for a request that failed once to be made again. */
const UNTIL_SENT = Temporal.Duration.from({ minutes: 3 });
const OPERATIONS: Readonly<Record<string, 'patch' | 'read'>> = { change: 'patch', read: 'read' };

/** One incident for each fault, which meets it at every message in turn. */
export async function leadDespite(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const sent: MessageSent[] = [];
  for (const { 'the interface': does = '', 'of a request to': what = '' } of table.hashes()) {
    const [fault, on] = [faultSaying(does), OPERATIONS[what]];
    if (!fault || !on)
      throw new HarnessFault(
        `No interface "${does}" when asked to ${what}. Known: ${FAULTS.map(({ says }) => says).join(', ')}.`,
      );
    const led = await atSupplier(environment);
    for (const message of Object.keys(MESSAGES).slice(1))
      sent.push(
        await sendDespite(led, message, { faults: [{ fault: fault.id, on, times: 1 }], despite: `${does}, asked to ${what}` }),
      );
  }
  environment.state.messagesSent = sent;
}

async function atSupplier(environment: ScenarioEnvironment): Promise<Led> {
  const led = await visited(environment);
  await handOff(led);
  await environment.settle();
  return led;
}

interface Despite {
  readonly despite: string;
  readonly faults: readonly ActiveFault[];
}

async function sendDespite(led: Led, name: string, { faults, despite }: Despite): Promise<MessageSent> {
  const { environment, reference } = led;
  const { supplier, clock } = environment;
  const message = MESSAGES[name];
  if (!message) throw new HarnessFault(`No message is called "${name}". Write ${Object.keys(MESSAGES).join(', ')}.`);
  await message.first?.(led);
  await environment.settle();
  const assessor = await environment.as('assessor');
  const events = (await assessor.incident(reference)).timeline.length;
  const [before, asked] = [ticketOf(led), supplier.journal.length];
  supplier.faults(faults);
  await message.act(led);
  await clock.advance(UNTIL_SENT);
  supplier.faults([]);
  const written = supplier.journal
    .slice(asked)
    .filter(({ direction, method }) => direction === 'received' && (method === 'PATCH' || method === 'POST'));
  return {
    ...{ message: name, despite, reference, words: message.words(led), before, after: ticketOf(led) },
    requests: written.filter(({ path }) => path.includes('/troubleTicket')).length,
    recorded: (await assessor.incident(reference)).timeline.slice(events).map(({ type }) => type),
  };
}

/** Each message of an incident of its own, refused until the end. */
export async function refuseForGood(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const sent: MessageSent[] = [];
  for (const { message = '', status } of table.hashes()) {
    const isHandOff = message === 'a hand-off';
    const led = isHandOff ? await visited(environment) : await atSupplier(environment);
    const faults = [{ fault: 'refuses', on: isHandOff ? 'create' : 'patch', status: Number(status) } as const];
    sent.push(await sendDespite(led, message, { faults, despite: `refused with ${status}` }));
  }
  environment.state.messagesSent = sent;
}

export async function refuseFiles(environment: ScenarioEnvironment, table: DataTable): Promise<void> {
  const sent: MessageSent[] = [];
  for (const { status } of table.hashes()) {
    const led = await visited(environment);
    await MESSAGES['a file']!.act(led);
    // The first creation is the one with the file, and its file comes alone afterwards.
    const faults: readonly ActiveFault[] = [
      { fault: 'refuses', on: 'create', times: 1, status: Number(status) },
      { fault: 'refuses', on: 'patch', status: Number(status) },
    ];
    sent.push(await sendDespite(led, 'a hand-off', { faults, despite: `files refused with ${status}` }));
  }
  environment.state.messagesSent = sent;
}
