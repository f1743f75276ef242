import type { AnsweringAdapter, IncidentView } from '../desk-under-test.ts';
import { faultyAdapter, type FaultyOptions } from './over-desk.ts';

const SHORT = 24;

/** Answers are cut short: descriptions, the words of the history, and files. What was noted is lost. */
export const forgetfulAdapter = (options: FaultyOptions): AnsweringAdapter =>
  faultyAdapter(options, {
    name: 'faulty/forgetful',
    wrongly: async () =>
      Promise.resolve({
        session: (session) => ({
          note: async () => Promise.resolve(),
          document: async (reference, id) => {
            const whole = await session.document(reference, id);
            return whole.subarray(0, Math.floor(whole.length / 2));
          },
        }),
        incident: (view): IncidentView => ({
          ...view,
          description: view.description.slice(0, SHORT),
          timeline: view.timeline.map((event) => ({ ...event, says: event.says.slice(0, SHORT) })),
        }),
      }),
  });
