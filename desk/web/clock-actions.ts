import type { IncidentView } from '../views/types.ts';
import { toDo } from './availability.ts';
import { text } from './fields.ts';
import { fixedForm, levelOptions, textArea, type Known } from './form-types.ts';

/** Actions that change the counting of clocks: pause, resume, change the service, reclassify. */
export const CLOCKS: readonly (readonly [string, Known])[] = [
  [
    'pause',
    {
      action: (incident, policy) => {
        const reasons = [...new Set(Object.values(policy.tiers).flatMap(({ pausedBy }) => pausedBy))]
          .filter((reason) => reason !== 'supplier' && reason !== incident.pausedBy)
          .sort();
        if (!toDo(incident) || reasons.length === 0) return null;
        const options = reasons.map((value) => ({ value, text: value.replaceAll('-', ' ') }));
        return {
          id: 'pause',
          heading: incident.pausedBy === null ? 'Pause the clock' : 'Pause for another reason',
          button: 'Pause',
          fields: [
            { name: 'reason', label: 'Reason for pausing', kind: 'select', missing: 'Choose why the clock is paused', options },
          ],
        };
      },
      command: (typed) => ({ do: 'pause', reason: text(typed, 'reason') }),
    },
  ],
  [
    'resume',
    fixedForm(
      { id: 'resume', heading: 'Resume the clock', button: 'Resume', fields: [], primary: true },
      ({ pausedBy }) => pausedBy !== null,
      () => ({ do: 'resume' }),
    ),
  ],
  [
    'service',
    {
      action: (incident, policy) => {
        const others = policy.services.filter(
          ({ id, supplier }) => id !== incident.service && (!incident.withSupplier || supplier === incident.supplier?.id),
        );
        return toDo(incident) && others.length > 0
          ? {
              id: 'service',
              heading: 'Change the service',
              button: 'Change the service',
              description: 'Its targets count from the opening, and its supplier is the one to hand it off to.',
              fields: [
                {
                  name: 'service',
                  label: 'Service it is about',
                  kind: 'select',
                  missing: 'Choose the service',
                  options: others.map(({ id, name }) => ({ value: id, text: name })),
                },
                textArea('reason', 'Reason for the change', 'Write why the service changes'),
              ],
            }
          : null;
      },
      command: (typed) => ({ do: 'changeService', service: text(typed, 'service'), reason: text(typed, 'reason') }),
    },
  ],
  [
    'reclassify',
    {
      action: (incident, policy) =>
        toDo(incident)
          ? {
              id: 'reclassify',
              heading: 'Change the severity',
              button: 'Reclassify',
              fields: [
                {
                  name: 'impact',
                  label: 'New impact',
                  kind: 'select',
                  missing: 'Choose the impact',
                  options: levelOptions(policy.severity.impacts),
                  value: incident.impact,
                },
                {
                  name: 'urgency',
                  label: 'New urgency',
                  kind: 'select',
                  missing: 'Choose the urgency',
                  options: levelOptions(policy.severity.urgencies),
                  value: incident.urgency,
                },
                textArea('reason', 'Reason for the change', 'Write why the severity changes'),
              ],
            }
          : null,
      command: (typed) => ({
        do: 'reclassify',
        impact: text(typed, 'impact') as IncidentView['impact'],
        urgency: text(typed, 'urgency') as IncidentView['urgency'],
        reason: text(typed, 'reason'),
      }),
    },
  ],
];
