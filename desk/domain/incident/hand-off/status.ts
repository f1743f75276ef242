/** What a supplier's ticket status (TMF621 v4) means to the desk. */
export type Meaning =
  | 'working' // the supplier has it
  | 'waiting-for-us' // it asks the desk for something
  | 'says-resolved' // the caller must be asked
  | 'done' // nothing more will come
  | 'given-back'; // it will not do it: the incident is the desk's again

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

/** Null for a status that the interface does not know. */
export const meaningOf = (status: string): Meaning | null => MEANINGS[status] ?? null;
