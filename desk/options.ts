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
  /** Names under which people reach its pages, besides those of this machine: `desk.trust.example`. A proxy's or a container's. */
  readonly hosts?: readonly string[];
  readonly smtp: { readonly host: string; readonly port: number };
  readonly addresses: { readonly mail: string; readonly fax: string; readonly telephone: string };
  /** Null: letters are to be sent by hand. */
  readonly relay: { readonly host: string; readonly port: number } | null;
  /** Null: outgoing calls are to be placed by hand (a standalone desk has no telephone network). */
  readonly telephone: { readonly url: string; readonly token: string } | null;
  /** A hand-off to a supplier that is not among these is to be passed on by hand. */
  readonly suppliers: Readonly<
    Record<
      string,
      {
        readonly url: string;
        readonly tokenUrl: string;
        readonly clientId: string;
        readonly clientSecret: string;
        readonly webhookSecret: string;
        /** The previous secret, also accepted while the supplier changes to the new one. */
        readonly previousWebhookSecret?: string;
        /**
         * The client credentials with which the supplier gets our access tokens for its callbacks. `required`: a token must accompany the
         * signature.
         */
        readonly callbackClient?: { readonly clientId: string; readonly clientSecret: string; readonly required?: boolean };
      }
    >
  >;
  /** Other desks that log incidents with this one. Their secrets come from the environment, never from a file in the repository. */
  readonly partners?: readonly Partner[];
  /** Allows other desks' listeners on this machine, for rehearsals and trials. */
  readonly partnersOnLoopback?: boolean;
  /** A partner's request quota: at once, and per minute in the long run. */
  readonly partnerAllowance?: { readonly burst: number; readonly perMinute: number };
  readonly accounts: readonly Account[];
  /** Known fax machines: number in international form to organisation id. */
  readonly faxNumbers?: Readonly<Record<string, string>>;
  /** Receives one line for each operational event, without personal data. Default: standard error. */
  readonly log?: (line: string) => void;
  /** Signs sessions and chain heads, and keys the digests of free text. From the environment, never from a file in the repository. */
  readonly secret: string;
}
export interface Desk {
  readonly url: string;
  readonly smtp: { readonly host: string; readonly port: number };
  close(): Promise<void>;
}
