import { recording, type Events, type Fault } from './types.ts';

/** Faults in what the history says: each entry is still made. */

const withoutText = (event: Events[number], name: string): Events[number] => {
  if (!('texts' in event) || event.texts === undefined || !(name in event.texts)) return event;
  const texts = Object.fromEntries(Object.entries(event.texts).filter(([each]) => each !== name));
  return { ...event, texts };
};
const EVERYTHING = ['Everything that can be done with an incident'];

export const SWEEP_HISTORY_FAULTS: readonly Fault[] = [
  {
    id: 'reasons-not-recorded',
    says: 'The reason of a change is not recorded.',
    mustChange: ['LOG-01'],
    expensive: EVERYTHING,
    wiring: recording((events) => events.map((event) => withoutText(event, 'reason'))),
  },
  {
    id: 'agreed-for-now',
    says: 'An agreed deadline is recorded as the instant at which it was agreed.',
    mustChange: ['LOG-01'],
    expensive: EVERYTHING,
    wiring:
      () =>
      ({ decide, ...parts }) => ({
        ...parts,
        decide: (command, state, rules, now, actor) =>
          decide(command, state, rules, now, actor).map((event) =>
            event.type === 'deadlineSet' ? { ...event, due: String(now.add({ minutes: 1 })) } : event,
          ),
      }),
  },
];
