import { changingCommand, recording, type Command, type Events, type Fault } from './types.ts';

/** Ignores some of the commands that record what a supplier did. */
const ignoring = (...what: readonly Command['do'][]) => recording((events, command) => (what.includes(command.do) ? [] : events));
const without = (type: Events[number]['type'], when: (command: Command) => boolean = () => true) =>
  recording((events, command) => (when(command) ? events.filter((event) => event.type !== type) : events));

/** Removes the supplier's severity from an update. */
const withoutSeverity = (event: Events[number]): Events[number] => {
  if (event.type !== 'supplierUpdated') return event;
  const kept = { ...event };
  delete (kept as { theirs?: string }).theirs;
  return kept;
};

type Reading = NonNullable<Extract<Command, { readonly do: 'supplierRead' }>['reading']>;

/** A reading without the fields that identify the ticket as ours. */
const withoutIdentity = (reading: Reading): Reading => {
  const kept: { -readonly [Field in keyof Reading]: Reading[Field] } = { ...reading };
  delete kept.externalId;
  delete kept.externalIds;
  delete kept.describedAs;
  return kept;
};

export const SUPPLIER_EVENT_FAULTS: readonly Fault[] = [
  {
    id: 'never-looks-again',
    says: 'The desk never reads the ticket for events that were lost.',
    mustChange: ['LSP-01'],
    wiring: ignoring('supplierRead'),
  },
  {
    id: 'takes-an-answer-for-proof',
    says: 'A ticket that the supplier accepted and then does not have is not noticed.',
    mustChange: ['LSP-05', 'LSP-01'],
    wiring: ignoring('supplierLost'),
  },
  {
    id: 'silence-taken-for-work',
    says: 'A supplier that accepts a ticket and never updates it is not noticed.',
    mustChange: ['LSP-05'],
    wiring: ignoring('supplierSilent'),
  },
  {
    id: 'waits-for-the-line',
    says: 'Nobody telephones a supplier whose interface is down.',
    mustChange: ['LSP-05'],
    wiring: ignoring('supplierUnreachable'),
  },
  {
    id: 'sent-back-unheard',
    says: 'An incident that the supplier returns stays with the supplier.',
    mustChange: ['LSP-01'],
    wiring: without('returned', ({ do: what }) => what === 'supplierUpdate' || what === 'supplierRead'),
  },
  {
    id: 'question-unanswered',
    says: 'The answer to a question of the supplier is not sent.',
    mustChange: ['LSP-01'],
    wiring: without('supplierTold'),
  },
  {
    id: 'their-severity-hidden',
    says: 'The severity of the supplier is not stored.',
    mustChange: ['LSP-01'],
    wiring: recording((events) => events.map(withoutSeverity)),
  },
  {
    id: 'takes-any-ticket-for-ours',
    says: 'A ticket of somebody else, answered under the id of ours, is accepted as ours.',
    mustChange: ['LSP-01'],
    wiring: changingCommand((command) =>
      (command.do === 'supplierRead' || command.do === 'supplierUpdate') && command.reading
        ? { ...command, reading: withoutIdentity(command.reading) }
        : command,
    ),
  },
];
