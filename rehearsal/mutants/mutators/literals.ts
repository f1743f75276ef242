import ts from 'typescript';
import { replaced, type Mutator } from './types.ts';

export const numbers: Mutator = (node, source) => {
  if (!ts.isNumericLiteral(node) || isName(node)) return [];
  const value = Number(node.text);
  return replaced(node, source, 'number', String(value + 1), value === 0 ? '(-1)' : String(value - 1));
};

/** A text is emptied, an empty one filled. What only an error of the program says is left alone: no scenario provokes it. */
export const strings: Mutator = (node, source) => {
  if (isName(node) || isOfProgramError(node)) return [];
  if (ts.isTemplateExpression(node)) return replaced(node, source, 'string', '``');
  if (!ts.isStringLiteralLike(node) || ts.isTaggedTemplateExpression(node.parent)) return [];
  return replaced(node, source, 'string', node.text === '' ? "'mutant'" : "''");
};

export const booleans: Mutator = (node, source) => {
  if (node.kind === ts.SyntaxKind.TrueKeyword) return replaced(node, source, 'boolean', 'false');
  return node.kind === ts.SyntaxKind.FalseKeyword ? replaced(node, source, 'boolean', 'true') : [];
};

export const lists: Mutator = (node, source) =>
  ts.isArrayLiteralExpression(node) && node.elements.length > 0 && !isAssignedTo(node)
    ? replaced(node, source, 'list emptied', '[]')
    : [];

/** The key of a property or the address of a module, not a value. */
const isName = (node: ts.Node): boolean =>
  (ts.isPropertyAssignment(node.parent) && node.parent.name === node) ||
  (ts.isBindingElement(node.parent) && node.parent.propertyName === node) ||
  (ts.isCallExpression(node.parent) && node.parent.expression.kind === ts.SyntaxKind.ImportKeyword);

const isOfProgramError = ({ parent }: ts.Node): boolean =>
  ts.isNewExpression(parent) && /^(?:Type|Range)?Error$/.test(parent.expression.getText());

/** `[a, b] = …` names what is assigned. */
const isAssignedTo = (node: ts.Node): boolean =>
  (ts.isBinaryExpression(node.parent) &&
    node.parent.left === node &&
    node.parent.operatorToken.kind === ts.SyntaxKind.EqualsToken) ||
  (ts.isForOfStatement(node.parent) && node.parent.initializer === node);
