import { Refusal } from '../refusal.ts';

/** The syntax tree of a regular expression, in a subset that all dialects share. */
export type Tree =
  | { readonly is: 'one'; readonly test: (char: string) => boolean }
  | { readonly is: 'start' | 'end' }
  | { readonly is: 'sequence' | 'choice'; readonly of: readonly Tree[] }
  | { readonly is: 'repeat'; readonly of: Tree; readonly least: number; readonly most: number };

export const PATTERN_HOLDS = 200;
const MOST_REPEATS = 100;

type Test = (char: string) => boolean;
const inside = (source: RegExp): Test => {
  return (char) => source.test(char);
};
const CLASSES: Readonly<Record<string, Test>> = {
  d: inside(/^\d$/u),
  D: inside(/^\D$/u),
  w: inside(/^\w$/u),
  W: inside(/^\W$/u),
  s: inside(/^\s$/u),
  S: inside(/^\S$/u),
};
const CONTROL: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
const ANY: Test = inside(/^.$/u);

const refused = (why: string) => new Refusal('invalidQuery', `The regular expression ${why}.`, 400);

/**
 * Parses characters, `.`, classes, groups, `|`, `^`, `$` and quantifiers. Refuses with 400 an expression that needs backtracking
 * (references, look-around), is malformed or is too long.
 */
export function treeOf(source: string): Tree {
  const chars = Array.from(source);
  if (chars.length > PATTERN_HOLDS) throw refused(`has more than ${PATTERN_HOLDS} characters`);
  let at = 0;
  const takes = (text: string): boolean => {
    if (
      !chars
        .slice(at, at + text.length)
        .join('')
        .startsWith(text)
    )
      return false;
    at += text.length;
    return true;
  };
  const next = (): string => {
    const char = chars[at++];
    if (char === undefined) throw refused('ends too soon');
    return char;
  };

  /** Parses what follows a backslash: a character class or a character. */
  function escaped(): Test | string {
    const char = next();
    const known = CLASSES[char] ?? CONTROL[char];
    if (known !== undefined) return known;
    if (/[A-Za-z0-9]/.test(char)) throw refused(`has \\${char}, which is not supported here`);
    return char;
  }
  function oneOf(): Test {
    const negated = takes('^');
    const tests: Test[] = [];
    while (!takes(']')) {
      const first = next();
      const from = first === '\\' ? escaped() : first;
      if (typeof from !== 'string') {
        tests.push(from);
      } else if (chars[at] === '-' && chars[at + 1] !== ']') {
        at += 1;
        const last = next();
        const to = last === '\\' ? escaped() : last;
        if (typeof to !== 'string' || to.codePointAt(0)! < from.codePointAt(0)!) throw refused('has a range out of order');
        tests.push((char) => char.codePointAt(0)! >= from.codePointAt(0)! && char.codePointAt(0)! <= to.codePointAt(0)!);
      } else {
        tests.push((char) => char === from);
      }
    }
    return (char) => tests.some((test) => test(char)) !== negated;
  }
  function atom(): Tree {
    const char = next();
    if (char === '(') {
      if (takes('?') && !takes(':')) throw refused('has look-around or a named group');
      const inner = choice();
      if (!takes(')')) throw refused('has a group that is not closed');
      return inner;
    }
    if (char === '[') return { is: 'one', test: oneOf() };
    if (char === '.') return { is: 'one', test: ANY };
    if (char === '^') return { is: 'start' };
    if (char === '$') return { is: 'end' };
    if ('*+?{}])'.includes(char)) throw refused(`has a "${char}" out of place`);
    const test = char === '\\' ? escaped() : char;
    return { is: 'one', test: typeof test === 'string' ? (other) => other === test : test };
  }
  function repeats(): readonly [number, number] | null {
    if (takes('*')) return [0, Infinity];
    if (takes('+')) return [1, Infinity];
    if (takes('?')) return [0, 1];
    const counted = /^\{(\d{1,3})(,(\d{0,3}))?\}/.exec(chars.slice(at, at + 9).join(''));
    if (!counted) return null;
    at += counted[0].length;
    const least = Number(counted[1]);
    const most = counted[2] === undefined ? least : counted[3] === '' ? Infinity : Number(counted[3]);
    if (most < least || (most === Infinity ? least : most) > MOST_REPEATS)
      throw refused(`repeats out of order, or more than ${MOST_REPEATS} times`);
    return [least, most];
  }
  function sequence(): Tree {
    const of: Tree[] = [];
    while (at < chars.length && chars[at] !== '|' && chars[at] !== ')') {
      const one = atom();
      const times = repeats();
      if (!times) {
        of.push(one);
        continue;
      }
      if (one.is === 'start' || one.is === 'end') throw refused('repeats a position, not a character');
      // Lazy or greedy makes no difference to whether there is a match.
      takes('?');
      of.push({ is: 'repeat', of: one, least: times[0], most: times[1] });
    }
    return { is: 'sequence', of };
  }
  function choice(): Tree {
    const of = [sequence()];
    while (takes('|')) of.push(sequence());
    return of.length === 1 ? of[0]! : { is: 'choice', of };
  }

  const tree = choice();
  if (at < chars.length) throw refused('has a ")" out of place');
  return tree;
}
