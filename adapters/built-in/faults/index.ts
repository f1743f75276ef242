import type { DeskParts, Wiring } from '../../../desk/index.ts';
import { didYouMean, UsageError } from '../../../kernel/index.ts';
import { escalationNeverSent, phoneWithoutResponse, skippedBankHoliday } from './escalation-faults.ts';
import { cutFax, replyOpensAnother } from './mail-faults.ts';
import {
  flagsIgnored,
  officeHoursInUtc,
  oldProcedures,
  othersInCounts,
  patientsKept,
  transposedMatrix,
  wrongTiers,
} from './policy-faults.ts';
import { closesForTheSupplier, newKeyForEachAttempt, sendsIncomplete } from './supplier-faults.ts';

/** A desk with one wrong behaviour, made from outside `desk/` by replacing a part of it. */
export interface Fault {
  readonly id: string;
  /** What this desk does wrong, in a sentence. */
  readonly says: string;
  /** Criteria that the fault must turn `not met`. */
  readonly mustChange: readonly string[];
  /** Makes the faulty parts; called once a desk, so that a fault may remember. */
  readonly wiring: () => Wiring;
}

export const FAULTS: readonly Fault[] = [
  {
    id: 'phone-without-response-clock',
    says: 'A contact by telephone gets no response clock.',
    mustChange: ['LOG-02'],
    wiring: phoneWithoutResponse,
  },
  {
    id: 'transposed-matrix',
    says: 'Impact and urgency are swapped in the severity matrix.',
    mustChange: ['PRI-01'],
    wiring: transposedMatrix,
  },
  {
    id: 'bank-holiday-step-skipped',
    says: 'The escalation plan’s bank-holiday step is never taken.',
    mustChange: ['ESC-01'],
    wiring: skippedBankHoliday,
  },
  {
    id: 'escalation-never-sent',
    says: 'An escalation is recorded, and nobody is called or mailed.',
    mustChange: ['ESC-01', 'CON-02'],
    wiring: escalationNeverSent,
  },
  {
    id: 'new-key-for-each-attempt',
    says: 'A hand-off that is tried again carries a new idempotency key.',
    mustChange: ['LSP-05'],
    wiring: newKeyForEachAttempt,
  },
  {
    id: 'closed-by-the-supplier',
    says: 'An incident is closed as soon as the supplier says resolved.',
    mustChange: ['LSP-01'],
    wiring: closesForTheSupplier,
  },
  {
    id: 'others-in-the-counts',
    says: 'The counts include other organisations’ incidents.',
    mustChange: ['ONB-03'],
    wiring: othersInCounts,
  },
  {
    id: 'reply-opens-another',
    says: 'A reply by mail opens a second incident.',
    mustChange: ['LOG-01'],
    wiring: replyOpensAnother,
  },
  { id: 'fax-cut-short', says: 'The second half of a fax’s image is lost.', mustChange: ['LOG-02', 'DOC-03'], wiring: cutFax },
  { id: 'office-hours-in-utc', says: 'Office hours are kept in UTC all year.', mustChange: ['CON-02'], wiring: officeHoursInUtc },
  {
    id: 'safety-flags-ignored',
    says: 'Wrong or lost patient data does not lift the severity.',
    mustChange: ['PRI-02'],
    wiring: flagsIgnored,
  },
  {
    id: 'incomplete-hand-off',
    says: 'A hand-off is sent without its minimum data set.',
    mustChange: ['LSP-03'],
    wiring: sendsIncomplete,
  },
  {
    id: 'wrong-tiers',
    says: 'Every application is listed, and measured, in the lowest tier.',
    mustChange: ['KNW-01'],
    wiring: wrongTiers,
  },
  { id: 'old-procedures', says: 'Staff are offered superseded procedures.', mustChange: ['DOC-01'], wiring: oldProcedures },
  { id: 'patients-kept', says: 'Patients’ numbers are stored as they come.', mustChange: ['SEC-01'], wiring: patientsKept },
];

/** Throws a `UsageError` for a name that no faulty desk has. */
export function refuseUnknownFaults(names: readonly string[]): void {
  const known = FAULTS.map(({ id }) => id);
  for (const name of names)
    if (!known.includes(name))
      throw new UsageError(`there is no fault "${name}".${didYouMean(name, known)} Known: ${known.join(', ')}.`);
}

/** One wiring out of several faults' names; unknown names are refused. */
export function wiringOf(names: readonly string[]): Wiring {
  refuseUnknownFaults(names);
  const wirings = names.map((name) => FAULTS.find(({ id }) => id === name)!.wiring());
  return (parts: DeskParts) => wirings.reduce((made, wire) => wire(made), parts);
}
