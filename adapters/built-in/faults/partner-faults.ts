import type { DeskParts, Wiring } from '../../../desk/index.ts';
import { recording, type Events, type Fault } from './types.ts';

/** Faults in how the desk serves other organisations' desks. */

/** Lets other desks read every organisation's tickets, as our own staff may. */
const everyTicket =
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

type Notify = ReturnType<DeskParts['outbound']['partner']>['notify'];

const withoutSignature: Notify = async ({ id, url, body }) => {
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

/** Discards the additions of another desk, but answers that they were added. */
const withoutPartnerAdditions = (): Wiring => (parts) => ({
  ...parts,
  decide: (command, state, rules, now, actor) => {
    const events = parts.decide(command, state, rules, now, actor);
    return actor.role === 'partner' ? events.filter(({ type }) => type !== 'noted' && type !== 'reopened') : events;
  },
});

export const PARTNER_FAULTS: readonly Fault[] = [
  {
    id: 'every-desk-sees-all',
    says: 'The desk of another organisation can read every ticket.',
    mustChange: ['ONB-03'],
    wiring: everyTicket,
  },
  {
    id: 'word-to-desks-unsigned',
    says: 'Notifications to other desks are not signed.',
    mustChange: ['LOG-01'],
    wiring: () => (parts) => ({
      ...parts,
      outbound: { ...parts.outbound, partner: () => ({ notify: withoutSignature }) },
    }),
  },
  {
    id: 'their-reference-lost',
    says: 'The reference of another desk for its ticket is not stored.',
    mustChange: ['LOG-01'],
    wiring: recording((events) => events.map(withoutReference)),
  },
  {
    id: 'other-desks-unheard',
    says: 'An addition of another desk to its ticket is accepted, but not stored.',
    mustChange: ['LOG-01', 'LOG-02'],
    wiring: withoutPartnerAdditions,
  },
  {
    id: 'taken-back-left-open',
    says: 'An incident whose ticket another desk deletes stays open.',
    mustChange: ['LOG-01'],
    wiring: recording((events, { do: what }) =>
      what === 'deleteTicket' ? events.filter(({ type }) => type === 'ticketDeleted') : events,
    ),
  },
  {
    id: 'files-as-they-come',
    says: 'NHS numbers are not removed from documents.',
    mustChange: ['SEC-01'],
    wiring: () => (parts) => ({ ...parts, cleanFile: async ({ content }) => ({ content, removed: { count: 0, where: [] } }) }),
  },
  {
    id: 'any-signature-will-do',
    says: 'Events in the name of a supplier are accepted with any signature.',
    mustChange: ['LSP-01'],
    wiring: () => (parts) => ({ ...parts, isSigned: () => true }),
  },
];
