import { describe } from './undeliverable.ts';
import type { OutcomeReport } from './types.ts';
import type { ByHandTask, WhyByHand } from '../domain/incident/index.ts';
import type { OutboxRow, Store } from '../store/index.ts';

/** The log entries for a row that a person has to deliver. A letter of warnings is one on each of its incidents. */
export async function toDoByHand(row: OutboxRow, why: WhyByHand, store: Store): Promise<readonly OutcomeReport[]> {
  const { id, n, item } = row;
  const base = { row: id, what: describe(item), why };
  if (item.kind === 'digest')
    return (await store.digests.of(id)).map(({ n: each, step }) => ({
      n: each,
      command: { do: 'toDoByHand', task: { ...base, kind: 'letter', step } },
    }));
  return [{ n, command: { do: 'toDoByHand', task: { ...base, ...factsOf(item) } } }];
}

function factsOf(item: OutboxRow['item']): Omit<ByHandTask, 'row' | 'what' | 'why'> {
  switch (item.kind) {
    case 'mail':
      return { kind: 'letter', ...(item.step !== undefined && { step: item.step }) };
    case 'call':
      return { kind: 'call', step: item.step, role: item.role };
    case 'ring':
      return { kind: 'call', ...item.bond, ...(item.role !== undefined && { role: item.role }) };
    case 'attach': {
      const { supplier, handOff, document } = item;
      return { kind: 'supplier', supplier, handOff, message: 'attach', document };
    }
    case 'create':
    case 'note':
    case 'close':
    case 'reopen':
    case 'cancel':
    case 'reclassify': {
      const { supplier, handOff } = item;
      return { kind: 'supplier', supplier, handOff, message: item.kind };
    }
    default:
      return { kind: 'letter' };
  }
}
