import type { TicketStatus } from '../../../kernel/trouble-ticket/index.ts';
import type { ProfileSwitch } from './types.ts';

/** What the supplier does by itself, on the clock, with a ticket it accepts. */
export interface ScriptedBehaviour {
  /** Its own conduct, as its file has it: asks, sends back, takes lower, resolves. With a seed, that of a repeatable run. `walk` goes before it. */
  readonly profile?: ProfileSwitch;
  /** Statuses to walk through, each this long after the one before. Legal moves only. */
  readonly walk?: readonly { readonly after: string; readonly to: TicketStatus; readonly note?: string }[];
  /** The next creations are stored, and the answer never arrives (the connection is reset). */
  readonly losesAnswers?: number;
  /** The next creations are answered 503 with Retry-After seconds, and nothing is stored. */
  readonly unavailable?: { readonly times: number; readonly retryAfterSeconds: number };
  /** The next creations take this long on the clock. */
  readonly answersAfter?: string;
  /** The next callbacks are sent twice. */
  readonly duplicatesCallbacks?: boolean;
  /** Callbacks are signed with a key the desk does not know. */
  readonly signsWrongly?: boolean;
}
