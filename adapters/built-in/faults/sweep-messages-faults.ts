import { SupplierRefused, type DeskParts, type Wiring } from '../../../desk/index.ts';
import type { Fault } from './types.ts';

/** Faults in the messages to a supplier that follow a hand-off. */

type Client = ReturnType<DeskParts['outbound']['supplier']>;

const asking = (how: (client: Client) => Partial<Client>) => (): Wiring => (parts) => ({
  ...parts,
  outbound: {
    ...parts.outbound,
    supplier: (id) => {
      const client = parts.outbound.supplier(id);
      return { ...client, ...how(client) };
    },
  },
});

const DESPITE = ['Each message, with each fault of the interface'];

/** Gives each attempt a text of its own, so that it does not find the note of the one before. */
const notesNumbered = (): Wiring => {
  let attempts = 0;
  return asking((client) => ({ addNote: async (ticket, text) => client.addNote(ticket, `${text} (attempt ${++attempts})`) }))();
};

export const SWEEP_MESSAGES_FAULTS: readonly Fault[] = [
  {
    id: 'a-note-for-each-attempt',
    says: 'A note whose answer was lost is added to the ticket once more.',
    mustChange: ['LSP-05'],
    expensive: DESPITE,
    wiring: notesNumbered,
  },
  {
    id: 'severity-sent-once-only',
    says: 'A change of severity that did not reach the supplier is not sent again.',
    mustChange: ['LSP-05'],
    expensive: DESPITE,
    wiring: asking((client) => ({
      reclassify: async (ticket, ...given) =>
        client.reclassify(ticket, ...given).catch(async (error: unknown) => {
          const reading = await client.read(ticket.id);
          if (reading === null) throw error;
          return reading;
        }),
    })),
  },
  {
    id: 'refusals-tried-again',
    says: 'What the supplier refuses for good is sent again and again.',
    mustChange: ['LSP-05'],
    expensive: ['Each message, refused for good'],
    wiring: asking((client) => {
      const again = async <T>(answer: Promise<T>): Promise<T> =>
        answer.catch((error: unknown) => {
          throw error instanceof SupplierRefused ? new Error('the supplier refused it') : error;
        });
      return {
        create: async (...given) => again(client.create(...given)),
        addNote: async (...given) => again(client.addNote(...given)),
      };
    }),
  },
  {
    id: 'a-file-blocks-its-incident',
    says: 'A hand-off whose file the supplier refuses is not made without the file.',
    mustChange: ['LSP-05'],
    wiring: asking((client) => ({
      create: async (ticket, key) =>
        client.create(ticket, key).catch((error: unknown) => {
          throw error instanceof SupplierRefused ? new SupplierRefused(error.message, 422) : error;
        }),
    })),
    expensive: ['A file that the supplier refuses does not keep the incident from it'],
  },
];
