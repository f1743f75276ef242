import type { ClockState } from '../../kernel/index.ts';
import type { DeskRequest } from '../desk-under-test.ts';

/** What crosses between the harness and the process that hosts its desks. One desk a name, each with a clock of its own. */
export type HostRequest =
  | {
      readonly do: 'open';
      readonly name: string;
      readonly now: string;
      readonly request: Omit<DeskRequest, 'clock'>;
      readonly standardDir: string;
    }
  | { readonly do: 'close'; readonly name: string }
  | { readonly do: 'pulse'; readonly name: string }
  | { readonly do: 'setNow'; readonly name: string; readonly now: string }
  | { readonly do: 'fire'; readonly name: string; readonly now: string };

/** What the harness waits for; needs no answer. */
export interface HostHint {
  readonly heed: string;
  readonly others: number | null;
}

export type HostAnswer =
  | { readonly id: number; readonly ok: true; readonly value: OpenedDesk | ClockState | null }
  | { readonly id: number; readonly ok: false; readonly error: string };

export type HostNotification = { readonly changed: string };

export interface OpenedDesk {
  readonly url: string;
  readonly smtp: { readonly host: string; readonly port: number };
  readonly version: string;
  readonly people: readonly {
    readonly username: string;
    readonly password: string;
    readonly token: string;
    readonly role: string;
    readonly organisation: string | null;
  }[];
  /** Other desks that may log incidents with it. */
  readonly partners: readonly {
    readonly organisation: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly webhookSecret: string;
  }[];
  readonly addresses: { readonly mail: string; readonly fax: string; readonly telephone: string };
}
