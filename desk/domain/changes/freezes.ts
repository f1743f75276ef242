import type { Freeze } from '../../../standards/index.ts';
import type { Fact, Recorded, Register } from '../registers/index.ts';

/** A freeze that was declared at the desk, besides those of the standard. Local times of change.yaml's zone. */
export interface DeclaredFreeze extends Freeze {
  readonly lifted: boolean;
}
export type FreezeFact =
  | (Fact & {
      readonly type: 'declared';
      readonly from: string;
      readonly to: string;
      readonly services: readonly string[] | null;
      readonly organisations: readonly string[] | null;
      readonly texts: { readonly name: string };
    })
  | (Fact & { readonly type: 'lifted'; readonly texts: { readonly reason: string } });

export const freezeRegister: Register<FreezeFact, DeclaredFreeze> = {
  name: 'freezes',
  prefix: 'FRZ-',
  fold: (reference, facts) => facts.reduce<DeclaredFreeze | null>((freeze, fact) => after(reference, freeze, fact), null),
  row: ({ name, lifted, organisations }) => ({
    state: lifted ? 'lifted' : 'declared',
    title: name,
    organisations: organisations ?? null,
    due: null,
  }),
};

function after(reference: string, freeze: DeclaredFreeze | null, fact: Recorded<FreezeFact>): DeclaredFreeze | null {
  if (fact.type === 'lifted') return freeze && { ...freeze, lifted: true };
  const { from, to, services, organisations, texts } = fact;
  return {
    id: reference,
    name: texts.name,
    from,
    to,
    lifted: false,
    ...(services !== null && { services }),
    ...(organisations !== null && { organisations }),
  };
}
