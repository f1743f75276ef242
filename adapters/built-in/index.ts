import path from 'node:path';
import { ALL_DERIVED, DeskDied, DeskRefusal, REACHES, type AnsweringAdapter, type Role } from '../desk-under-test.ts';
import { refuseUnknownFaults } from '../parts.ts';
import { FAULTS } from './faults/index.ts';
import { storeFolder } from './host-process.ts';
import { hostsByInstrument } from './hosts.ts';
import { instrumentOf } from './instrument.ts';
import { startLoadDesk } from './load-desk.ts';
import { session } from './session.ts';
import type { Variant } from './variants/index.ts';
import { WORDING } from './wording.ts';

export { nameOfInstrument } from './instrument.ts';
export type { DeskCoverage, Instrument, MutatedFile } from './instrument.ts';

/** The example of an account that several people use. */
const SHARED = 'reception';
const NAME = 'Deskproof built-in desk';

interface BuiltInOptions {
  readonly standardDir: string;
  readonly variant?: Variant & { readonly name: string };
}

/** Drives the built-in desk, in a process of its own, by its REST API, SMTP and pages. */
export function builtInAdapter({ standardDir, variant }: BuiltInOptions): AnsweringAdapter {
  const hosts = hostsByInstrument(variant?.name);
  return {
    name: 'built-in',
    reaches: new Set(REACHES),
    absent: new Map(),
    unreached: new Map(),
    values: ALL_DERIVED,
    // The first desk waits for its process, which a busy machine starts slowly.
    pace: { openMs: 120_000, actMs: 10_000 },
    storage: storeFolder(),
    load: startLoadDesk,
    exercise: { desk: NAME },
    documents: path.join(standardDir, 'documents'),
    faults: FAULTS,
    get pid() {
      return hosts.last?.pid ?? null;
    },
    start: () => hosts.start(),
    close: hosts.close,
    async open({ clock, ...asked }) {
      if (clock.kind !== 'virtual' || !('addFollower' in clock)) throw new Error('the built-in desk follows a virtual clock');
      const { instrument, faults } = instrumentOf(asked.faults);
      const request = { ...asked, faults };
      refuseUnknownFaults(faults, { name: 'built-in', faults: FAULTS });
      const host = await hosts.with(instrument);
      const opened = await host.open({ do: 'open', name: request.name, now: clock.now().toString(), request, standardDir });
      const release = clock.addFollower(host.clockOf(request.name));
      const person = (role: Role, organisation: string | null) => {
        const found = opened.people.find(
          (p) => (p.role === role || p.username === role) && (role !== 'requester' || p.organisation === organisation),
        );
        if (!found)
          throw new DeskRefusal('not-found', `the desk has no example ${role} of ${organisation ?? 'its own organisation'}`);
        return found;
      };
      const as = async (role: Role, organisation?: string) => {
        const { token, organisation: own } = person(role, organisation ?? null);
        return session(
          { url: opened.url, death: async () => host.death() },
          { token, role, organisation: own ?? 'desk' },
          clock,
          opened.people.find(({ username }) => username === SHARED),
        );
      };
      return {
        name: NAME,
        version: opened.version,
        wording: variant?.wording ?? WORDING,
        ...(variant?.cadence !== undefined && { cadence: variant.cadence }),
        commissioning: opened.commissioning,
        addresses: { ...opened.addresses, pages: opened.url },
        wire: {
          telephoneEvents: `${opened.url}/channels/telephone/events`,
          supplierCallback: (supplier) => `${opened.url}/suppliers/${supplier}/listener`,
          smtp: opened.smtp,
          tickets(of) {
            const partner = opened.partners.find(({ organisation }) => organisation === of);
            if (!partner) return null;
            const { clientId, clientSecret, webhookSecret } = partner;
            const url = `${opened.url}/tmf-api/troubleTicket/v4`;
            return { url, tokenUrl: `${opened.url}/oauth2/token`, clientId, clientSecret, webhookSecret };
          },
        },
        as,
        signedOut: () =>
          session(
            { url: opened.url, death: async () => host.death() },
            { token: 'none', role: 'requester', organisation: 'none' },
            clock,
          ),
        credentials: (role, organisation) => {
          const { username, password } = person(role, organisation ?? null);
          return { username, password };
        },
        everything: async () => (await as('assessor')).incidents(),
        async close() {
          release();
          try {
            await host.closeDesk(request.name);
          } catch (error) {
            if (!(error instanceof DeskDied)) throw error;
          }
        },
      };
    },
  };
}
