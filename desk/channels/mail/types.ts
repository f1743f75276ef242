import type { ParseMail } from './parse.ts';
import type { Account } from '../../domain/access/account.ts';
import type { DeskOptions } from '../../options.ts';
import type { DeskService } from '../../service/types.ts';
import type { HeldBecause } from '../../views/types.ts';
import type { Policy } from '../../../standards/index.ts';

export interface Envelope {
  /** Empty for a bounce. */
  readonly from: string;
  readonly to: readonly string[];
}
export type Received =
  | { readonly as: 'held'; readonly why: HeldBecause }
  | { readonly as: 'email' | 'fax' | 'reply' | 'remark' | 'returned'; readonly reference: string };

export interface ReceiveOptions {
  readonly service: Pick<
    DeskService,
    'open' | 'command' | 'incident' | 'attachOnce' | 'threadsOf' | 'warnedOf' | 'lettersAmong' | 'letterReturned' | 'hold'
  >;
  readonly parse: ParseMail;
  readonly policy: Policy;
  readonly accounts: readonly Account[];
  readonly addresses: DeskOptions['addresses'];
  /** Known fax machines: number in international form to organisation id. */
  readonly faxNumbers: Readonly<Record<string, string>>;
}
