import type { Variant } from './types.ts';

/** Records what it should do, and calls, writes to and tells nobody. */
export const silent: Variant = {
  says: 'It contacts nobody.',
  wiring: () => (parts) => {
    let calls = 0;
    return {
      ...parts,
      outbound: {
        ...parts.outbound,
        mail: async () => undefined,
        telephone: async () => ({ callId: `never-made-${++calls}` }),
        supplier: () => {
          throw new Error('this desk sends nothing');
        },
        partner: () => ({ notify: async () => 'told' }),
      },
    };
  },
};
