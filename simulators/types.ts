import type { Clock, Ids } from '../kernel/index.ts';
import type { MailControl } from './mail/types.ts';
import type { SupplierPolicy } from './lsp/profile/types.ts';
import type { SupplierControl } from './lsp/index.ts';
import type { TelephoneControl } from './telephone/types.ts';

/** Where the desk under test listens. Functions, because the desk starts after the simulators. */
export interface DeskAddresses {
  /** Telephone events are posted here. */
  telephoneEvents(): string;
  smtp(): { readonly host: string; readonly port: number };
  /** TMF621 listener for the events of one supplier: `<base>/<eventType>`. */
  supplierCallback(supplier: string): string;
  /** The number that callers dial, and the fax number. */
  readonly telephone: string;
  readonly fax: string;
}

export interface TenantOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly desk: DeskAddresses;
  /** The suppliers with their policy; a standard fits. Each supplier gets a tenant of its own. */
  readonly policy: SupplierPolicy;
}

/** Everything outside the desk for one scenario: telephones, mail and suppliers. */
export interface SimulatedWorld {
  readonly telephone: TelephoneControl;
  readonly mail: MailControl;
  /** The first of `suppliers`, which receives the incidents. */
  readonly supplier: SupplierControl;
  /** By id, in the policy's order. */
  readonly suppliers: Readonly<Record<string, SupplierControl>>;
  close(): Promise<void>;
}

/** The simulators' servers, shared by all tenants: one port each. */
export interface Simulators {
  readonly ports: { readonly supplier: number; readonly telephone: number };
  tenant(name: string, options: TenantOptions): Promise<SimulatedWorld>;
  /** Names of simulators whose port no longer answers. The harness is then at fault, not the desk. */
  lost(): Promise<readonly string[]>;
  close(): Promise<void>;
}
