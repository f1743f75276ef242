import ts from 'typescript';
import { booleans, lists, numbers, strings } from './literals.ts';
import { methods } from './methods.ts';
import { binaryOperators, conditions, optionalChaining, unaryOperators } from './operators.ts';
import { removedStatements, returnedConstants } from './statements.ts';
import type { Change, Mutator } from './types.ts';

export type { Change, Kind } from './types.ts';

const MUTATORS: readonly Mutator[] = [
  binaryOperators,
  unaryOperators,
  conditions,
  optionalChaining,
  numbers,
  strings,
  booleans,
  lists,
  methods,
  removedStatements,
  returnedConstants,
];

/** A change, and whether the code runs when its module loads, outside every function. */
export interface PlacedChange extends Change {
  readonly atLoad: boolean;
}

/** Every change of a source text, in the order of the text. What only the compiler reads has none. */
export function changesIn(text: string): readonly PlacedChange[] {
  const source = ts.createSourceFile('mutated.ts', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const changes = new Map<string, PlacedChange>();
  const visit = (node: ts.Node, atLoad: boolean): void => {
    if (isOnlyTypes(node) || isUnreachable(node, source)) return;
    for (const change of MUTATORS.flatMap((mutator) => mutator(node, source))) {
      const key = `${change.start}-${change.end} ${change.replacement}`;
      if (!changes.has(key)) changes.set(key, { ...change, atLoad });
    }
    const within = atLoad && !ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => visit(child, within));
  };
  ts.forEachChild(source, (child) => visit(child, true));
  return [...changes.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

const isOnlyTypes = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node);

/** `return event satisfies never`: the compiler shows that nothing gets there. */
const isUnreachable = (node: ts.Node, source: ts.SourceFile): boolean =>
  ts.isReturnStatement(node) && /satisfies never$/.test(node.expression?.getText(source) ?? '');
