import type { ScenarioEnvironment } from '../../environment/index.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import { assertShown, list } from '../../expectation.ts';
import { judgeRows } from '../rows.ts';
import type { Done } from './done.ts';

/** The forms of a fact, of which a history has to hold one: `"mail" or "letter"`, or what a word of the table stands for. */
function formsOf(fact: string, { what, means }: Done): readonly string[] {
  if (fact.startsWith('"')) return fact.split(' or ').map((each) => each.replace(/^"|"$/g, ''));
  const forms = means[fact];
  if (!forms)
    throw new HarnessFault(`"${what}" has no "${fact}". Write words in quotation marks, or ${Object.keys(means).join(', ')}.`);
  return forms;
}

const holds = (text: string, forms: readonly string[]): boolean =>
  forms.some((form) => form !== '' && text.toLowerCase().includes(form.toLowerCase()));

/** What no entry may hold, whatever it is about. */
const UNFILLED = /\{\w+\}|\bundefined\b|\bNaN\b|\[object \w+\]|\bnull\b/;

export async function expectNamed(environment: ScenarioEnvironment): Promise<void> {
  await judgeRows(environment, environment.state.done, {
    sentence: ({ what }) => `the history of an incident: ${what}`,
    check: (done) => {
      const { reference, entries, all, names } = done;
      const told = entries.map(({ says, actor }) => `${actor}: ${says}`).join('\n');
      const missing = names.filter((fact) => !holds(told, formsOf(fact, done)));
      assertShown(
        missing.length === 0,
        () => `the history of ${reference} was to name ${list(missing)}; it says ${list(entries.map(({ says }) => `"${says}"`))}`,
      );
      const dumb = all.find(({ says }) => says.trim().split(/\s+/).length < 2 && !says.trim().endsWith('.'));
      assertShown(
        dumb === undefined,
        () => `every entry of ${reference} was to say something; ${dumb?.type} says "${dumb?.says}"`,
      );
      const unfilled = all.find(({ says }) => UNFILLED.test(says));
      assertShown(unfilled === undefined, () => `an entry of ${reference} holds no value where one belongs: "${unfilled?.says}"`);
    },
  });
}
