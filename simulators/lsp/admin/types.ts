import type { Clock } from '../../../kernel/index.ts';
import type { SupplierControl } from '../control-types.ts';

/** A supplier as the admin interface uses it: only through its control. */
export interface Administered {
  readonly id: string;
  readonly name: string;
  readonly control: SupplierControl;
}

export interface AdminOptions {
  readonly host?: string;
  /** 0: any free port. */
  readonly port: number;
  /** Grants every operation. */
  readonly token: string;
  readonly clock: Clock;
  readonly suppliers: readonly Administered[];
  /** Deskproof's version, recorded in HTTP archives. */
  readonly version: string;
}

export interface Admin {
  readonly url: string;
  /** The live page's address, with the token for the browser. */
  readonly page: string;
  close(): Promise<void>;
}
