import Type from 'typebox';
import { orNull, shown } from './common.ts';

export interface CatalogueEntry {
  readonly id: string;
  readonly name: string;
  readonly tier: string;
  readonly hours: string;
  readonly owner: string;
  readonly supplier: string | null;
  readonly dependencies: readonly string[];
}

export const Catalogue = shown<readonly CatalogueEntry[]>(
  Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      tier: Type.String(),
      hours: Type.String(),
      owner: Type.String(),
      supplier: orNull(Type.String()),
      dependencies: Type.Array(Type.String()),
    }),
  ),
);

export const Procedures = shown<readonly { readonly id: string; readonly title: string; readonly version: string }[]>(
  Type.Array(Type.Object({ id: Type.String(), title: Type.String(), version: Type.String() })),
);
