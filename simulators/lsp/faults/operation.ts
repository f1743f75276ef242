import type { Operation } from './types.ts';

/** Which operation a request is, by method and path as the tenant sees it. Null for what faults do not name: hub, deletion, nonsense. */
export function operationOf(method: string, path: string): Operation | null {
  const [, , resource, id] = /^(.*)\/(troubleTicket|token)(?:\/([^/]+))?\/?$/.exec(path) ?? [];
  if (resource === 'token') return method === 'POST' ? 'token' : null;
  if (resource !== 'troubleTicket') return null;
  if (id === undefined) return method === 'POST' ? 'create' : method === 'GET' ? 'list' : null;
  return method === 'GET' ? 'read' : method === 'PATCH' ? 'patch' : null;
}
