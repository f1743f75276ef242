import type { Fact, Register } from '../registers/index.ts';

/** The calendar of clinics and theatres that a customer gave, an iCalendar file. The newest counts. */
export interface ClinicCalendar {
  readonly organisation: string;
  readonly file: string;
  readonly givenAt: string;
  readonly by: string;
}
export type ClinicCalendarFact = Fact & { readonly type: 'given'; readonly texts: { readonly file: string } };

/** Longest file, in characters. */
export const LONGEST_CALENDAR = 500_000;

/** Entries are named by their organisation. */
export const clinicCalendarRegister: Register<ClinicCalendarFact, ClinicCalendar> = {
  name: 'clinic-calendars',
  prefix: '',
  fold(organisation, facts) {
    const last = facts.at(-1);
    return last ? { organisation, file: last.texts.file, givenAt: last.at, by: last.actor.name ?? last.actor.id } : null;
  },
  row: ({ organisation }) => ({ state: 'given', title: organisation, organisations: [organisation], due: null }),
};
