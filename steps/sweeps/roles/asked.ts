import type { Who } from '../../../standards/index.ts';

/** How the desk took one operation, or one request. */
export interface OperationTried {
  readonly operation: string;
  readonly who: Who;
  readonly reference: string;
  readonly may: boolean;
  /** Code of the refusal; null: it was done. */
  readonly refusal: string | null;
  /** Types of the events that it recorded. */
  readonly recorded: readonly string[];
}

export interface Asked {
  /** "GET /api/incidents". */
  readonly what: string;
  readonly who: Who;
  readonly status: number;
  readonly body: string;
  /** Whether the operation is open to everybody, or to programs with credentials of their own. */
  readonly isOpen: boolean;
}
