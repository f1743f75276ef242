import type { IncidentView } from '../../../adapters/desk-under-test.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import { assertShown, list } from '../../expectation.ts';
import { judgeRows } from '../rows.ts';
import { differenceOf } from '../texts.ts';
import type { FormSent } from './sent.ts';

/** Line ends, blank lines and runs of blanks are no difference between forms of one text. */
const onOneLine = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Each mail against the incident of its sender, whose address is its own. */
export async function expectFormsRead(environment: ScenarioEnvironment): Promise<void> {
  const assessor = await environment.as('assessor');
  const incidents: IncidentView[] = [];
  for (const { reference } of await environment.desk.everything()) incidents.push(await assessor.incident(reference));
  await judgeRows(environment, environment.state.formsSent, {
    sentence: ({ what }) => what,
    check: (sent) => {
      const own = incidents.filter(({ caller }) => caller.mail === sent.address);
      assertShown(own.length === 1, `it was to become one incident; it became ${own.length}`);
      expectRead(own[0]!, sent);
    },
  });
}

function expectRead({ reference, summary, description, caller, documents }: IncidentView, sent: FormSent): void {
  const subject = differenceOf(onOneLine(sent.subject), onOneLine(summary));
  assertShown(subject === null, () => `the summary of ${reference} was to be "${sent.subject}"; ${subject}`);
  assertShown(caller.name === 'Robin Ward', `its caller was to be "Robin Ward"; it is "${caller.name}"`);
  const text = onOneLine(description);
  for (const words of sent.reads)
    assertShown(text.includes(onOneLine(words)), `${reference} was to read "${words}"; it reads "${text.slice(0, 200)}"`);
  for (const words of sent.readsNot)
    assertShown(!text.includes(words), `${reference} was not to read "${words}"; it reads "${text.slice(0, 200)}"`);
  const names = documents.map(({ name }) => name.normalize('NFC')).sort();
  const missing = sent.files.filter(
    (name, place) =>
      names.filter((each) => each === name).length < sent.files.slice(0, place + 1).filter((each) => each === name).length,
  );
  assertShown(missing.length === 0, `${reference} was to hold ${list(sent.files)}; it holds ${list(names)}`);
}
