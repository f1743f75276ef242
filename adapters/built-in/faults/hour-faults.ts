import type { Wiring } from '../../../desk/index.ts';
import { changingCommand, policy, type Fault } from './types.ts';

/** Counts the clocks of a fax by office hours, whatever its service promises. */
const faxByDay = (): Wiring => (parts) => ({
  ...parts,
  clocks: (incident, rules) =>
    parts.clocks(incident, rules).map((clock) =>
      incident.channel === 'fax'
        ? {
            ...clock,
            targets: new Map([...clock.targets].map(([severity, target]) => [severity, { ...target, calendar: 'office' }])),
          }
        : clock,
    ),
});

/** From the instant at which the clocks go back in October 2026 until noon. */
const NIGHT = { from: Temporal.Instant.from('2026-10-25T01:00Z'), until: Temporal.Instant.from('2026-10-25T12:00Z') };
const isThatNight = (instant: Temporal.Instant) =>
  Temporal.Instant.compare(instant, NIGHT.from) >= 0 && Temporal.Instant.compare(instant, NIGHT.until) < 0;

/** Plans the night's steps by the clock of the summer. */
const anHourLate = (): Wiring => (parts) => ({
  ...parts,
  dueSteps: (...given) =>
    parts.dueSteps(...given).map((due) => (isThatNight(due.planned) ? { ...due, planned: due.planned.add({ hours: 1 }) } : due)),
});

/** Faults of some channels, at some hours. */
export const HOUR_FAULTS: readonly Fault[] = [
  {
    id: 'fax-by-day-only',
    says: 'The clocks of a fax count office hours only.',
    mustChange: ['CON-02'],
    expensive: ['Three quarters of a year at one desk'],
    wiring: faxByDay,
  },
  {
    id: 'october-night-an-hour-late',
    says: 'In the night in which the clocks go back, people are called an hour late.',
    mustChange: ['ESC-01'],
    expensive: ['Three quarters of a year at one desk'],
    wiring: anHourLate,
  },
  {
    id: 'new-year-as-any-week',
    says: 'The rota ignores its exception over New Year.',
    mustChange: ['ESC-01'],
    expensive: ['Three quarters of a year at one desk'],
    wiring: policy(({ rota }) => ({
      rota: {
        ...rota,
        rotas: rota.rotas.map((one) => ({
          ...one,
          exceptions: (one.exceptions ?? []).filter(({ from }) => !from.startsWith('2026-12-31')),
        })),
      },
    })),
  },
  {
    id: 'other-desks-untriaged',
    says: "A ticket of another desk gets severity 3, whatever the desk's own says.",
    mustChange: ['CON-02'],
    expensive: ['Three quarters of a year at one desk'],
    wiring: changingCommand((command) =>
      command.do === 'open' && command.contact.channel === 'partner'
        ? { ...command, contact: { ...command.contact, impact: '3', urgency: '3' } }
        : command,
    ),
  },
];
