/** Meaning for the desk of a supplier's ticket status (TMF621 v4). */
export type Meaning =
  | 'working' // the supplier has it
  | 'waiting-for-us' // the supplier asks the desk a question
  | 'says-resolved' // the caller must be asked
  | 'done' // no further updates
  | 'given-back'; // the supplier declines: the incident returns to the desk

const MEANINGS: Readonly<Record<string, Meaning>> = {
  acknowledged: 'working',
  inProgress: 'working',
  held: 'working',
  pending: 'waiting-for-us',
  resolved: 'says-resolved',
  closed: 'done',
  rejected: 'given-back',
  cancelled: 'given-back',
};

/** Null for a status outside the interface's list. */
export const meaningOf = (status: string): Meaning | null => MEANINGS[status] ?? null;
