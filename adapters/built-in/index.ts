import { DeskDied, DeskRefusal, REACHES, type DeskAdapter, type Role } from '../desk-under-test.ts';
import { refuseUnknownFaults } from './faults/index.ts';
import { startHost } from './host-process.ts';
import { session } from './session.ts';

export { FAULTS, refuseUnknownFaults } from './faults/index.ts';

/** Drives the built-in desk, in a process of its own, by its REST API, SMTP and pages. */
export function builtInAdapter({ standardDir }: { readonly standardDir: string }): DeskAdapter {
  let latest = startHost();
  const reaches = new Set(REACHES);
  return {
    name: 'built-in',
    reaches,
    // The first desk waits for its process, which a busy machine starts slowly.
    pace: { openMs: 120_000, actMs: 10_000 },
    storage: latest.storage,
    get pid() {
      return latest.pid;
    },
    close: async () => latest.close(),
    async open({ clock, ...request }) {
      if (clock.kind !== 'virtual' || !('addFollower' in clock)) throw new Error('the built-in desk follows a virtual clock');
      refuseUnknownFaults(request.faults);
      // A desk that ended its process does not end the desks after it.
      if (latest.died) latest = startHost();
      const host = latest;
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
        return session({ url: opened.url, death: async () => host.death() }, { token, role, organisation: own ?? 'desk' }, clock);
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
