import type { VirtualClock } from '../../kernel/index.ts';
import type { Standard } from '../../standards/index.ts';
import type { AnsweringAdapter, ContactDetails, DeskAdapter, DeskRequest } from '../desk-under-test.ts';

/** The part of the simulators that the contract reads. `SimulatedWorld` has it. */
export interface Outside {
  readonly telephone: {
    readonly access: DeskRequest['endpoints']['telephone'];
    call(from: string): Promise<{ readonly id: string; readonly heard: readonly string[] }>;
    readonly placed: readonly { readonly to: string }[];
  };
  readonly mail: {
    readonly relay: DeskRequest['endpoints']['relay'];
    send(mail: { readonly from: string; readonly to: string; readonly subject: string; readonly text: string }): Promise<string>;
    fax(fax: {
      readonly from: string;
      readonly to: string;
      readonly lines: readonly string[];
    }): Promise<{ readonly tiff: Buffer }>;
    /** Every mail that was delivered, to any address. */
    readonly delivered: readonly { readonly text: string }[];
    inbox(address: string): readonly { readonly subject: string; readonly text: string }[];
  };
  /** The supplier that incidents are handed to. */
  readonly supplier: OutsideSupplier;
  readonly suppliers: Readonly<Record<string, OutsideSupplier>>;
  close(): Promise<void>;
}

export interface OutsideSupplier {
  readonly access: DeskRequest['endpoints']['suppliers'][string];
  readonly tickets: readonly { readonly id: string; readonly status: string }[];
}

export type OpenDesk = Awaited<ReturnType<DeskAdapter['open']>>;

/** The adapter under test and the simulators around its desks. */
export interface ContractSetup {
  openAdapter(): AnsweringAdapter;
  readonly standard: Standard;
  /** Opens the simulators for one case. The desk is opened after them, hence the function. */
  outside(name: string, clock: VirtualClock, desk: () => OpenDesk): Promise<Outside>;
  /** Closes what all cases share. */
  close(): Promise<void>;
  /** A fault that this adapter can inject, and levels that it gives a wrong severity; null if the adapter has none. */
  readonly fault: ({ readonly id: string } & Pick<ContactDetails, 'impact' | 'urgency'>) | null;
}
