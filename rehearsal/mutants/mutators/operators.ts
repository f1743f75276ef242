import ts from 'typescript';
import { replaced, type Kind, type Mutator } from './types.ts';

type Swap = readonly [to: string, kind: Kind];

const SWAPS: Readonly<Record<string, readonly Swap[]>> = {
  '<': [
    ['<=', 'boundary'],
    ['>=', 'negation'],
  ],
  '<=': [
    ['<', 'boundary'],
    ['>', 'negation'],
  ],
  '>': [
    ['>=', 'boundary'],
    ['<=', 'negation'],
  ],
  '>=': [
    ['>', 'boundary'],
    ['<', 'negation'],
  ],
  '===': [['!==', 'negation']],
  '!==': [['===', 'negation']],
  '&&': [['||', 'logical operator']],
  '||': [['&&', 'logical operator']],
  '??': [['&&', 'logical operator']],
  '+': [['-', 'arithmetic']],
  '-': [['+', 'arithmetic']],
  '*': [['/', 'arithmetic']],
  '/': [['*', 'arithmetic']],
  '%': [['*', 'arithmetic']],
};
const ASSIGNMENTS: Readonly<Record<string, string>> = { '+=': '-=', '-=': '+=', '*=': '/=', '/=': '*=', '??=': '=' };

/** Swaps an operator of two operands. Each stays in brackets of its own, because `??` does not mix with `&&` and `||`. */
export const binaryOperators: Mutator = (node, source) => {
  if (!ts.isBinaryExpression(node)) return [];
  const operator = node.operatorToken.getText(source);
  const assignment = ASSIGNMENTS[operator];
  if (assignment !== undefined) return replaced(node.operatorToken, source, 'arithmetic', assignment);
  if (operator === '+' && [node.left, node.right].some(isText)) return [];
  const [left, right] = [node.left, node.right].map((operand) =>
    ts.isBinaryExpression(operand) ? `(${operand.getText(source)})` : operand.getText(source),
  );
  return (SWAPS[operator] ?? []).flatMap(([to, kind]) => replaced(node, source, kind, `(${left} ${to} ${right})`));
};

/** Concatenation is no arithmetic. */
const isText = (node: ts.Node): boolean =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateExpression(node) ||
  (ts.isBinaryExpression(node) && [node.left, node.right].some(isText));

/** `!a` becomes `a`, `a++` becomes `a--`. */
export const unaryOperators: Mutator = (node, source) => {
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return replaced(node, source, 'negation', node.operand.getText(source));
  if (!ts.isPrefixUnaryExpression(node) && !ts.isPostfixUnaryExpression(node)) return [];
  const text = node.getText(source);
  if (text.includes('++')) return replaced(node, source, 'arithmetic', text.replace('++', '--'));
  return text.includes('--') ? replaced(node, source, 'arithmetic', text.replace('--', '++')) : [];
};

/** A condition always, or never, holds. A loop is only stopped: one without end shows nothing. */
export const conditions: Mutator = (node, source) => {
  if (ts.isIfStatement(node)) return replaced(node.expression, source, 'condition', 'true', 'false');
  if (ts.isConditionalExpression(node)) return replaced(node.condition, source, 'condition', 'true', 'false');
  if (ts.isWhileStatement(node)) return replaced(node.expression, source, 'condition', 'false');
  return [];
};

/** `a?.b` becomes `a.b`. */
export const optionalChaining: Mutator = (node, source) => {
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node) && !ts.isCallExpression(node)) return [];
  const token = node.questionDotToken;
  if (!token) return [];
  return replaced(token, source, 'optional chaining', ts.isPropertyAccessExpression(node) ? '.' : '');
};
