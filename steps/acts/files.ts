import type { DocumentView } from '../../adapters/desk-under-test.ts';
import { sha256 } from '../../kernel/index.ts';
import { theIncident } from '../expect/records.ts';
import { show } from '../expect/shown.ts';
import type { Stage } from '../stage/index.ts';
import { attempt, byAnalyst } from './desk.ts';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

/** Bytes that begin like a picture and then do not repeat, so that a lost or doubled block shows. */
export const picture = (size: number, seed = 1): Buffer =>
  Buffer.concat([
    PNG,
    Buffer.from(Uint8Array.from({ length: size - PNG.length }, (_, place) => (place * 31 + (place >> 8) * 7 + seed) % 256)),
  ]);

interface Attached {
  readonly content: Buffer;
  readonly view: DocumentView;
}
const attachedIn = ({ memory }: Stage) => (memory.noted.get('attached') ?? []) as readonly Attached[];

export async function attach(stage: Stage, content: Buffer, name = 'screen.png'): Promise<void> {
  stage.need('documents');
  await byAnalyst(stage, async (analyst, reference) => {
    const view = await analyst.attach(reference, { name, mediaType: 'image/png', content });
    stage.memory.noted.set('attached', [...attachedIn(stage), { content, view }]);
    stage.memory.document = view;
  });
}

export const attachPicture = async (stage: Stage, size: number): Promise<void> => attach(stage, picture(size));
export async function attachTwo(stage: Stage, name: string): Promise<void> {
  await attach(stage, picture(900, 1), name);
  await attach(stage, picture(900, 2), name);
}

const sameBytes = async (stage: Stage, { content, view }: Attached) => {
  const { reference } = await theIncident(stage);
  return (await (await stage.as('assessor')).document(reference, view.id)).equals(content);
};

export async function expectSameBytes(stage: Stage): Promise<void> {
  for (const attached of attachedIn(stage))
    show(
      await sameBytes(stage, attached),
      `"${attached.view.name}" came back other than it was handed in (${attached.content.length} bytes).`,
    );
  const ids = attachedIn(stage).map(({ view }) => view.id);
  show(ids.length > 0 && new Set(ids).size === ids.length, 'Two files of one name were to be two documents, and are one.');
}

/** The fax is a document of its incident; nobody but the desk has touched it. */
export async function expectFaxWhole(stage: Stage): Promise<void> {
  const { tiff } = stage.memory.fax!;
  const { reference, documents } = await theIncident(stage);
  const [page] = documents.filter(({ mediaType }) => mediaType.startsWith('image/tiff'));
  show(page !== undefined, `${reference} was to hold the fax's page, and holds ${documents.length} documents.`);
  const kept = await (await stage.as('assessor')).document(reference, page.id);
  await stage.keep({
    kind: 'document',
    title: `The fax of ${reference} as the desk gives it back`,
    mediaType: 'image/tiff',
    content: kept,
  });
  show(
    kept.length === tiff.length,
    `The fax's page was ${tiff.length} bytes when the machine sent it, and is ${kept.length} bytes at the desk.`,
  );
  show(kept.equals(tiff), "The fax's page was to be kept as the machine sent it, and its bytes differ.");
  stage.memory.noted.set('attached', [{ content: tiff, view: page }]);
}

export function expectFingerprint(stage: Stage): void {
  for (const { content, view } of attachedIn(stage))
    show(
      view.sha256 === sha256(content),
      `The desk gives "${view.name}" the fingerprint ${view.sha256}, and its bytes have ${sha256(content)}.`,
    );
  show(attachedIn(stage).length > 0, 'No document was handed in.');
}

/** Each event names the one before, so that nothing can be taken out or put in. */
export async function expectChain(stage: Stage): Promise<void> {
  const { reference, timeline } = await theIncident(stage);
  const broken = timeline.slice(1).find(({ previous }, place) => previous !== timeline[place]!.hash);
  show(timeline.length > 0, `${reference} has no history.`);
  show(
    broken === undefined,
    () => `Event ${broken!.seq} of ${reference} was to carry the fingerprint of the event before it, and carries another.`,
  );
  show(new Set(timeline.map(({ hash }) => hash)).size === timeline.length, `Two events of ${reference} have one fingerprint.`);
}

export async function expectIntact(stage: Stage): Promise<void> {
  const { reference, timeline } = await theIncident(stage);
  const { intact, events } = await (await stage.as('assessor')).verifyHistory(reference);
  show(intact, `The history of ${reference} does not verify.`);
  show(events === timeline.length, `${reference} verifies ${events} events, and the assessor can read ${timeline.length}.`);
}

export async function meddle(stage: Stage): Promise<void> {
  const { reference, timeline } = await theIncident(stage);
  const assessor = await stage.as('assessor');
  const acts = [
    async () => assessor.respond(reference, 'We are on it'),
    async () => assessor.reclassify(reference, { impact: '1', urgency: '1', reason: 'to see' }),
    async () => assessor.attach(reference, { name: 'note.png', mediaType: 'image/png', content: picture(64) }),
    async () => assessor.close(reference),
  ];
  const refusals = [];
  for (const act of acts) refusals.push(await attempt(stage, act));
  stage.memory.noted.set('before', timeline.length).set('refusals', refusals);
}

export function expectEachRefused({ memory }: Stage): void {
  const refusals = memory.noted.get('refusals') as readonly unknown[];
  const done = refusals.filter((refusal) => refusal === null).length;
  show(done === 0, `The desk was to refuse each time, and let ${done} of ${refusals.length} through.`);
}

export async function expectNothingAdded(stage: Stage): Promise<void> {
  const { reference, timeline } = await theIncident(stage);
  const before = stage.memory.noted.get('before') as number;
  show(timeline.length === before, `${reference} had ${before} events, and has ${timeline.length} after what was refused.`);
}
