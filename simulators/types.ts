import type { Clock, Ids } from '../kernel/index.ts';
import type { MailControl } from './mail/types.ts';
import type { SupplierPolicy } from './lsp/profile/types.ts';
import type { SupplierControl } from './lsp/index.ts';
import type { TelephoneControl } from './telephone/types.ts';

/** Where the desk under test listens; functions, because it is started after the simulators that it is told about. */
export interface DeskAddresses {
  /** Telephone events are posted here. */
  telephoneEvents(): string;
  smtp(): { readonly host: string; readonly port: number };
  /** TMF621 listener for the events of one supplier: `<base>/<eventType>`. */
  supplierCallback(supplier: string): string;
  /** The number callers ring, and the fax number. */
  readonly telephone: string;
  readonly fax: string;
}

export interface TenantOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly desk: DeskAddresses;
  /** Whose suppliers these are: a standard fits. Each gets a tenant of its own. */
  readonly policy: SupplierPolicy;
}

/** Everything on the other side of the wire for one scenario. */
export interface SimulatedWorld {
  readonly telephone: TelephoneControl;
  readonly mail: MailControl;
  /** The first of `suppliers`: the one that incidents go to. */
  readonly supplier: SupplierControl;
  /** By id, in the policy's order. */
  readonly suppliers: Readonly<Record<string, SupplierControl>>;
  close(): Promise<void>;
}

/** The simulators' servers, shared by all tenants: one port each. */
export interface Simulators {
  readonly ports: { readonly supplier: number; readonly telephone: number };
  tenant(name: string, options: TenantOptions): Promise<SimulatedWorld>;
  /** Names of simulators whose own port no longer answers: then the harness is at fault, not the desk. */
  lost(): Promise<readonly string[]>;
  close(): Promise<void>;
}
