/** A scenario's expectation was not met. The message is a sentence for the person who reads the report. */
export class ExpectationFailed extends Error {
  override readonly name = 'ExpectationFailed';
}

let held = 0;
/** How many assertions of this thread have held so far. */
export const assertionsHeld = (): number => held;

/** Throws `ExpectationFailed` with `sentence` unless it `holds`. A sentence that is costly to build is passed as a function. */
export function assertShown(holds: boolean, sentence: string | (() => string)): asserts holds {
  if (!holds) throw new ExpectationFailed(typeof sentence === 'string' ? sentence : sentence());
  held++;
}

/** A value for the wording of a failure only: one that the adapter cannot tell does not change the verdict. */
export function told(read: () => string | null): string {
  try {
    return read() ?? 'nothing';
  } catch {
    return 'unknown';
  }
}

/** A title as it stands in a sentence: "the head of ICT", "the BT Health service desk". */
export const titleOf = ({ title }: { readonly title: string }): string =>
  /^[A-Z][a-z]/.test(title) ? title[0]!.toLowerCase() + title.slice(1) : title;

/** "a, b and c"; "nothing" for none. */
export const list = (things: readonly string[]): string =>
  things.length < 2 ? (things[0] ?? 'nothing') : `${things.slice(0, -1).join(', ')} and ${things.at(-1)!}`;
