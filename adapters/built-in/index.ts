import { DeskDied, DeskRefusal, REACHES, type DeskAdapter, type Role } from '../desk-under-test.ts';
import { refuseUnknownFaults } from './faults/index.ts';
import { hostsByInstrument } from './hosts.ts';
import { instrumentOf } from './instrument.ts';
import { session } from './session.ts';

export { FAULTS, refuseUnknownFaults } from './faults/index.ts';
export { nameOfInstrument } from './instrument.ts';
export type { DeskCoverage, Instrument, MutatedFile } from './instrument.ts';

/** Drives the built-in desk, in a process of its own, by its REST API, SMTP and pages. */
export function builtInAdapter({ standardDir }: { readonly standardDir: string }): DeskAdapter {
  const hosts = hostsByInstrument();
  const reaches = new Set(REACHES);
  return {
    name: 'built-in',
    reaches,
    storage: hosts.main.storage,
    get pid() {
      return hosts.last.pid;
    },
    close: hosts.close,
    async open({ clock, ...asked }) {
      if (clock.kind !== 'virtual' || !('addFollower' in clock)) throw new Error('the built-in desk follows a virtual clock');
      const { instrument, faults } = instrumentOf(asked.faults);
      const request = { ...asked, faults };
      refuseUnknownFaults(faults);
      const host = await hosts.with(instrument);
      const opened = await host.open({ do: 'open', name: request.name, now: clock.now().toString(), request, standardDir });
      const release = clock.addFollower(host.clockOf(request.name));
      const person = (role: Role, organisation: string | null) => {
        const found = opened.people.find((p) => p.role === role && (role !== 'requester' || p.organisation === organisation));
        if (!found)
          throw new DeskRefusal('not-found', `the desk has no example ${role} of ${organisation ?? 'its own organisation'}`);
        return found;
      };
      const as = async (role: Role, organisation?: string) => {
        const { token, organisation: own } = person(role, organisation ?? null);
        return session(opened.url, { token, role, organisation: own ?? 'desk' }, clock);
      };
      return {
        name: 'Deskproof built-in desk',
        version: opened.version,
        reaches,
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
