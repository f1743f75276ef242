import { readSubscription, register, unregister } from './hub.ts';
import { JSON_BODY, mustBeOneOf, mustAcceptJson, PATCH_BODY } from './negotiate.ts';
import { errorReply, headersOf, type Reply } from '../wire/reply.ts';
import { create, list, patch, read, remove } from './tickets.ts';
import { token } from './token.ts';
import { authorised, type Call, type CallHandler } from './with-tenant.ts';

interface Operation {
  readonly run: CallHandler;
  /** The media types of the body; none for an operation without a body. */
  readonly takes?: readonly string[];
}
type Operations = Readonly<Record<string, Operation>>;

/** The operations of each path below a tenant's TMF621 address. */
export const RESOURCES: Readonly<Record<string, Operations>> = {
  '/troubleTicket': { GET: { run: list }, POST: { run: create, takes: JSON_BODY } },
  '/troubleTicket/:id': { GET: { run: read }, PATCH: { run: patch, takes: PATCH_BODY }, DELETE: { run: remove } },
  '/hub': { POST: { run: register, takes: JSON_BODY } },
  '/hub/:id': { GET: { run: readSubscription }, DELETE: { run: unregister } },
};
const allowed = (operations: Operations): string =>
  [...Object.keys(operations), ...('GET' in operations ? ['HEAD'] : []), 'OPTIONS'].sort().join(', ');

const notAllowed = ({ url, method }: Call, allow: string): Reply =>
  errorReply(405, 'methodNotAllowed', `${url.pathname} has no ${method}; it has ${allow}.`, { allow });

/**
 * Dispatches a call to the operation of its method, or answers 405 with the allowed ones. HEAD is GET without a body. OPTIONS lists the
 * allowed methods and needs no token.
 */
export const dispatch = (operations: Operations): CallHandler => {
  const allow = allowed(operations);
  return async (call) => {
    const { method, headers } = call;
    if (method === 'OPTIONS') return { status: 204, headers: { allow } };
    const operation = operations[method === 'HEAD' ? 'GET' : method];
    if (!operation) return notAllowed(call, allow);
    return authorised(async (granted) => {
      mustAcceptJson(headers);
      if (operation.takes) mustBeOneOf(operation.takes, headers);
      const reply = await operation.run(granted);
      if (method !== 'HEAD') return reply;
      return { status: reply.status, headers: headersOf(reply) };
    })(call);
  };
};

/** The token endpoint: one operation, which needs no token. */
export const tokenEndpoint: CallHandler = (call) => {
  const allow = 'OPTIONS, POST';
  if (call.method === 'OPTIONS') return { status: 204, headers: { allow } };
  return call.method === 'POST' ? token(call) : notAllowed(call, allow);
};
