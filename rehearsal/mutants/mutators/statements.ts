import ts from 'typescript';
import { replaced, type Mutator } from './types.ts';

/** A call, an assignment, a refusal or an early return does not happen. */
export const removedStatements: Mutator = (node, source) => {
  const removable =
    (ts.isExpressionStatement(node) && !ts.isStringLiteralLike(node.expression) && !isSuperCall(node.expression)) ||
    ts.isThrowStatement(node) ||
    ts.isContinueStatement(node) ||
    (ts.isReturnStatement(node) && node.expression === undefined);
  return removable ? replaced(node, source, 'statement removed', ';') : [];
};

const isSuperCall = (node: ts.Node): boolean => ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword;

/** A function answers a constant of its type, whatever it is asked. */
export const returnedConstants: Mutator = (node, source) => {
  if (ts.isReturnStatement(node) && node.expression) {
    const constants = constantsOf(ts.findAncestor(node, ts.isFunctionLike), source);
    return replaced(node.expression, source, 'constant returned', ...constants);
  }
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body))
    return replaced(node.body, source, 'constant returned', ...constantsOf(node, source));
  return [];
};

function constantsOf(of: ts.SignatureDeclaration | undefined, source: ts.SourceFile): readonly string[] {
  if (!of) return [];
  if (of.type) return constantsOfType(of.type, source);
  return isPredicate(of, source) ? ['true', 'false'] : [];
}

const PREDICATES = new Set(['some', 'every', 'filter', 'find', 'findLast', 'findIndex', 'findLastIndex']);

/** The argument of `filter` and its like. */
const isPredicate = ({ parent }: ts.Node, source: ts.SourceFile): boolean =>
  ts.isCallExpression(parent) &&
  ts.isPropertyAccessExpression(parent.expression) &&
  PREDICATES.has(parent.expression.name.getText(source));

function constantsOfType(type: ts.TypeNode, source: ts.SourceFile): readonly string[] {
  if (ts.isTypePredicateNode(type)) return ['true', 'false'];
  if (ts.isArrayTypeNode(type) || ts.isTypeOperatorNode(type)) return ['[]'];
  if (ts.isUnionTypeNode(type))
    return type.types.filter((each) => /^(?:null|undefined)$/.test(each.getText(source))).map((each) => each.getText(source));
  if (ts.isTypeReferenceNode(type)) {
    const name = type.typeName.getText(source);
    const [of] = type.typeArguments ?? [];
    if (name === 'Promise' && of) return constantsOfType(of, source);
    if (name === 'ReadonlySet' || name === 'Set') return ['new Set()'];
    if (name === 'ReadonlyMap' || name === 'Map') return ['new Map()'];
    return name === 'Array' || name === 'ReadonlyArray' ? ['[]'] : [];
  }
  switch (type.kind) {
    case ts.SyntaxKind.BooleanKeyword:
      return ['true', 'false'];
    case ts.SyntaxKind.StringKeyword:
      return ["''"];
    case ts.SyntaxKind.NumberKeyword:
      return ['0'];
    default:
      return [];
  }
}
