import type { DeskInUse, Variant } from './types.ts';
import { session } from '../session.ts';

/** A desk with tickets of its own: 25 of the last three hours, in every state, with clocks that run and a plan that climbs meanwhile. */
export const inUse: Variant = {
  says: 'It holds 25 incidents already, and warns of them.',
  inUseFor: 'PT3H',
  use,
  wiring: (isOpen) => (parts) => {
    let calls = 0;
    return {
      ...parts,
      outbound: {
        ...parts.outbound,
        // Nobody outside is there before the scenario begins.
        mail: async (letter) => (isOpen() ? parts.outbound.mail(letter) : undefined),
        telephone: async (call) => (isOpen() ? parts.outbound.telephone(call) : { callId: `before-${++calls}` }),
      },
    };
  },
};

const COUNT = 25;
const LEVELS = ['2', '3', '4'] as const;

async function use({ url, token, clock, services, organisations }: DeskInUse): Promise<void> {
  const analyst = session({ url, death: async () => null }, { token, role: 'analyst', organisation: 'desk' }, clock);
  for (let place = 0; place < COUNT; place += 1) {
    const organisation = organisations[place % organisations.length]!;
    const level = LEVELS[place % LEVELS.length]!;
    const { reference } = await analyst.logCall(null, {
      caller: { name: `Earlier caller ${place + 1}`, organisation, mail: `earlier-${place + 1}@${organisation}.example` },
      service: services[place % services.length]!,
      summary: `Reported before, no. ${place + 1}`,
      description: 'It was like this before anybody rehearsed anything.',
      impact: level,
      urgency: level,
    });
    if (place % 5 >= 1) await analyst.acknowledge(reference);
    if (place % 5 >= 2) await analyst.respond(reference, 'We are looking into it.');
    if (place % 5 === 3) await analyst.pause(reference, 'awaiting-caller');
    if (place % 5 === 4) await analyst.resolve(reference, 'It was set up anew.');
    await clock.advance(Temporal.Duration.from({ minutes: 7 }));
  }
}
