import type { DocumentView } from '../../../adapters/desk-under-test.ts';
import type { ScenarioEnvironment } from '../../environment/index.ts';
import type { SentFile } from '../../environment/remembered.ts';
import { assertShown, list } from '../../expectation.ts';
import { judgeRows } from '../rows.ts';

/** Each file is among the incident's documents under its name, once, with the bytes that were sent. */
export async function expectFilesWhole(environment: ScenarioEnvironment): Promise<void> {
  const assessor = await environment.as('assessor');
  const { sentFiles } = environment.state;
  const documents = new Map<string, readonly DocumentView[]>();
  for (const { reference } of sentFiles)
    if (reference !== null && !documents.has(reference)) documents.set(reference, (await assessor.incident(reference)).documents);
  await judgeRows(environment, sentFiles, {
    sentence: ({ way, name }) => `${name} by ${way}`,
    check: async ({ reference, name, content }: SentFile) => {
      assertShown(reference !== null, 'the files were to come to an incident; none was found');
      const held = documents.get(reference)!;
      const called = held.filter((each) => each.name.normalize('NFC') === name.normalize('NFC'));
      assertShown(
        called.length === 1,
        () => `${reference} was to hold "${name}" once; it holds ${list(held.map((each) => `"${each.name}"`))}`,
      );
      const kept = await assessor.document(reference, called[0]!.id);
      const place = kept.findIndex((byte, i) => byte !== content[i]);
      assertShown(
        kept.equals(content),
        () =>
          `${reference} was to hold the ${content.length} bytes of "${name}"; it holds ${kept.length}${place === -1 ? '' : `, which differ from byte ${place + 1} on`}`,
      );
    },
  });
}
