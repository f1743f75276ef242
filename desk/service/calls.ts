import type { Core } from './core.ts';
import type { Calls } from './types.ts';
import { scopeOf } from '../domain/access/index.ts';
import { SYSTEM } from '../domain/access/system.ts';
import { refuse, type DeskCommand } from '../domain/incident/index.ts';
import { referenceOf } from '../store/index.ts';

/** The telephone network's reports: on the plan's own calls, and on callers who hung up. */
export function callServices({ store, units, clock, run }: Core): Calls {
  return {
    async escalationByCall(callId) {
      const call = await store.escalations.byCall(callId);
      if (call === null) return null;
      const { n, ...rest } = call;
      return { reference: referenceOf(n), ...rest };
    },
    async unreached(reference, { step, handOff, to, why, callId }) {
      const command: DeskCommand =
        step === undefined
          ? { do: 'personUnreached', role: to, handOff, why, callId }
          : { do: 'unreached', step, to, why, callId };
      await run(reference, command, SYSTEM);
    },
    missedCall: async (call) => units.run(async ({ write }) => write.contacts.missed({ ...call, at: String(clock.now()) })),
    async missedCalls(viewer) {
      if (scopeOf(viewer) !== null) throw refuse.forbidden("Only the desk's staff and its assessor see missed calls.");
      return store.contacts.missedCalls();
    },
  };
}
