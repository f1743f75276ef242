import type { ByHandOutcome, ByHandTask } from './by-hand-types.ts';
import type { DeskCommand } from './commands.ts';
import { acknowledgeEscalation, delivered, unreached } from './escalations.ts';
import type { NewEvent, RecordedEvent } from './events.ts';
import {
  documentSent,
  isWithheld,
  personRung,
  personUnreached,
  supplierAnswered,
  supplierRefused,
  supplierRung,
} from './hand-off/index.ts';
import { isInProgress } from './hand-off/hand-offs.ts';
import { isOver, refuse, requireText } from './refuse.ts';
import { DATA_SECURITY_STEP } from './data-security/types.ts';
import { CALL_BACK_STEP } from './identity/types.ts';
import { SAFETY_STEP } from './safety/types.ts';
import type { Incident } from './types.ts';
import type { Policy } from '../../../standards/index.ts';

type Of<V extends DeskCommand['do']> = Extract<DeskCommand, { do: V }>;
type ToDo = Extract<RecordedEvent, { type: 'toDoByHand' }>;

/** The outcomes that may be recorded for a task. */
export function outcomesOf({ kind, message, role }: Pick<ByHandTask, 'kind' | 'message' | 'role'>): readonly ByHandOutcome[] {
  if (kind === 'letter') return ['sent', 'not-needed'];
  if (kind === 'call') return role === undefined ? CALL.filter((each) => each !== 'acknowledged') : CALL;
  return message === 'create' ? ['answered', 'unanswered', 'busy', 'refused'] : ['answered', 'unanswered', 'busy', 'not-needed'];
}
const CALL: readonly ByHandOutcome[] = ['answered', 'acknowledged', 'unanswered', 'busy', 'not-needed'];

/** A supplier that was not reached is called again. For one of our people who was not reached, the next one is called. */
export const settlesTask = ({ role }: Pick<ByHandTask, 'role'>, outcome: ByHandOutcome): boolean =>
  role !== undefined || (outcome !== 'unanswered' && outcome !== 'busy');

/** Tasks of an incident for a person: not settled yet, and still needed. Pure. */
export function tasksByHand(incident: Incident): readonly ToDo[] {
  const todo = new Map<number, ToDo>();
  for (const event of incident.events) {
    if (event.type === 'toDoByHand') todo.set(event.row, event);
    else if (event.type === 'doneByHand' && settlesTask(event, event.outcome)) todo.delete(event.row);
  }
  return [...todo.values()].filter((event) => isNeeded(event, incident));
}

/** A call of the plan is not needed once somebody has acknowledged; a call about a hand-off, once that has ended. */
function isNeeded({ kind, step, handOff, message, document }: ToDo, incident: Incident): boolean {
  if (kind === 'letter') return true;
  if (step === SAFETY_STEP) return incident.safetyCase !== null && incident.safetyCase.heardAt === null;
  if (step === DATA_SECURITY_STEP) return incident.dataSecurity !== null && incident.dataSecurity.stopped === null;
  if (step === CALL_BACK_STEP) return !isOver(incident);
  if (step !== undefined)
    return !isOver(incident) && incident.escalations.some((each) => each.step === step && each.acknowledgedAt === null);
  const record = incident.handOffs.find((each) => each.handOff === handOff);
  if (record === undefined || (document !== undefined && isWithheld(record, document))) return false;
  return kind === 'call' || message === 'create' ? isInProgress(record) : true;
}

/** The desk cannot deliver it: a person does, and records the outcome. Only then is it recorded as done. */
export const toDoByHand = (incident: Incident, { task }: Of<'toDoByHand'>): readonly NewEvent[] =>
  tasksByHand(incident).some(({ row }) => row === task.row) ? [] : [{ type: 'toDoByHand', ...task }];

/** The outcome counts as if the desk's own telephone, mail or connection had reported it. */
export function recordByHand(incident: Incident, command: Of<'recordByHand'>, policy: Policy): readonly NewEvent[] {
  const { row, outcome, note = '' } = command;
  const task = tasksByHand(incident).find((each) => each.row === row);
  if (!task) throw refuse.wrongState(incident, 'there is no such task to do by hand. Somebody may have recorded it already.');
  const allowed = outcomesOf(task);
  if (!allowed.includes(outcome))
    throw refuse.invalid(`"${outcome}" is not an outcome of ${task.what}. Outcomes are: ${allowed.join(', ')}.`);
  const done: NewEvent = {
    type: 'doneByHand',
    ...factsOf(task),
    outcome,
    ...(note.trim() !== '' && { texts: { note: note.trim() } }),
  };
  return [done, ...consequences(incident, task, command, policy)];
}

function factsOf({ row, kind, what, role, supplier, step, handOff, message, document }: ToDo): Omit<ByHandTask, 'why'> {
  return {
    ...{ row, kind, what },
    ...(role !== undefined && { role }),
    ...(supplier !== undefined && { supplier }),
    ...(step !== undefined && { step }),
    ...(handOff !== undefined && { handOff }),
    ...(message !== undefined && { message }),
    ...(document !== undefined && { document }),
  };
}

function consequences(
  incident: Incident,
  task: ToDo,
  { outcome, ticket = '', note = '' }: Of<'recordByHand'>,
  policy: Policy,
): readonly NewEvent[] {
  const { kind, row, role, step, supplier, handOff, message, document } = task;
  const callId = `by hand ${row}`;
  if (outcome === 'not-needed') return [];
  if (kind === 'letter') return step === undefined ? [] : delivered(incident, { do: 'delivered', step, channel: 'mail' });
  if (kind === 'call' && step !== undefined && role !== undefined) {
    if (outcome === 'busy' || outcome === 'unanswered')
      return unreached(incident, { do: 'unreached', step, to: role, why: outcome, callId });
    return [
      ...delivered(incident, { do: 'delivered', step, channel: 'telephone', callId }),
      ...(outcome === 'acknowledged' ? acknowledgeEscalation(incident, step, role, policy) : []),
    ];
  }
  if (supplier === undefined || handOff === undefined) return [];
  const record = { supplier, handOff };
  if (kind === 'call' && role !== undefined)
    return outcome === 'busy' || outcome === 'unanswered'
      ? personUnreached(incident, { do: 'personUnreached', role, handOff, why: outcome, callId })
      : personRung({ do: 'personRung', role, ...record, callId });
  if (outcome === 'busy' || outcome === 'unanswered') return [];
  if (kind === 'call') return supplierRung({ do: 'supplierRung', ...record, callId });
  if (outcome === 'refused')
    return supplierRefused(incident, {
      do: 'supplierRefused',
      ...record,
      note: requireText(note, 'why the supplier refuses it'),
    });
  if (message === 'create')
    return supplierAnswered(incident, {
      do: 'supplierAnswered',
      ...record,
      ticket: requireText(ticket, "the supplier's reference"),
      status: 'acknowledged',
    });
  return document === undefined ? [] : documentSent(incident, { do: 'documentSent', ...record, document });
}
