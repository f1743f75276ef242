import { Refusal } from '../../../kernel/index.ts';
import { errorBody } from '../../../kernel/trouble-ticket/index.ts';

/** An answer before it is on the wire. `'lost'` is one that never arrives: the connection breaks. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** What stands in the body's place on the wire, for an answer that is to be unreadable. */
  readonly text?: string;
}

/** Where the transport finds what it is to do to an answer. */
export const WIRE_FAULT = Symbol('wire fault');

const JSON_TYPE = 'application/json;charset=utf-8';

export const headersOf = ({ headers = {}, body }: Reply): Readonly<Record<string, string>> => ({
  ...(body === undefined ? {} : { 'content-type': JSON_TYPE }),
  ...headers,
});
export const bodyOf = ({ body, text }: Reply): string => text ?? (body === undefined ? '' : JSON.stringify(body));

/** An error as TMF621 v4 has it. `referenceError` is an address there; ours only names the code. */
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

/** A refusal as the wire says it. Anything else that was thrown is the simulator's own fault, and says so. */
export const replyTo = (error: unknown): Reply =>
  error instanceof Refusal
    ? errorReply(error.status, error.code, error.message, error.status === 401 ? { 'www-authenticate': 'Bearer' } : {})
    : errorReply(500, 'simulatorFault', `The simulator failed: ${(error as Error).message}`);
