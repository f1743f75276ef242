import type { Severity } from '../../../standards/index.ts';

/** Another desk that logs incidents here for its own callers. */
export interface Partner {
  /** Client id, also the partner's id in our records. */
  readonly id: string;
  readonly name: string;
  /** Our organisation whose incidents the partner sees and logs. */
  readonly organisation: string;
  /** Valid client secrets, newest first: two during a rotation. */
  readonly secrets: readonly string[];
  /**
   * `whsec_…` secrets that sign events to the partner. Every event carries a signature by each, so the partner can verify either.
   */
  readonly webhookSecrets: readonly string[];
  /** Contact details of its people, as for any other caller. */
  readonly contact?: { readonly telephone?: string; readonly mail?: string };
  /** Agreed base address for its events. Allowed even inside a private network. */
  readonly callback?: string;
  /** Its severity words, mapped to our scale. Common words need no entry. */
  readonly severities?: Readonly<Record<string, Severity>>;
}
