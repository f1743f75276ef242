import type { Variant } from './types.ts';

const MINUTES = 5;

/** Looks for what is due every five minutes, as a desk does whose scheduler is a cron job. */
export const ticking: Variant = {
  says: 'It looks at its escalation plan every five minutes.',
  cadence: `PT${MINUTES}M`,
  wiring: () => (parts) => ({
    ...parts,
    dueSteps: (...given) => parts.dueSteps(...given).map((step) => ({ ...step, planned: nextTick(step.planned) })),
  }),
};

function nextTick(instant: Temporal.Instant): Temporal.Instant {
  const tick = MINUTES * 60_000;
  return Temporal.Instant.fromEpochMilliseconds(Math.ceil(instant.epochMilliseconds / tick) * tick);
}
