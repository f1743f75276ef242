import Type from 'typebox';
import { ATTACHMENT_TYPES } from '../../domain/documents/accepted.ts';
import type * as views from '../../views/types.ts';
import { DocumentState } from './hand-offs.ts';

export const DocumentView = Type.Unsafe<views.DocumentView>(
  Type.Object({
    id: Type.String(),
    name: Type.String(),
    mediaType: Type.String(),
    size: Type.Integer({ description: 'bytes' }),
    sha256: Type.String(),
    from: Type.Optional(Type.String({ description: 'The supplier that attached it' })),
    released: Type.Optional(Type.Literal(true, { description: 'Marked as free of patients’ data' })),
    finding: Type.Optional(
      Type.Enum(['holds-number', 'holds-passage', 'holds-pictures', 'unreadable', 'not-read'], {
        description: 'Finding of the check: the document is not sent until an analyst releases it',
      }),
    ),
    handOffs: Type.Optional(
      Type.Array(Type.Object({ supplier: Type.String(), handOff: Type.Integer(), state: DocumentState, says: Type.String() }), {
        description: 'Result of sending it, for each hand-off',
      }),
    ),
  }),
);

export const DocumentBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    mediaType: Type.String({ minLength: 1, maxLength: 200 }),
    contentBase64: Type.String({
      minLength: 1,
      contentEncoding: 'base64',
      description: `At most 5 MB; ${ATTACHMENT_TYPES.join(', ')}`,
    }),
  },
  { additionalProperties: false },
);
