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

/** A reading without all that shows whose ticket it is. */
const nobodys = (reading: Reading): Reading => {
  const kept: { -readonly [Field in keyof Reading]: Reading[Field] } = { ...reading };
  delete kept.externalId;
  delete kept.externalIds;
  delete kept.describedAs;
  return kept;
};

export const UNHEARD_FAULTS: readonly Fault[] = [
  {
    id: 'never-looks-again',
    says: 'What was lost on its way from the supplier is never looked for.',
    mustChange: ['LSP-01'],
    wiring: ignoring('supplierRead'),
  },
  {
    id: 'takes-an-answer-for-proof',
    says: 'That a supplier has no such ticket is not noticed, since it said that it had taken it.',
    mustChange: ['LSP-05', 'LSP-01'],
    wiring: ignoring('supplierLost'),
  },
  {
    id: 'silence-taken-for-work',
    says: 'A supplier that accepts and says nothing is not noticed.',
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
    says: 'What the supplier sends back stays with the supplier.',
    mustChange: ['LSP-01'],
    wiring: without('returned', ({ do: what }) => what === 'supplierUpdate' || what === 'supplierRead'),
  },
  {
    id: 'question-unanswered',
    says: 'The answer to a supplier’s question does not leave the desk.',
    mustChange: ['LSP-01'],
    wiring: without('supplierTold'),
  },
  {
    id: 'their-severity-hidden',
    says: 'How severe the supplier takes an incident to be is not kept.',
    mustChange: ['LSP-01'],
    wiring: recording((events) => events.map(withoutSeverity)),
  },
  {
    id: 'takes-any-ticket-for-ours',
    says: 'Whatever a supplier answers under our ticket’s number is taken for ours.',
    mustChange: ['LSP-01'],
    wiring: changingCommand((command) =>
      (command.do === 'supplierRead' || command.do === 'supplierUpdate') && command.reading
        ? { ...command, reading: nobodys(command.reading) }
        : command,
    ),
  },
];
