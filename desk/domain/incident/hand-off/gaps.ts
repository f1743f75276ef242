import { isStatus, mayMove, MOVES } from '../../../../kernel/trouble-ticket/index.ts';
import type { HandOff, TicketReading } from './types.ts';

/**
 * Why an event leaves it open what went before. `history`: what it carries of the ticket's history has holes, so none of it can be put in
 * its place. `step`: it carries none, and no single step leads from what we know to where the ticket is. `document`: it names one whose
 * content only the ticket itself has.
 */
export type Gap = 'history' | 'step' | 'document';

const leads = (from: string, to: string): boolean => from === to || (isStatus(from) && isStatus(to) && mayMove(from, to));

/** Whether a history begins with the ticket, goes by steps that there are, ends where the ticket stands, and says what it said before. */
function isWhole(changes: NonNullable<TicketReading['changes']>, status: string, handOff: Pick<HandOff, 'changes'>): boolean {
  if (changes[0]?.status !== 'acknowledged' || changes.at(-1)?.status !== status) return false;
  if (changes.some((change, i) => i > 0 && !leads(changes[i - 1]!.status, change.status))) return false;
  return handOff.changes.every((key) => {
    const [place, known] = key.split(' ') as [string, string];
    const told = changes[Number(place)];
    return told === undefined || told.status === known;
  });
}

/** The gap that an event shows and cannot fill with certainty; null when there is none. The ticket is read then. Pure. */
export function gapIn(reading: TicketReading, handOff: Pick<HandOff, 'status' | 'changes' | 'received'>): Gap | null {
  const { changes, status, documents = [] } = reading;
  if (changes !== undefined && !isWhole(changes, status, handOff)) return 'history';
  if (changes === undefined && !leads(handOff.status ?? 'acknowledged', status)) return 'step';
  return documents.some(({ key }) => !handOff.received.includes(key)) ? 'document' : null;
}

/** Whether a ticket can have come from one status to another, by however many steps. */
export function canHaveCome(from: string, to: string): boolean {
  if (!isStatus(from) || !isStatus(to)) return false;
  const reached = [from];
  for (const at of reached) for (const next of MOVES[at]) if (!reached.includes(next)) reached.push(next);
  return from !== to && reached.includes(to);
}
