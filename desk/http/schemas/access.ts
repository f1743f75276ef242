import Type from 'typebox';
import { Instant, oneOf, orNull, shown, strict, words } from './common.ts';

export const Readings = Type.Object({
  items: Type.Array(Type.Object({ at: Instant, reader: Type.String(), role: Type.String(), reference: Type.String() })),
});
export const NewReview = Type.Object({ from: words(60), until: words(60) }, strict);
export const ItemClosed = Type.Object({ item: Type.Integer({ minimum: 1 }), reason: words(2000) }, strict);

export interface ReviewView {
  readonly reference: string;
  readonly from: string;
  readonly until: string;
  readonly items: readonly {
    readonly item: number;
    readonly reader: string;
    readonly reference: string;
    readonly reasons: readonly string[];
    readonly times: number;
    readonly last: string;
    readonly closed: boolean;
    readonly closedBy: string | null;
    readonly because: string | null;
  }[];
}
export const Review = shown<ReviewView>(
  Type.Object({
    reference: Type.String({ description: 'REV-000003' }),
    from: Instant,
    until: Instant,
    items: Type.Array(
      Type.Object({
        item: Type.Integer(),
        reader: Type.String({ description: 'Name of the reader' }),
        reference: Type.String(),
        reasons: Type.Array(oneOf(['own-incident', 'same-surname', 'safety-record', 'volume', 'no-related-act'])),
        times: Type.Integer(),
        last: Instant,
        closed: Type.Boolean(),
        closedBy: orNull(Type.String()),
        because: orNull(Type.String()),
      }),
    ),
  }),
);
export const ReviewList = Type.Object({
  items: Type.Array(Type.Object({ reference: Type.String(), state: Type.String(), title: Type.String() })),
});
export const DirectoryList = Type.Object({
  items: Type.Array(Type.Object({ name: Type.String(), telephone: Type.String() })),
});
