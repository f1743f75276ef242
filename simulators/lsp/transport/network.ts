import { HttpRequestInterceptor } from '@mswjs/interceptors/http';
import { defineNetwork, InterceptorSource } from 'msw/experimental';
import { ORIGIN, supplierHandlers } from '../handlers/index.ts';
import type { Tenant } from '../tenant.ts';
import { PortSource } from './port.ts';

/** The suppliers of all tenants behind one address. */
export interface SupplierNetwork {
  readonly url: string;
  readonly port: number | null;
  readonly tenants: Map<string, Tenant>;
  close(): Promise<void>;
}

// Whatever no handler matches is not ours: in-process it goes out to the real network, our own callbacks among it.
const letThrough = () => undefined;

/** On a real port, for desks in other processes, browsers and load generators. `port` 0: any free one. */
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

/** In this process: every call of this thread to the supplier's origin is answered without leaving it. One at a time. */
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
