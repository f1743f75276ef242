/** Options of a step that handles hundreds of rows. Real time, on a busy machine; the engine's watchdog allows 60 s. */
export const PATIENT = { timeout: 55_000 };
