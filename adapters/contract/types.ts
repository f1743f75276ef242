import type { VirtualClock } from '../../kernel/index.ts';
import type { Standard } from '../../standards/index.ts';
import type { DeskAdapter, StageRequest } from '../desk-under-test.ts';

/** The other side of the wire, as much of it as the contract looks at. The simulators' `SimulatedWorld` fits. */
export interface Outside {
  readonly telephone: {
    readonly access: StageRequest['world']['telephone'];
    call(from: string): Promise<{ readonly id: string; readonly heard: readonly string[] }>;
    readonly placed: readonly { readonly to: string }[];
  };
  readonly mail: {
    readonly relay: StageRequest['world']['relay'];
    send(mail: { readonly from: string; readonly to: string; readonly subject: string; readonly text: string }): Promise<string>;
    fax(fax: {
      readonly from: string;
      readonly to: string;
      readonly lines: readonly string[];
    }): Promise<{ readonly tiff: Buffer }>;
    /** Every letter that arrived, wherever it was addressed to. */
    readonly delivered: readonly { readonly text: string }[];
    inbox(address: string): readonly { readonly subject: string; readonly text: string }[];
  };
  /** The one that incidents go to. */
  readonly supplier: OutsideSupplier;
  readonly suppliers: Readonly<Record<string, OutsideSupplier>>;
  close(): Promise<void>;
}

export interface OutsideSupplier {
  readonly access: StageRequest['world']['suppliers'][string];
  readonly tickets: readonly { readonly id: string; readonly status: string }[];
}

export type OpenDesk = Awaited<ReturnType<DeskAdapter['open']>>;

/** How the contract gets at an adapter and at the world around its desks. */
export interface ContractMeans {
  openAdapter(): DeskAdapter;
  readonly standard: Standard;
  /** A tenant of its own for each stage. The desk is opened after it, hence the function. */
  outside(name: string, clock: VirtualClock, desk: () => OpenDesk): Promise<Outside>;
  /** Ends what all tenants share. */
  close(): Promise<void>;
  /** A fault that this adapter can inject, or null when it has none. */
  readonly fault: string | null;
}
