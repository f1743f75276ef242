import type { TicketStatus } from '../../../kernel/trouble-ticket/index.ts';
import type { ProfileSwitch } from './types.ts';

/** What a test tells the supplier to do by itself with the tickets it accepts. */
export interface ScriptedBehaviour {
  /** Follows the profile in its file: asks, sends back, downgrades, resolves. With a seed the run repeats. `walk` takes precedence. */
  readonly profile?: ProfileSwitch;
  /** Statuses to pass through, each this long after the one before. An illegal step ends the walk. */
  readonly walk?: readonly { readonly after: string; readonly to: TicketStatus; readonly note?: string }[];
  /** The next creations are stored, but the response is lost: the connection is reset. */
  readonly losesAnswers?: number;
  /** The next creations get 503 with Retry-After, and nothing is stored. */
  readonly unavailable?: { readonly times: number; readonly retryAfterSeconds: number };
  /** Creations take this long on the clock. */
  readonly answersAfter?: string;
  /** Every callback is sent twice. */
  readonly duplicatesCallbacks?: boolean;
  /** Callbacks are signed with a key that the desk does not know. */
  readonly signsWrongly?: boolean;
}
