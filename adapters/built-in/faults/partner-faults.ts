import type { DeskParts, Wiring } from '../../../desk/index.ts';
import { recording, type Events, type Fault } from './types.ts';

/** Faults in how the desk serves other organisations' desks. */

/** Lets other desks read every organisation's tickets, as our own staff may. */
const everybodysTickets =
  (): Wiring =>
  ({ reading, ...parts }) => ({
    ...parts,
    reading: {
      ...reading,
      knows: (viewer, organisation) => viewer.role === 'partner' || reading.knows(viewer, organisation),
      incidents: (rows, query, viewer) =>
        viewer.role === 'partner' ? rows.page(query, null) : reading.incidents(rows, query, viewer),
    },
  });

type Tell = ReturnType<DeskParts['outbound']['partner']>['notify'];

const withoutSignature: Tell = async ({ id, url, body }) => {
  const { status } = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'webhook-id': id },
    body,
  });
  return status === 410 ? 'gone' : 'told';
};

const withoutReference = (event: Events[number]): Events[number] => {
  if (event.type !== 'opened') return event;
  const texts = Object.fromEntries(Object.entries(event.texts ?? {}).filter(([name]) => name !== 'partnerReference'));
  return { ...event, texts };
};

/** Discards what another desk adds, but answers that it was added. */
const deafToPartners = (): Wiring => (parts) => ({
  ...parts,
  decide: (command, state, rules, now, actor) => {
    const events = parts.decide(command, state, rules, now, actor);
    return actor.role === 'partner' ? events.filter(({ type }) => type !== 'noted' && type !== 'reopened') : events;
  },
});

export const PARTNER_FAULTS: readonly Fault[] = [
  {
    id: 'every-desk-sees-all',
    says: 'Another organisation’s desk is shown everybody’s tickets.',
    mustChange: ['ONB-03'],
    wiring: everybodysTickets,
  },
  {
    id: 'word-to-desks-unsigned',
    says: 'What another desk is told is not signed.',
    mustChange: ['LOG-01'],
    wiring: () => (parts) => ({
      ...parts,
      outbound: { ...parts.outbound, partner: () => ({ notify: withoutSignature }) },
    }),
  },
  {
    id: 'their-reference-lost',
    says: 'The reference that another desk has for its ticket is not kept.',
    mustChange: ['LOG-01'],
    wiring: recording((events) => events.map(withoutReference)),
  },
  {
    id: 'other-desks-unheard',
    says: 'What another desk adds to its ticket is acknowledged and not kept.',
    mustChange: ['LOG-01', 'LOG-02'],
    wiring: deafToPartners,
  },
  {
    id: 'taken-back-left-open',
    says: 'What another desk takes back stays open, and nobody knows for whom.',
    mustChange: ['LOG-01'],
    wiring: recording((events, { do: what }) =>
      what === 'deleteTicket' ? events.filter(({ type }) => type === 'ticketDeleted') : events,
    ),
  },
  {
    id: 'files-as-they-come',
    says: 'Patients’ numbers stay in the documents that people send.',
    mustChange: ['SEC-01'],
    wiring: () => (parts) => ({ ...parts, cleanFile: ({ content }) => ({ content, removed: { count: 0, where: [] } }) }),
  },
  {
    id: 'any-signature-will-do',
    says: 'A supplier’s word is believed whoever signed it.',
    mustChange: ['LSP-01'],
    wiring: () => (parts) => ({ ...parts, isSigned: () => true }),
  },
];
