import type { Owner } from '../../evidence/types.ts';

/** The harness itself is at fault: its simulators, its browser, its wiring, or the scenario's own text. Never held against the desk. */
export class HarnessFault extends Error {
  override readonly name = 'HarnessFault';
  readonly owner: Owner;
  constructor(message: string, { owner = 'harness', ...options }: ErrorOptions & { readonly owner?: Owner } = {}) {
    super(message, options);
    this.owner = owner;
  }
}
