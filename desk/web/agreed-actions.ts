import type { IncidentView } from '../views/types.ts';
import { text, type Typed } from './fields.ts';
import type { Field, Known } from './form-types.ts';
import { momentIn } from './moments.ts';
import { LOCAL_TIME_HINT } from '../views/dates.ts';
import { SEVERITIES } from './words.ts';
import type { Severity } from '../../standards/index.ts';
import { localTimes } from '../../kernel/index.ts';

/** Actions on agreed times: manually agreed deadlines, and reminders. */

const ofClock = (clocks: readonly ('response' | 'resolution')[]): Field => ({
  name: 'clock',
  label: 'Which deadline',
  kind: 'select',
  missing: 'Choose the deadline',
  options: clocks.map((value) => ({ value, text: value })),
});
const moment = (name: string, label: string, missing: string): Field => ({
  name,
  label,
  kind: 'moment',
  missing,
  hint: LOCAL_TIME_HINT,
});
const reason = (label: string, missing: string): Field => ({ name: 'reason', label, kind: 'area', missing });
const liveClocks = ({ clocks }: IncidentView) => clocks.filter(({ state }) => state === 'running' || state === 'paused');
const clockIn = (typed: Typed) => text(typed, 'clock') as 'response' | 'resolution';

export const AGREED: readonly (readonly [string, Known])[] = [
  [
    'remind',
    {
      action: (incident) =>
        incident.state === 'closed'
          ? null
          : {
              id: 'remind',
              heading: 'Set a reminder',
              button: 'Set the reminder',
              description: 'The owner is reminded by mail, within the hours of the service.',
              fields: [
                moment('at', 'When', 'Write when'),
                { name: 'text', label: 'What to be reminded of', kind: 'area', missing: 'Write what to be reminded of' },
              ],
            },
      command: (typed, _, { zone }) => ({ do: 'remind', at: momentIn(typed, 'at', zone), text: text(typed, 'text') }),
    },
  ],
  [
    'withdraw-reminder',
    {
      action: ({ followUps }, { zone }) => {
        const times = localTimes(zone);
        const pending = followUps.filter(({ reminder }) => reminder !== null);
        return pending.length === 0
          ? null
          : {
              id: 'withdraw-reminder',
              heading: 'Withdraw a reminder',
              button: 'Withdraw the reminder',
              fields: [
                {
                  name: 'reminder',
                  label: 'Which reminder',
                  kind: 'select',
                  missing: 'Choose the reminder',
                  options: pending.map(({ reminder, at, text }) => ({
                    value: String(reminder),
                    text: `${times.short(at)}: ${text}`,
                  })),
                },
              ],
            };
      },
      command: (typed) => ({ do: 'withdrawReminder', reminder: Number(text(typed, 'reminder')) }),
    },
  ],
  [
    'deadline',
    {
      action: (incident, _policy, viewer) => {
        const clocks = liveClocks(incident).map(({ measures }) => measures);
        return viewer.role === 'duty-manager' && clocks.length > 0
          ? {
              id: 'deadline',
              heading: 'Set a deadline by hand',
              button: 'Set the deadline',
              description: 'It does not move when the incident is paused or reclassified. The agreed target is still counted.',
              fields: [
                ofClock(clocks),
                moment('due', 'New deadline', 'Write the new deadline'),
                reason('Reason for this deadline', 'Write why, and with whom it was agreed'),
              ],
            }
          : null;
      },
      command: (typed, _, { zone }) => ({
        do: 'setDeadline',
        clock: clockIn(typed),
        due: momentIn(typed, 'due', zone),
        reason: text(typed, 'reason'),
      }),
    },
  ],
  [
    'withdraw-deadline',
    {
      action: (incident, _policy, viewer) => {
        const clocks = liveClocks(incident)
          .filter(({ byHand }) => byHand !== null)
          .map(({ measures }) => measures);
        return viewer.role === 'duty-manager' && clocks.length > 0
          ? {
              id: 'withdraw-deadline',
              heading: 'Withdraw a deadline set by hand',
              button: 'Withdraw the deadline',
              fields: [ofClock(clocks), reason('Reason for withdrawing it', 'Write why it is withdrawn')],
            }
          : null;
      },
      command: (typed) => ({ do: 'withdrawDeadline', clock: clockIn(typed), reason: text(typed, 'reason') }),
    },
  ],
  [
    'correct-severity',
    {
      action: (_incident, _policy, viewer) =>
        viewer.role === 'duty-manager'
          ? {
              id: 'correct-severity',
              heading: 'Correct the severity in reports',
              button: 'Correct the severity',
              description: 'Reports show it beside the figures that were issued. Clocks and escalation do not change.',
              fields: [
                {
                  name: 'severity',
                  label: 'Severity that it should have had',
                  kind: 'select',
                  missing: 'Choose the severity',
                  options: Object.entries(SEVERITIES).map(([value, tag]) => ({ value, text: tag.text })),
                },
                moment('since', 'Since when', 'Write since when'),
                reason('Reason for the correction', 'Write why it is corrected'),
              ],
            }
          : null,
      command: (typed, _, { zone }) => ({
        do: 'correctSeverity',
        severity: text(typed, 'severity') as Severity,
        since: momentIn(typed, 'since', zone),
        reason: text(typed, 'reason'),
      }),
    },
  ],
];
