import type { Contact, Severity } from '../../standards/index.ts';
import type { Stage } from '../stage/index.ts';
import { theIncident } from './records.ts';
import { list, show, titleOf } from './shown.ts';
import { theTicket } from './supplier.ts';

/** Not the supplier's any more, and nobody's but ours. */
export async function expectOursAgain(stage: Stage): Promise<void> {
  const { reference, state } = await theIncident(stage);
  show(state === 'open', `${reference} was to be the desk's again, and is ${state}.`);
}

export async function expectNotOver(stage: Stage): Promise<void> {
  const { reference, state } = await theIncident(stage);
  show(
    !['resolved', 'closed'].includes(state),
    `${reference} was to stay open until the caller says that it works, and is ${state}.`,
  );
}

/** Whoever opens the record sees that the two sides disagree. */
export async function expectTheirWordAlone(stage: Stage): Promise<void> {
  const { reference, handOffs, supplier } = await theIncident(stage);
  show(
    handOffs?.at(-1)?.unconfirmed === true,
    `${reference} was to show that the LSP calls it over and the caller does not; it shows the LSP's ticket as ${supplier?.status ?? 'unknown'}.`,
  );
}

export async function expectBothSeverities(stage: Stage, ours: Severity, theirs: Severity): Promise<void> {
  const { reference, severity, handOffs } = await theIncident(stage);
  const word = stage.lsp.severities[theirs];
  const last = handOffs?.at(-1);
  show(
    severity === ours && last?.ours === ours && last.theirs === word,
    `${reference} was to show severity ${ours} here and ${word} there; it shows ${severity} here and ${last?.theirs ?? 'nothing'} there.`,
  );
  show(last.disagrees === (ours !== theirs), `${reference} was to say that the two severities disagree, and says nothing.`);
}

/**
 * Whatever went missing, came late or came twice: in the end each word of the supplier's stands in our record once, in its order. That
 * something known came once more, and late, may be noted as such.
 */
export async function expectWholeStory(stage: Stage): Promise<void> {
  const wrote = theTicket(stage).note.filter(({ source }) => source === 'seller');
  show(wrote.length > 0, 'The LSP was to have written something, and has not: nothing is shown about what comes back.');
  const { reference, timeline } = await theIncident(stage);
  const told = timeline.filter(({ type }) => type === 'supplierUpdated');
  const places = wrote.map(({ text }) => told.flatMap(({ says }, place) => (says.includes(text) ? [place] : [])));
  const lost = wrote.filter((_, i) => places[i]!.length === 0);
  show(
    lost.length === 0,
    () => `${reference} was to have all that the LSP wrote, and lacks ${list(lost.map(({ text }) => `"${text}"`))}.`,
  );
  const anew = (place: number) => !told[place]!.says.includes('(late:');
  const twice = wrote.filter((_, i) => places[i]!.slice(1).some(anew));
  show(
    twice.length === 0,
    () => `${reference} was to have each word of the LSP's once, and has ${list(twice.map(({ text }) => `"${text}"`))} twice.`,
  );
  const inOrder = places.every(([place], i) => i === 0 || place! > places[i - 1]![0]!);
  show(
    inOrder,
    () => `${reference} was to have the LSP's words in the LSP's order: ${list(wrote.map(({ text }) => `"${text}"`))}.`,
  );
}

export function expectRead(stage: Stage, words: string): void {
  const notes = theTicket(stage).note.filter(({ source }) => source === 'buyer');
  show(
    notes.some(({ text }) => text.includes(words)),
    () => `The LSP was to read "${words}", and reads ${list(notes.map(({ text }) => `"${text}"`))}.`,
  );
}

/** In that person's own mailbox, about this incident. */
export async function expectToldOf(stage: Stage, contact: Contact, words: string): Promise<void> {
  const { reference } = await theIncident(stage);
  const about = stage.mail.inbox(contact.mail).filter(({ subject, text }) => `${subject} ${text}`.includes(reference));
  show(
    about.some(({ subject, text }) => `${subject} ${text}`.includes(words)),
    () =>
      `The ${titleOf(contact)} was to be told by mail that ${reference} "${words}", and got ${list(about.map(({ subject }) => `"${subject}"`))}.`,
  );
}

/** The simulation knows whether what it said was mended is. */
export function expectMended(stage: Stage): void {
  const { id } = theTicket(stage);
  show(stage.supplier.isMended(id), `What ${id} is about was to work again in the end, and does not.`);
}
