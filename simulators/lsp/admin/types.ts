import type { Clock } from '../../../kernel/index.ts';
import type { SupplierControl } from '../control-types.ts';

/** A supplier as the admin interface finds it: by its control, and nothing inside it. */
export interface Administered {
  readonly id: string;
  readonly name: string;
  readonly control: SupplierControl;
}

export interface AdminOptions {
  readonly host?: string;
  /** 0: any free port. */
  readonly port: number;
  /** Whoever knows it may do everything here. */
  readonly token: string;
  readonly clock: Clock;
  readonly suppliers: readonly Administered[];
  /** Deskproof's version, for archives. */
  readonly version: string;
}

export interface Admin {
  readonly url: string;
  /** The live page's address, with which a browser is let in. */
  readonly page: string;
  close(): Promise<void>;
}
