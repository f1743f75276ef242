import type { Ticket } from '../../../simulators/lsp/index.ts';

/** One message to the supplier about one incident, and what was there when the desk had done all it could. */
export interface MessageSent {
  readonly message: string;
  /** What the interface did, for the report. */
  readonly despite: string;
  readonly reference: string;
  /** Words that only this message has at the supplier. */
  readonly words: string;
  readonly before: Ticket | undefined;
  readonly after: Ticket | undefined;
  /** Requests that wrote to the supplier because of it. */
  readonly requests: number;
  /** Types of the events that the incident gained. */
  readonly recorded: readonly string[];
}
