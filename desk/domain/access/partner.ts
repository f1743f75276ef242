import type { Severity } from '../../../standards/index.ts';

/** Another desk, which logs incidents with ours for its own callers. */
export interface Partner {
  /** Its client id, and its name in our records. */
  readonly id: string;
  readonly name: string;
  /** The organisation of ours whose incidents it sees and logs. */
  readonly organisation: string;
  /** Client secrets that are good, the newest first: two while one is being changed. */
  readonly secrets: readonly string[];
  /** `whsec_…`: what events to it are signed with, all of them, so that either may be checked. */
  readonly webhookSecrets: readonly string[];
  /** How its people are reached, as any other caller. */
  readonly contact?: { readonly telephone?: string; readonly mail?: string };
  /** Base address that was agreed for its events: allowed though it be inside a network. */
  readonly callback?: string;
  /** Its words for severities on our scale; the common ones are known without. */
  readonly severities?: Readonly<Record<string, Severity>>;
}
