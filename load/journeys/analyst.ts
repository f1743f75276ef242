import exec from 'k6/execution';
import { act, logContact } from './desk.ts';

const SEPARATORS = [' ', '-', '\u00a0', '\u2009', '.', ''] as const;
/** A number of the block that is kept for tests, three, three and four. */
const spelled = (n: number) => ['999', '123', '4578'].join(SEPARATORS[n % SEPARATORS.length]);

/** An analyst takes a severity 1 call at night, answers it, and hands it to the supplier. Three requests. */
export function takeAndHandOff(): void {
  const token = __ENV['ANALYST']!;
  const key = `${exec.scenario.name}-${exec.scenario.iterationInTest}`;
  const reference = logContact(token, key, {
    channel: 'walk-up',
    caller: { name: 'Ward 4F', organisation: __ENV['ORGANISATION'] },
    service: 'crs',
    type: 'incident',
    summary: 'Nobody can open a patient record',
    // A number is written in other ways each time; a check looks for it afterwards.
    description: `The whole hospital since a moment ago, the record of ${spelled(exec.scenario.iterationInTest)} too.`,
    impact: '1',
    urgency: '1',
  });
  if (!reference) return;
  if (!act(token, reference, 'respond', { text: 'We have it, and the supplier will.', channel: 'phone' })) return;
  act(token, reference, 'hand-off', {
    data: {
      occurredAt: __ENV['OCCURRED'],
      description: 'Nobody can open a patient record, at any workstation.',
      impact: 'The whole hospital works on paper.',
      affectedUsers: 4000,
      affectedService: 'crs',
      location: 'All sites',
      workaround: 'Paper',
      stepsTaken: 'The network is up; other services work; restarting the browser does not help.',
      requesterContact: 'Ward 4F',
      updateContact: 'servicedesk@desk.example',
      errorText: 'HTTP 503',
    },
  });
}
