import type { GherkinDocument } from '@cucumber/messages';
import { distance } from 'fastest-levenshtein';

const KEYWORDS = ['Background', 'Rule', 'Scenario', 'Scenario Outline', 'Scenario Template', 'Example', 'Examples'];
/** More letters wrong than this, and it is a word of its own. */
const MOST_WRONG = 2;

interface Described {
  readonly description: string;
  readonly location: { readonly line: number };
}

/**
 * A misspelt `Scenari:` is legal Gherkin: it and the steps below it are read as a description, and nobody misses them. Finds such lines
 * and features that hold no scenario. `file:line  message` each.
 */
export function misspelt({ uri, feature }: GherkinDocument, source: string): readonly string[] {
  if (!feature) return [`${uri}:1  there is no feature in this file. Write one, or remove the file.`];
  const described: Described[] = [feature];
  let scenarios = 0;
  const visit = (children: readonly (typeof feature.children)[number][]) => {
    for (const { background, scenario, rule } of children) {
      if (background) described.push(background);
      if (scenario) described.push(scenario, ...scenario.examples);
      if (scenario) scenarios++;
      if (rule) described.push(rule);
      if (rule) visit(rule.children);
    }
  };
  visit(feature.children);
  const lines = source.split('\n');
  const wrong = described.flatMap((node) =>
    keywordsMeant(node, lines).map(
      ({ line, written, meant }) =>
        `${uri}:${line}  "${written}:" is no keyword, so it and the steps below it are read as a description. Did you mean "${meant}:"?`,
    ),
  );
  return wrong.length || scenarios
    ? wrong
    : [`${uri}:${feature.location.line}  this feature has no scenario. Write one, or remove the file.`];
}

/** A description has no lines' numbers of its own: they are looked up in the source, below its heading. */
function keywordsMeant({ description, location }: Described, lines: readonly string[]) {
  return description.split('\n').flatMap((text) => {
    const written = /^\s*([A-Z][a-z]+(?: [A-Z][a-z]+)?):/.exec(text)?.[1];
    const meant = written && KEYWORDS.find((keyword) => distance(written, keyword) <= MOST_WRONG);
    return meant ? [{ line: lines.indexOf(text, location.line) + 1, written, meant }] : [];
  });
}
