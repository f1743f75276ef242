import type { Account } from './domain/access/account.ts';
import type { Partner } from './domain/access/partner.ts';
import type { Clock, Ids } from '../kernel/index.ts';
import type { Policy } from '../standards/index.ts';

export interface DeskOptions {
  readonly policy: Policy;
  readonly clock: Clock;
  readonly ids: Ids;
  /** A file, or ':memory:'. Files are WAL, synchronous FULL. */
  readonly storeFile: string;
  readonly http: { readonly host: string; readonly port: number };
  readonly smtp: { readonly host: string; readonly port: number };
  readonly addresses: { readonly mail: string; readonly fax: string; readonly telephone: string };
  readonly relay: { readonly host: string; readonly port: number };
  /** Null: calls out are only written to the log (a desk on its own has no telephone network). */
  readonly telephone: { readonly url: string; readonly token: string } | null;
  readonly suppliers: Readonly<
    Record<
      string,
      {
        readonly url: string;
        readonly tokenUrl: string;
        readonly clientId: string;
        readonly clientSecret: string;
        readonly webhookSecret: string;
        /** The one before, accepted as well while the supplier changes to the new one. */
        readonly previousWebhookSecret?: string;
        /** What it gets access tokens of ours with, for its callbacks; `required`: it must send one beside the signature. */
        readonly callbackClient?: { readonly clientId: string; readonly clientSecret: string; readonly required?: boolean };
      }
    >
  >;
  /** Other desks that log incidents with this one. Their secrets come from the environment, never from a file in the tree. */
  readonly partners?: readonly Partner[];
  /** Other desks' listeners may be on this machine: for rehearsals, and for trying things out. */
  readonly partnersOnLoopback?: boolean;
  /** How many requests a partner may send: at once, and a minute for ever. */
  readonly partnerAllowance?: { readonly burst: number; readonly perMinute: number };
  readonly accounts: readonly Account[];
  /** Fax machines the desk knows: number in international form to organisation id. */
  readonly faxNumbers?: Readonly<Record<string, string>>;
  /** One line each about the desk's own running, nothing personal. Standard error when absent. */
  readonly log?: (line: string) => void;
  /** Signs sessions and chain heads, and keys the digests of free text. From the environment, never from a file in the tree. */
  readonly secret: string;
}
export interface Desk {
  readonly url: string;
  readonly smtp: { readonly host: string; readonly port: number };
  close(): Promise<void>;
}
