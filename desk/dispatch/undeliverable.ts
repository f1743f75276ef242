import type { DeskCommand } from '../domain/incident/index.ts';
import type { OutboxRow, Store } from '../store/index.ts';
import type { OutcomeReport } from './types.ts';
import type { NotOurTicket } from '../messages/ports.ts';

/** The log entries for a row that the other side permanently refused, or that the desk gave up on. */
export async function undeliverable(row: OutboxRow, why: string, store: Store): Promise<readonly OutcomeReport[]> {
  const { item, n } = row;
  if (item.kind === 'mail' && item.about !== undefined) return [];
  if (item.kind === 'digest')
    return (await store.digests.of(row.id)).map(({ n: each, step }) => ({
      n: each,
      command: { do: 'undelivered', what: `the mail of escalation ${step}`, note: why },
    }));
  const command: DeskCommand =
    item.kind === 'create'
      ? { do: 'supplierRefused', supplier: item.supplier, handOff: item.handOff, note: why }
      : item.kind === 'attach'
        ? { do: 'documentUndelivered', supplier: item.supplier, handOff: item.handOff, document: item.document, note: why }
        : item.kind === 'ring' && item.role !== undefined
          ? { do: 'personUnreached', role: item.role, handOff: item.bond.handOff, why: 'failed', callId: `row ${row.id}` }
          : item.kind === 'mail' && item.step === undefined
            ? { do: 'letterReturned', letter: row.key, to: item.to, what: describe(item), note: why }
            : { do: 'undelivered', what: describe(item), note: why };
  return [{ n, command }];
}

/** The log entry for an answer with somebody else's ticket. */
export function mismatched({ item, n }: OutboxRow, { ticket, mismatch }: NotOurTicket): readonly OutcomeReport[] {
  if (!('supplier' in item)) return [];
  const { supplier, handOff } = item;
  const where = item.kind === 'create' ? 'creation' : 'change';
  return [{ n, command: { do: 'supplierMismatch', supplier, handOff, ticket, in: where, ...mismatch } }];
}

/** A row in a few words, for people. */
export function describe(item: OutboxRow['item']): string {
  switch (item.kind) {
    case 'mail':
      if (item.about !== undefined) return `a mail about ${item.about.reference}`;
      return item.step === undefined ? 'a mail' : `the mail of escalation ${item.step}`;
    case 'digest':
      return 'a letter of warnings';
    case 'call':
      return `the call of escalation ${item.step}`;
    case 'create':
      return `the hand-off to ${item.supplier}`;
    case 'attach':
      return `a document to ${item.supplier}`;
    case 'note':
    case 'close':
    case 'reopen':
    case 'cancel':
    case 'reclassify':
      return `"${item.kind}" to ${item.supplier}`;
    case 'read':
      return `a read of the ticket at ${item.supplier}`;
    case 'watch':
      return `a check of the hand-off to ${item.bond.supplier}`;
    case 'ring':
      return item.role === undefined
        ? `the call to the service desk of ${item.bond.supplier}`
        : `the call to the ${item.role} about ${item.bond.supplier}`;
    case 'tell':
      return `the notification to the desk ${item.partner}`;
    default:
      return item satisfies never;
  }
}
