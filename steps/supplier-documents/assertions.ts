import { says } from '../../adapters/desk-under-test.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { assertShown, list } from '../expectation.ts';
import { theIncident } from '../incidents/observations.ts';
import { documentsCalled, documentsSent } from './observations.ts';

/** Compares the supplier's copy with the bytes that the desk serves. */
export async function expectThere(environment: ScenarioEnvironment, name: string): Promise<void> {
  const { reference, documents } = await theIncident(environment);
  const there = documentsSent(environment).filter((each) => each.name === name);
  assertShown(there.length === 1, `The LSP was to have "${name}" of ${reference} once; it has it ${there.length} times.`);
  const [ours] = documentsCalled(documents, name);
  const kept = ours && (await (await environment.as('assessor')).document(reference, ours.id));
  assertShown(
    kept?.equals(Buffer.from(there[0]!.content ?? '', 'base64')) === true,
    `The LSP was to have "${name}" as the desk holds it; its bytes differ.`,
  );
}

export function expectNoDocumentSent(environment: ScenarioEnvironment): void {
  const there = documentsSent(environment).map(({ name }) => `"${name ?? 'without a name'}"`);
  assertShown(there.length === 0, () => `The LSP was to have no document of ours; it has ${list(there)}.`);
}

export function expectNoPicture(environment: ScenarioEnvironment): void {
  const there = documentsSent(environment).filter(({ mimeType }) => mimeType?.startsWith('image/'));
  assertShown(
    there.length === 0,
    () => `The LSP was to have no picture of ours; it has ${list(there.map(({ name }) => `"${name}"`))}.`,
  );
}

/** The record says that the supplier did not get the document. */
export async function expectWithheld(environment: ScenarioEnvironment, name: string): Promise<void> {
  const { reference, timeline } = await theIncident(environment);
  const lines = timeline.map((event) => event.says).filter((line) => line.includes(name));
  assertShown(
    lines.some((line) => says(environment.desk.wording, 'not-sent', line)),
    () =>
      `${reference} was to say that "${name}" stays here and why; it says ${list(lines.map((line) => `"${line}"`)) || 'nothing'}.`,
  );
}

export async function expectSupplierDocument(environment: ScenarioEnvironment, name: string, text: string): Promise<void> {
  const { reference, documents } = await theIncident(environment);
  const came = documentsCalled(documents, name).filter(({ from }) => from === environment.lsp.id);
  assertShown(came.length === 1, `${reference} was to hold the LSP's "${name}" once; it holds it ${came.length} times.`);
  const kept = await (await environment.as('assessor')).document(reference, came[0]!.id);
  assertShown(
    kept.toString() === text,
    `${reference} was to hold the LSP's "${name}" as it was sent; it reads "${kept.toString()}".`,
  );
}
