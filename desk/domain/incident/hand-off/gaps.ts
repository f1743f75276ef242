import { isStatus, mayMove, MOVES } from '../../../../kernel/trouble-ticket/index.ts';
import type { HandOff, TicketReading } from './types.ts';

/**
 * Why an event leaves earlier changes uncertain. `history`: the history it carries has holes, so its changes cannot be placed.
 * `step`: it carries no history, and no single transition leads from the known status to the ticket's. `document`: it names a
 * document whose content only the ticket has.
 */
export type Gap = 'history' | 'step' | 'document';

const leads = (from: string, to: string): boolean => from === to || (isStatus(from) && isStatus(to) && mayMove(from, to));

/**
 * Whether a history starts at the ticket's creation, makes only valid transitions, ends at the current status, and agrees with
 * the changes recorded before.
 */
function isWhole(changes: NonNullable<TicketReading['changes']>, status: string, handOff: Pick<HandOff, 'changes'>): boolean {
  if (changes[0]?.status !== 'acknowledged' || changes.at(-1)?.status !== status) return false;
  if (changes.some((change, i) => i > 0 && !leads(changes[i - 1]!.status, change.status))) return false;
  return handOff.changes.every((key) => {
    const [place, known] = key.split(' ') as [string, string];
    const change = changes[Number(place)];
    return change === undefined || change.status === known;
  });
}

/**
 * The gap that an event shows and cannot fill with certainty; null when there is none. A gap triggers a read of the ticket. Pure.
 */
export function gapIn(reading: TicketReading, handOff: Pick<HandOff, 'status' | 'changes' | 'received'>): Gap | null {
  const { changes, status, documents = [] } = reading;
  if (changes !== undefined && !isWhole(changes, status, handOff)) return 'history';
  if (changes === undefined && !leads(handOff.status ?? 'acknowledged', status)) return 'step';
  return documents.some(({ key }) => !handOff.received.includes(key)) ? 'document' : null;
}

/** Whether a ticket can move from one status to another, in any number of transitions. */
export function canHaveCome(from: string, to: string): boolean {
  if (!isStatus(from) || !isStatus(to)) return false;
  const reached = [from];
  for (const at of reached) for (const next of MOVES[at]) if (!reached.includes(next)) reached.push(next);
  return from !== to && reached.includes(to);
}
