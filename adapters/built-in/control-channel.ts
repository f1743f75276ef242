import type { ClockState } from '../../kernel/index.ts';
import type { Commissioning, DeskRequest } from '../desk-under-test.ts';

/** Messages between the harness and the process that hosts its desks. Each desk has a name and its own clock. */
export type HostRequest =
  | {
      readonly do: 'open';
      readonly name: string;
      readonly now: string;
      readonly request: Omit<DeskRequest, 'clock'>;
      readonly standardDir: string;
    }
  | { readonly do: 'close'; readonly name: string }
  | { readonly do: 'state'; readonly name: string }
  | { readonly do: 'setNow'; readonly name: string; readonly now: string }
  | { readonly do: 'fire'; readonly name: string; readonly now: string };

/** Asks a desk to report once its own open work and `others` elsewhere add up to none; null: every change. Has no answer. */
export interface HostHint {
  readonly notifyWhenIdle: string;
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
  readonly commissioning: Commissioning;
  readonly people: readonly {
    readonly username: string;
    readonly password: string;
    readonly token: string;
    readonly role: string;
    readonly organisation: string | null;
  }[];
  /** Other desks that may log incidents with this one. */
  readonly partners: readonly {
    readonly organisation: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly webhookSecret: string;
  }[];
  readonly addresses: { readonly mail: string; readonly fax: string; readonly telephone: string };
}
