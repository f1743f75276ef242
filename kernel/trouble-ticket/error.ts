import { STATUS_CODES } from 'node:http';

/** The Error of TMF630, in which the status is text. Sent as `application/json`, not as a problem document. */
export interface ErrorBody {
  readonly '@type': 'Error';
  /** Stable, for programs. */
  readonly code: string;
  /** The phrase of the status. */
  readonly reason: string;
  /** For a person: what is wrong, and what to do. */
  readonly message: string;
  readonly status: string;
  readonly referenceError?: string;
}

export const errorBody = (status: number, code: string, message: string, referenceError?: string): ErrorBody => ({
  '@type': 'Error',
  code,
  reason: STATUS_CODES[status] ?? 'Error',
  message,
  status: String(status),
  ...(referenceError === undefined ? {} : { referenceError }),
});
