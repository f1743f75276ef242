import { sha256 } from '../../kernel/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import type { AttachedFile } from '../environment/remembered.ts';
import { assertShown } from '../expectation.ts';
import { theIncident } from '../incidents/observations.ts';

const sameBytes = async (environment: ScenarioEnvironment, { content, view }: AttachedFile) => {
  const { reference } = await theIncident(environment);
  return (await (await environment.as('assessor')).document(reference, view.id)).equals(content);
};

export async function expectSameBytes(environment: ScenarioEnvironment): Promise<void> {
  for (const attached of environment.state.attached)
    assertShown(
      await sameBytes(environment, attached),
      `"${attached.view.name}" came back other than it was handed in (${attached.content.length} bytes).`,
    );
  const ids = environment.state.attached.map(({ view }) => view.id);
  assertShown(ids.length > 0 && new Set(ids).size === ids.length, 'Two files of one name were to be two documents, and are one.');
}

/** The fax is a document of its incident; nobody but the desk has touched it. */
export async function expectFaxWhole(environment: ScenarioEnvironment): Promise<void> {
  const { tiff } = environment.state.fax;
  const { reference, documents } = await theIncident(environment);
  const [page] = documents.filter(({ mediaType }) => mediaType.startsWith('image/tiff'));
  assertShown(page !== undefined, `${reference} was to hold the fax's page, and holds ${documents.length} documents.`);
  const kept = await (await environment.as('assessor')).document(reference, page.id);
  await environment.keep({
    kind: 'document',
    title: `The fax of ${reference} as the desk gives it back`,
    mediaType: 'image/tiff',
    content: kept,
  });
  assertShown(
    kept.length === tiff.length,
    `The fax's page was ${tiff.length} bytes when the machine sent it, and is ${kept.length} bytes at the desk.`,
  );
  assertShown(kept.equals(tiff), "The fax's page was to be kept as the machine sent it, and its bytes differ.");
  environment.state.attached = [{ content: tiff, view: page }];
}

export function expectFingerprint(environment: ScenarioEnvironment): void {
  for (const { content, view } of environment.state.attached)
    assertShown(
      view.sha256 === sha256(content),
      `The desk gives "${view.name}" the fingerprint ${view.sha256}, and its bytes have ${sha256(content)}.`,
    );
  assertShown(environment.state.attached.length > 0, 'No document was handed in.');
}

/** Each event names the one before, so that nothing can be taken out or put in. */
export async function expectChain(environment: ScenarioEnvironment): Promise<void> {
  const { reference, timeline } = await theIncident(environment);
  const broken = timeline.slice(1).find(({ previous }, place) => previous !== timeline[place]!.hash);
  assertShown(timeline.length > 0, `${reference} has no history.`);
  assertShown(
    broken === undefined,
    () => `Event ${broken!.seq} of ${reference} was to carry the fingerprint of the event before it, and carries another.`,
  );
  assertShown(
    new Set(timeline.map(({ hash }) => hash)).size === timeline.length,
    `Two events of ${reference} have one fingerprint.`,
  );
}

export async function expectIntact(environment: ScenarioEnvironment): Promise<void> {
  const { reference, timeline } = await theIncident(environment);
  const { intact, events } = await (await environment.as('assessor')).verifyHistory(reference);
  assertShown(intact, `The history of ${reference} does not verify.`);
  assertShown(
    events === timeline.length,
    `${reference} verifies ${events} events, and the assessor can read ${timeline.length}.`,
  );
}

export function expectEachRefused({ state }: ScenarioEnvironment): void {
  const refusals = state.refusals;
  const done = refusals.filter((refusal) => refusal === null).length;
  assertShown(done === 0, `The desk was to refuse each time, and let ${done} of ${refusals.length} through.`);
}

export async function expectNothingAdded(environment: ScenarioEnvironment): Promise<void> {
  const { reference, timeline } = await theIncident(environment);
  const before = environment.state.eventsBefore;
  assertShown(
    timeline.length === before,
    `${reference} had ${before} events, and has ${timeline.length} after what was refused.`,
  );
}
