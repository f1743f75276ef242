import type ts from 'typescript';

/** A kind of mistake that a mutator makes. */
export type Kind =
  | 'boundary'
  | 'negation'
  | 'logical operator'
  | 'condition'
  | 'arithmetic'
  | 'number'
  | 'string'
  | 'boolean'
  | 'list emptied'
  | 'statement removed'
  | 'constant returned'
  | 'method'
  | 'optional chaining';

/** Replaces the text between two offsets of a source file. */
export interface Change {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** The changes that one kind of mistake makes at a node; none for most nodes. */
export type Mutator = (node: ts.Node, source: ts.SourceFile) => readonly Change[];

/** Replaces a whole node. */
export const replaced = (node: ts.Node, source: ts.SourceFile, kind: Kind, ...replacements: readonly string[]): Change[] =>
  replacements
    .filter((replacement) => replacement !== node.getText(source))
    .map((replacement) => ({ kind, start: node.getStart(source), end: node.getEnd(), replacement }));
