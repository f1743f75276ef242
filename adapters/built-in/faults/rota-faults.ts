import type { Wiring } from '../../../desk/index.ts';
import { policy, type Fault } from './types.ts';

/** Leaves out the turn in which the clocks go back. */
const withoutClockChangeNight = (): Wiring => (parts) => ({
  ...parts,
  turnsOf: (...asked) =>
    parts.turnsOf(...asked).filter(({ from, to }) => !(from <= '2027-10-31T00:30:00Z' && to > '2027-10-31T00:30:00Z')),
});

export const ROTA_FAULTS: readonly Fault[] = [
  {
    id: 'clock-change-unmanned',
    says: 'The rota has nobody over the weekend in which the clocks go back.',
    mustChange: ['CON-01'],
    wiring: withoutClockChangeNight,
  },
  {
    id: 'holidays-as-any-week',
    says: 'The rota ignores the exceptions over Christmas.',
    mustChange: ['CON-01'],
    wiring: policy(({ rota }) => ({ rota: { ...rota, rotas: rota.rotas.map(({ role, week }) => ({ role, week })) } })),
  },
];
