import type { KnowledgeSession } from '../practices/knowledge.ts';
import type { ReportsSession } from '../practices/reporting.ts';

/** A value that the adapter cannot tell. It is not null: null says that the desk has none. */
export class Unknown {
  readonly unknown: string;
  constructor(reason: string) {
    this.unknown = reason;
  }
}

/** Stands for a field of an answer that cannot be told from here: `unknown('RT shows no elapsed time')`. */
export const unknown = (reason: string): Unknown => new Unknown(reason);

/** What an adapter may answer where `T` is due: each field, at any depth, is told or unknown. */
export type Answer<T> = T extends string | number | boolean | null | undefined | Buffer
  ? T
  : T extends readonly (infer Each)[]
    ? readonly Answer<Each>[]
    : { readonly [Field in keyof T]: Answer<T[Field]> | Unknown };

/** The same methods, where each may leave fields of its answer unknown. */
export type Answering<Methods> = {
  readonly [Name in keyof Methods]: Methods[Name] extends (...given: infer Given) => Promise<infer Told>
    ? (...given: Given) => Promise<Answer<Told>>
    : Methods[Name] extends KnowledgeSession | ReportsSession
      ? Answering<Methods[Name]>
      : Methods[Name];
};
