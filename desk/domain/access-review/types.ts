import type { Fact } from '../registers/index.ts';

/** Why a person's reading is listed. */
export type ReviewReason = 'own-incident' | 'same-surname' | 'safety-record' | 'volume' | 'no-related-act';

export interface Listed {
  /** Id of the account. */
  readonly reader: string;
  readonly reference: string;
  readonly reasons: readonly ReviewReason[];
  readonly times: number;
  readonly last: string;
}
export type ReviewFact = Fact &
  (
    | { readonly type: 'reviewOpened'; readonly from: string; readonly until: string; readonly items: readonly Listed[] }
    /** `item` from 1; the reason is a text. */
    | { readonly type: 'itemClosed'; readonly item: number }
  );

export interface AccessReview {
  readonly reference: string;
  readonly from: string;
  readonly until: string;
  readonly items: readonly (Listed & {
    readonly closed: { readonly at: string; readonly by: string; readonly reason: string } | null;
  })[];
}
