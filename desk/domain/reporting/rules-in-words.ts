/** The rule of each figure, as it is printed beside it. Version 1: change the number when a rule counts otherwise. */
export const RULES = 1;

export const RULE = {
  logged: 'Incidents logged in the period, by the time of logging. Repeat reports, withdrawn and deleted ones count.',
  resolved: 'Resolutions in the period; one that was reopened and resolved again counts each time. Withdrawn ones do not count.',
  withdrawn: 'Incidents that their caller or another desk called off in the period.',
  reopened: 'Reopenings in the period, each one counts.',
  reopenedIncidents: 'Incidents reopened in the period, each once.',
  reopenedShare: 'Reopenings divided by resolutions of the period.',
  openAtStart: 'Incidents logged before the period and not resolved or withdrawn at its start.',
  openAtEnd:
    'Incidents not resolved or withdrawn at the end of the period: open at the start + logged + reopened − resolved − withdrawn.',
  repeats:
    'Times at which an incident became a part of another one in the period. It still counts as logged, and not as resolved by that.',
  firstContact:
    'Incidents logged in the period, solved at first contact before its end and not reopened before its end. Telephone and in person: before the caller left. By letter: within the time that the standard gives.',
  firstContactGross: 'Solved at first contact, divided by all incidents logged in the period.',
  firstContactNet:
    'Solved at first contact, divided by the incidents logged in the period that were not handed to a supplier before its end.',
  age: 'Elapsed time from logging to the end of the period. Pauses do not shorten it.',
  severity: 'By the severity at the end of the period, as it was known then.',
  service: 'By the service at the end of the period.',
  channel: 'By the channel on which the incident arrived.',
  type: 'By the kind of contact.',
  organisation: 'By the organisation of the caller.',
  time: 'By the time of logging, in local time of the standard’s zone.',
} as const;

/** How targets are judged. */
export const LEVEL_RULE =
  'By verdict: kept when the clock stopped in time in the period, missed when the target passed in the period, open ones included. One that is open and not due has no verdict; a withdrawn one is not kept. Later changes take no verdict back. With both verdicts on one clock an incident counts as missed. A supplier is judged by its contract: its own hours, from each hand-over until it was taken back, resolved or closed.';
