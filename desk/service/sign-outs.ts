import type { Core } from './core.ts';
import type { SignOuts } from './types.ts';

/** Sign-outs are kept in the store, so that a restart and every other process on it know them. */
export const signOutServices = ({ store, units }: Core): SignOuts => ({
  isSignedOut: async (session) => store.signOuts.has(session),
  signOut: async (session, expiry, now) => units.run(async ({ write }) => write.signOuts.add(session, expiry, now)),
});
