import type { Wiring } from '../../../desk/index.ts';

export const newKeyForEachAttempt = (): Wiring => (parts) => {
  let attempts = 0;
  return {
    ...parts,
    outbound: {
      ...parts.outbound,
      supplier: (id) => {
        const client = parts.outbound.supplier(id);
        return { ...client, create: async (ticket, key) => client.create(ticket, `${key}-${++attempts}`) };
      },
    },
  };
};

/** Takes the supplier's word for the caller's. */
export const closesForTheSupplier = (): Wiring => (parts) => ({
  ...parts,
  decide: (command, state, policy, now, actor) => {
    const events = parts.decide(command, state, policy, now, actor);
    const resolved = command.do === 'supplierUpdate' && command.status === 'resolved' && events.length > 0;
    return resolved ? [...events, { type: 'resolved' }, { type: 'confirmed' }, { type: 'closed' }] : events;
  },
});

/** Sends whatever it is given, and leaves it to the supplier to notice what is missing. */
export const sendsIncomplete = (): Wiring => (parts) => ({
  ...parts,
  policy: { ...parts.policy, suppliers: parts.policy.suppliers.map((supplier) => ({ ...supplier, minimumDataSet: [] })) },
});
