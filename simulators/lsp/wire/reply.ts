import { Refusal } from '../../../kernel/index.ts';
import { errorBody } from '../../../kernel/trouble-ticket/index.ts';

/** An HTTP response before it is sent. `'lost'` in its place means that the connection breaks. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Replaces the serialised body, for a response that must be unreadable. */
  readonly text?: string;
}

/** The property of a response in which the transport finds the fault to apply. */
export const WIRE_FAULT = Symbol('wire fault');

const JSON_TYPE = 'application/json;charset=utf-8';

export const headersOf = ({ headers = {}, body }: Reply): Readonly<Record<string, string>> => ({
  ...(body === undefined ? {} : { 'content-type': JSON_TYPE }),
  ...headers,
});
export const bodyOf = ({ body, text }: Reply): string => text ?? (body === undefined ? '' : JSON.stringify(body));

/** An error of TMF621 v4. Its `referenceError` is an address, which here only names the code. */
export const errorReply = (
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Reply => ({
  status,
  headers,
  body: errorBody(status, code, message, `https://supplier.example/errors/${code}`),
});

/** The response for a thrown error: a refusal as it is, anything else as a fault of the simulator. */
export const replyTo = (error: unknown): Reply =>
  error instanceof Refusal
    ? errorReply(error.status, error.code, error.message, error.status === 401 ? { 'www-authenticate': 'Bearer' } : {})
    : errorReply(500, 'simulatorFault', `The simulator failed: ${(error as Error).message}`);
