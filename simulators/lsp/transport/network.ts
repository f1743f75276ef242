import { HttpRequestInterceptor } from '@mswjs/interceptors/http';
import { defineNetwork, InterceptorSource } from 'msw/experimental';
import { ORIGIN, supplierHandlers } from '../handlers/index.ts';
import type { Tenant } from '../tenant.ts';
import { PortSource } from './port.ts';

/** The suppliers of all tenants at one address. */
export interface SupplierNetwork {
  readonly url: string;
  readonly port: number | null;
  readonly tenants: Map<string, Tenant>;
  close(): Promise<void>;
}

// A request that no handler matches goes to the real network; in-process that includes our own callbacks.
const letThrough = () => undefined;

/** Serves suppliers on a real port, for desks in other processes, browsers and load generators. `port` 0: any free port. */
export async function servePort({ host, port = 0 }: { host: string; port?: number | undefined }): Promise<SupplierNetwork> {
  const tenants = new Map<string, Tenant>();
  const source = new PortSource({ host, port, origin: ORIGIN });
  const network = defineNetwork({
    sources: [source],
    handlers: [...supplierHandlers(tenants)],
    onUnhandledFrame: letThrough,
    context: { quiet: true },
  });
  await network.enable();
  return { url: `http://${host}:${source.port}`, port: source.port, tenants, close: async () => network.disable() };
}

/** Serves suppliers within this process: calls of this thread to the supplier's origin are intercepted. Only one network at a time. */
export function intercept(): SupplierNetwork {
  const tenants = new Map<string, Tenant>();
  const network = defineNetwork({
    sources: [new InterceptorSource({ interceptors: [new HttpRequestInterceptor()] })],
    handlers: [...supplierHandlers(tenants)],
    onUnhandledFrame: letThrough,
    context: { quiet: true },
  });
  network.enable();
  return { url: ORIGIN, port: null, tenants, close: async () => network.disable() };
}
