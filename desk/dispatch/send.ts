import { attach } from './documents.ts';
import { notifyPartner } from './partner.ts';
import { create, isAbout, read, updateTicket, watch } from './supplier.ts';
import type { RowOf, Sending, Sent, OutcomeReport } from './types.ts';
import type { DeskCommand } from '../domain/incident/index.ts';
import { warningDigest } from '../messages/digest.ts';
import { referenceOf, type OutboxRow } from '../store/index.ts';

/** Sends one row. Rejects when it could not be delivered. */
export async function send(row: OutboxRow, options: Sending): Promise<Sent> {
  const { outbound } = options;
  const report = (command: DeskCommand): readonly OutcomeReport[] => [{ n: row.n, command }];
  if (isAbout(row, 'mail')) {
    const { to, subject, text, inReplyTo, step, about } = row.item;
    await outbound.mail({ messageId: row.key, to, subject, text, ...(inReplyTo !== undefined && { inReplyTo }) });
    if (about !== undefined)
      return { outcome: 'sent', reports: [], also: async (unit) => options.entries.delivered(unit, about, { outcome: 'sent' }) };
    return { outcome: 'sent', reports: step === undefined ? [] : report({ do: 'delivered', step, channel: 'mail' }) };
  }
  if (isAbout(row, 'digest')) return digest(row, options);
  if (isAbout(row, 'call')) {
    const { to, says, step, role } = row.item;
    const { callId } = await outbound.telephone({ to, text: says, reference: referenceOf(row.n) });
    return {
      outcome: `call ${callId}`,
      reports: report({ do: 'delivered', step, channel: 'telephone', callId }),
      also: ({ write }) => write.escalations.called({ callId, n: row.n, step, to: role }),
    };
  }
  if (isAbout(row, 'ring')) {
    const { to, says, bond: handOff, role } = row.item;
    const { callId } = await outbound.telephone({ to, text: says, reference: referenceOf(row.n) });
    const placed = { ...handOff, callId };
    return {
      outcome: `call ${callId}`,
      reports: report(role === undefined ? { do: 'supplierRung', ...placed } : { do: 'personRung', role, ...placed }),
      ...(role !== undefined && {
        also: ({ write }) => write.escalations.called({ callId, n: row.n, handOff: handOff.handOff, to: role }),
      }),
    };
  }
  if (isAbout(row, 'tell')) return notifyPartner(row, options);
  if (isAbout(row, 'create')) return create(row, options);
  if (isAbout(row, 'attach')) return attach(row, options);
  if (isAbout(row, 'read')) return read(row, options);
  if (isAbout(row, 'watch')) return watch(row, options);
  if (isAbout(row, 'note', 'close', 'reopen', 'cancel', 'reclassify')) return updateTicket(row, options);
  throw new Error(`row ${row.id} of the outbox has a kind that is never sent`);
}

async function digest({ id, key, item }: RowOf<'digest'>, { outbound, store }: Sending): Promise<Sent> {
  const warnings = await store.digests.of(id);
  await outbound.mail({ messageId: key, to: item.to, ...warningDigest(item.name, warnings) });
  const reports = warnings.map(({ n, step }): OutcomeReport => ({ n, command: { do: 'delivered', step, channel: 'mail' } }));
  return { outcome: `sent, ${warnings.length} warnings`, reports };
}
