import type { ScenarioEnvironment } from '../environment/index.ts';
import type { AttachedFile } from '../environment/remembered.ts';
import { assertShown } from '../expectation.ts';
import { fingerprint } from '../expected/fingerprint.ts';
import { theIncident } from '../incidents/observations.ts';

const sameBytes = async (environment: ScenarioEnvironment, { content, view }: AttachedFile) => {
  const { reference } = await theIncident(environment);
  return (await (await environment.as('assessor')).document(reference, view.id)).equals(content);
};

export async function expectSameBytes(environment: ScenarioEnvironment): Promise<void> {
  for (const attached of environment.state.attached)
    assertShown(
      await sameBytes(environment, attached),
      `"${attached.view.name}" was to come back as it was attached (${attached.content.length} bytes); it differs.`,
    );
  const ids = environment.state.attached.map(({ view }) => view.id);
  assertShown(
    ids.length > 0 && new Set(ids).size === ids.length,
    'Two files of one name were to be two documents; they are one.',
  );
}

/** The page of the fax is a document of its incident, with the bytes that were sent. */
export async function expectFaxWhole(environment: ScenarioEnvironment): Promise<void> {
  const { tiff } = environment.state.fax;
  const { reference, documents } = await theIncident(environment);
  const [page] = documents.filter(({ mediaType }) => mediaType.startsWith('image/tiff'));
  assertShown(page !== undefined, `${reference} was to hold the fax's page; it holds ${documents.length} documents.`);
  const kept = await (await environment.as('assessor')).document(reference, page.id);
  await environment.keep({
    kind: 'document',
    title: `The fax of ${reference} as the desk gives it back`,
    mediaType: 'image/tiff',
    content: kept,
  });
  assertShown(
    kept.length === tiff.length,
    `The fax's page was to be ${tiff.length} bytes, as the machine sent it; at the desk it is ${kept.length} bytes.`,
  );
  assertShown(kept.equals(tiff), "The fax's page was to be kept as the machine sent it; its bytes differ.");
  environment.state.attached = [{ content: tiff, view: page }];
}

export function expectFingerprint(environment: ScenarioEnvironment): void {
  for (const { content, view } of environment.state.attached)
    assertShown(
      view.sha256 === fingerprint(content),
      `The fingerprint of "${view.name}" was to be ${fingerprint(content)}, that of its bytes; the desk gives ${view.sha256}.`,
    );
  assertShown(environment.state.attached.length > 0, 'A document was to be attached; none was.');
}

/** Each event carries the hash of the one before, so none can be removed or inserted unnoticed. */
export async function expectChain(environment: ScenarioEnvironment): Promise<void> {
  environment.need('audit');
  const { reference, timeline } = await theIncident(environment);
  const broken = timeline.slice(1).find(({ previous }, place) => previous !== timeline[place]!.hash);
  assertShown(timeline.length > 0, `${reference} was to have a history; it has none.`);
  assertShown(
    broken === undefined,
    () => `Event ${broken!.seq} of ${reference} was to carry the fingerprint of the event before it; it carries another.`,
  );
  assertShown(
    new Set(timeline.map(({ hash }) => hash)).size === timeline.length,
    `Each event of ${reference} was to have a fingerprint of its own; two share one.`,
  );
}

export async function expectIntact(environment: ScenarioEnvironment): Promise<void> {
  const { reference, timeline } = await theIncident(environment);
  const { intact, events } = await (await environment.as('assessor')).verifyHistory(reference);
  assertShown(intact, `The history of ${reference} was to verify; it does not.`);
  assertShown(
    events === timeline.length,
    `The desk was to verify the ${timeline.length} events of ${reference} that the assessor can read; it verified ${events}.`,
  );
}

export function expectEachRefused({ state }: ScenarioEnvironment): void {
  const refusals = state.refusals;
  const done = refusals.filter((refusal) => refusal === null).length;
  assertShown(done === 0, `The desk was to refuse each time; it let ${done} of ${refusals.length} through.`);
}

export async function expectNothingAdded(environment: ScenarioEnvironment): Promise<void> {
  const { reference, timeline } = await theIncident(environment);
  const before = environment.state.eventsBefore;
  assertShown(
    timeline.length === before,
    `${reference} was to have ${before} events still, since each attempt was refused; it has ${timeline.length}.`,
  );
}
