const BREAK = /[.;:!?]+\s|\n\s*\n|[,()]\s*|\s[-–—]+\s|\b(?:but|although|though|whereas|while|however|yet)\b/giu;
const WORKS =
  /\b(?:fine|ok|okay|all ?right)\b|\b(?:is|are|looks?|seems?|comes? up) (?:good|well|normal)\b|(?:\b(?:is|are)|['’]s) (?:still |all |now )?(?:working|running|up)\b|\bworks\b|\bno (?:problems?|issues?|trouble) (?:with|on|in)\b/iu;
const DENIED =
  /\b(?:not|never|no longer|nobody|none|nothing|cannot|unable|stopped|until|used to|was|were|hardly|half)\b|n['’]t\b|\b(?:cant|wont|isnt|arent|doesnt|dont|didnt)\b/iu;
const PRESENT = /\b(?:is|are) (?:now |still |all )?(?:fine|ok|okay|working|all ?right)\b/iu;

/** A part of a sentence with no subject of its own, such as "is ok": it belongs to what comes before it. */
const GOES_ON = /^\s*(?:is|are|was|were|has|have|does|do|can|will|works?|runs?)\b/iu;

/**
 * What is left of a text when the clauses are dropped which say that something works: "the wifi is fine but PACS will not load" is about
 * PACS. A clause in the past ("was fine until noon") stays, since it tells what no longer works. Pure.
 */
export function complaintsIn(text: string): string {
  return text
    .split(BREAK)
    .flatMap((part) => {
      const halves = halvesOf(part);
      return halves.some(saysItWorks) ? halves.filter((half) => !saysItWorks(half)) : [part];
    })
    .filter((part) => part.trim() !== '')
    .join(', ');
}

const saysItWorks = (clause: string): boolean => WORKS.test(clause) && (PRESENT.test(clause) || !DENIED.test(clause));

const halvesOf = (part: string): readonly string[] =>
  part
    .split(/\band\b/iu)
    .reduce<string[]>(
      (kept, half) =>
        kept.length > 0 && GOES_ON.test(half) ? [...kept.slice(0, -1), `${kept.at(-1)!}and${half}`] : [...kept, half],
      [],
    );
