import type { PeopleShown } from '../judge/people.ts';

/** A plan that names no answers. */
export const nobodyAnswered: PeopleShown = {
  answers: null,
  folder: null,
  today: Temporal.PlainDate.from('2026-11-30'),
  zone: 'Europe/London',
  inHours: () => true,
  planVersion: null,
};
