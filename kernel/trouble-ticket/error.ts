import { STATUS_CODES } from 'node:http';

/** TMF630's Error, in which the status is a string. Sent as `application/json`, not as a problem document. */
export interface ErrorBody {
  readonly '@type': 'Error';
  /** Stable, for programs. */
  readonly code: string;
  /** The reason phrase of the status. */
  readonly reason: string;
  /** For a person: what is wrong and what to do. */
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
