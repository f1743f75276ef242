/** The store of what people answer, format 1: a header, then one entry a line. */
export interface Header {
  readonly format: 1;
  /** The desk whose people answer. */
  readonly desk: string;
  /** Whose answers these are when they are no real people's. Shown, with the word EXAMPLE, wherever an answer is. */
  readonly example?: string;
}

export interface Person {
  readonly name: string;
  /** What they do, in their own words: "duty manager". */
  readonly role: string;
}

export interface AnswerFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

export const KINDS = ['attestation', 'witness', 'exercise'] as const;
/**
 * `attestation`: somebody stands for what a criterion asks of people. `witness`: somebody saw a step done. `exercise`: one event of an
 * exercise with people.
 */
export type AnswerKind = (typeof KINDS)[number];

export interface Entry {
  readonly seq: number;
  /** ISO instant. */
  readonly at: string;
  readonly kind: AnswerKind;
  /** A criterion, a step, or the id of an exercise. */
  readonly about: string;
  readonly by: Person;
  readonly words: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly files: readonly AnswerFile[];
  readonly previous: string;
  readonly hash: string;
}

export type NewEntry = Pick<Entry, 'kind' | 'about' | 'by' | 'words'> & {
  readonly facts?: Entry['facts'];
  /** Paths of files that the answer rests on. They are copied into the store, named by their digest. */
  readonly files?: readonly string[];
};

/** What was read of a store. */
export interface Answers {
  readonly folder: string;
  readonly header: Header;
  readonly entries: readonly Entry[];
  /** Hash of the last entry, or of the header: kept elsewhere, it shows that nothing was taken away. */
  readonly head: string;
}
