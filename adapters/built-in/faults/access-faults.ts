import type { DeskParts, Wiring } from '../../../desk/index.ts';
import type { Command, Fault } from './types.ts';

type Actor = Parameters<DeskParts['decide']>[4];

/** Lets a role act as another one for some commands. */
const actingAs =
  (as: Actor['role'], applies: (command: Command, actor: Actor) => boolean) =>
  (): Wiring =>
  ({ decide, ...parts }) => ({
    ...parts,
    decide: (command, state, rules, now, actor) =>
      decide(command, state, rules, now, applies(command, actor) ? { ...actor, role: as, organisation: null } : actor),
  });

/** A list that is filtered by service shows every organisation's rows. */
const filterLeaks =
  (): Wiring =>
  ({ reading, ...parts }) => ({
    ...parts,
    reading: {
      ...reading,
      incidents: async (rows, query, viewer) =>
        query.service === undefined
          ? reading.incidents(rows, query, viewer)
          : reading.incidents(rows, query, { ...viewer, role: 'assessor', organisation: null }),
    },
  });

/** Shows a requester the incident as the desk's staff see it. */
const asStaffSee =
  (): Wiring =>
  ({ viewOf, ...parts }) => ({
    ...parts,
    viewOf: (incident, documents, rules, now, viewer, ...rest) =>
      viewOf(incident, documents, rules, now, viewer.role === 'requester' ? { ...viewer, role: 'assessor' } : viewer, ...rest),
  });

/** Faults in who may do and read what. */
export const ACCESS_FAULTS: readonly Fault[] = [
  {
    id: 'deadlines-by-analysts',
    says: "An analyst can agree a deadline, which is the duty manager's to do.",
    mustChange: ['DOC-03'],
    expensive: ['Every operation of the standard, by everybody'],
    wiring: actingAs('duty-manager', (command, { role }) => command.do === 'setDeadline' && role === 'analyst'),
  },
  {
    id: 'assessor-takes-notes',
    says: 'An assessor can add a note to an incident.',
    mustChange: ['DOC-03'],
    expensive: ['Every operation of the standard, by everybody', "Every address that the desk's interface describes"],
    wiring: actingAs('analyst', (command, { role }) => command.do === 'note' && role === 'assessor'),
  },
  {
    id: 'service-filter-leaks',
    says: "The list of a service shows a requester every organisation's incidents.",
    mustChange: ['ONB-03'],
    expensive: ['What a requester reads'],
    wiring: filterLeaks,
  },
  {
    id: 'notes-for-callers',
    says: "A requester reads the notes that the desk's staff write for each other.",
    mustChange: ['ONB-03'],
    expensive: ['What a requester reads'],
    wiring: asStaffSee,
  },
];
