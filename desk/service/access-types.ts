import type { Actor } from '../domain/access/actor.ts';
import type { AccessReview } from '../domain/access-review/index.ts';
import type { ListedRow } from '../store/index.ts';

export interface ReadingShown {
  readonly at: string;
  /** Name of the reader. */
  readonly reader: string;
  readonly role: string;
  readonly reference: string;
}
/** Who read which incident. For the officer of the access review and the assessor. */
export interface AccessService {
  readings(reference: string, viewer: Actor): Promise<readonly ReadingShown[]>;
  /** Lists what is to be looked at between two ISO instants. */
  openReview(of: { readonly from: string; readonly until: string }, actor: Actor): Promise<AccessReview>;
  reviews(viewer: Actor): Promise<readonly ListedRow[]>;
  review(reference: string, viewer: Actor): Promise<AccessReview>;
  /** `item` from 1. By somebody who does not stand on the list. */
  closeItem(reference: string, item: { readonly item: number; readonly reason: string }, actor: Actor): Promise<AccessReview>;
  /** Name of an account; its id where there is none. */
  nameOf(account: string): string;
}
