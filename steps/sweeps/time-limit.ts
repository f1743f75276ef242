/**
 * The time limit of a step that does what many scenarios do, for a machine that is busy: below the engine's own limit for a run without
 * an event.
 */
export const SWEEP = { timeout: 55_000 } as const;
