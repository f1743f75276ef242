import ts from 'typescript';
import { replaced, type Mutator } from './types.ts';

const SWAPS: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  find: 'findLast',
  findLast: 'find',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
  toUpperCase: 'toLowerCase',
  push: 'unshift',
  subtract: 'add',
};
const REMOVED = new Set([
  'filter',
  'slice',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'concat',
  'trim',
  'toLowerCase',
  'replace',
  'replaceAll',
]);

/** A method of a list, a text or a time is mistaken for its opposite, or left out. */
export const methods: Mutator = (node, source) => {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { name, expression: receiver } = node.expression;
  const called = name.getText(source);
  if (REMOVED.has(called)) return replaced(node, source, 'method', receiver.getText(source));
  const swap = called === 'add' && addsTime(node) ? 'subtract' : SWAPS[called];
  return swap === undefined ? [] : replaced(name, source, 'method', swap);
};

/** `instant.add({ minutes: 15 })`, and not the `add` of a set. */
const addsTime = ({ arguments: [first] }: ts.CallExpression): boolean =>
  first !== undefined && (ts.isObjectLiteralExpression(first) || /duration|minutes|wait|after|delay/i.test(first.getText()));
