import Type from 'typebox';
import type * as views from '../../views/types.ts';
import { Instant, Level, oneOf, shown } from './common.ts';

export const EscalatingQuery = Type.Object(
  { within: Type.Optional(Type.String({ maxLength: 20, description: 'such as PT10M, which is usual; a day at most' })) },
  { additionalProperties: false },
);
export const EscalatingList = shown<views.EscalatingList>(
  Type.Object({
    until: Instant,
    items: Type.Array(
      Type.Object({
        reference: Type.String(),
        service: Type.String(),
        severity: Level,
        summary: Type.String(),
        step: Type.String(),
        kind: oneOf(['functional', 'hierarchical']),
        to: Type.String({ description: 'Role of the plan' }),
        planned: Instant,
      }),
    ),
    more: Type.Boolean({ description: 'There may be more' }),
  }),
);
