/** The harness itself is at fault: its simulators, its browser, its wiring, or the scenario's own text. Never held against the desk. */
export class HarnessFault extends Error {
  override readonly name = 'HarnessFault';
}
