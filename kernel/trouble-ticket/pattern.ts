import { Refusal } from '../refusal.ts';
import { treeOf, type Tree } from './pattern-tree.ts';

/** One state of the automaton. A `fork` continues at each of its targets. */
type Step =
  | { readonly is: 'one'; readonly test: (char: string) => boolean }
  | { readonly is: 'start' | 'end' | 'found' }
  | { readonly is: 'fork'; to: readonly number[] };

const MOST_STEPS = 500;
/** Bounds the compiler's work: an empty group adds no step, however often it is repeated. */
const MOST_WRITTEN = 20_000;
/** How much of a text is searched. A description may be long, and a caller waits for the list. */
export const TEXT_READ = 4_000;

function compile(tree: Tree): readonly Step[] {
  const steps: Step[] = [];
  let written = 0;
  const add = (step: Step): number => steps.push(step) - 1;
  const fork = () => {
    const step = { is: 'fork' as const, to: [] as readonly number[] };
    return { at: add(step), goesTo: (...to: number[]) => void (step.to = to) };
  };
  function write(node: Tree): void {
    written += 1;
    if (steps.length > MOST_STEPS || written > MOST_WRITTEN)
      throw new Refusal('invalidQuery', 'The regular expression repeats too much.', 400);
    switch (node.is) {
      case 'one':
      case 'start':
      case 'end':
        add(node);
        return;
      case 'sequence':
        node.of.forEach(write);
        return;
      case 'choice': {
        const split = fork();
        const begins: number[] = [];
        const ends = node.of.map((branch) => {
          begins.push(steps.length);
          write(branch);
          return fork();
        });
        split.goesTo(...begins);
        for (const end of ends) end.goesTo(steps.length);
        return;
      }
      case 'repeat': {
        for (let i = 0; i < node.least; i += 1) write(node.of);
        if (node.most === Infinity) {
          const loop = fork();
          write(node.of);
          const back = fork();
          back.goesTo(loop.at);
          loop.goesTo(loop.at + 1, steps.length);
          return;
        }
        const optional = Array.from({ length: node.most - node.least }, () => {
          const way = fork();
          write(node.of);
          return way;
        });
        for (const way of optional) way.goesTo(way.at + 1, steps.length);
      }
    }
  }
  write(tree);
  add({ is: 'found' });
  return steps;
}

/**
 * Compiles an untrusted regular expression into a predicate: does any part of a text match? It simulates the automaton without
 * backtracking (Thompson, 1968), so its time grows only with the sizes of expression and text. Refuses with 400 an expression that
 * this method cannot match.
 */
export function pattern(source: string): (text: string) => boolean {
  const steps = compile(treeOf(source));
  return (text) => {
    const chars = Array.from(text.slice(0, TEXT_READ));
    let places = new Set<number>();
    for (let at = 0; at <= chars.length; at += 1) {
      // A match may begin anywhere.
      const open = [...places, 0];
      const reached = new Set<number>();
      while (open.length) {
        const place = open.pop()!;
        if (reached.has(place)) continue;
        reached.add(place);
        const step = steps[place]!;
        if (step.is === 'found') return true;
        if (step.is === 'fork') open.push(...step.to);
        else if ((step.is === 'start' && at === 0) || (step.is === 'end' && at === chars.length)) open.push(place + 1);
      }
      const char = chars[at];
      places = new Set();
      if (char === undefined) break;
      for (const place of reached) {
        const step = steps[place]!;
        if (step.is === 'one' && step.test(char)) places.add(place + 1);
      }
    }
    return false;
  };
}
