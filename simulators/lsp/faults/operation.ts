import type { Operation } from './types.ts';

/** The operation of a request, by method and path. Null for what no fault names: hub, deletion, unknown paths. */
export function operationOf(method: string, path: string): Operation | null {
  const [, , resource, id] = /^(.*)\/(troubleTicket|token)(?:\/([^/]+))?\/?$/.exec(path) ?? [];
  if (resource === 'token') return method === 'POST' ? 'token' : null;
  if (resource !== 'troubleTicket') return null;
  if (id === undefined) return method === 'POST' ? 'create' : method === 'GET' ? 'list' : null;
  return method === 'GET' ? 'read' : method === 'PATCH' ? 'patch' : null;
}
