import type { Contact, Severity } from '../../standards/index.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';
import { theIncident } from './records.ts';
import { list, assertShown, titleOf } from '../expectation.ts';
import { theTicket } from './supplier.ts';

/** Not the supplier's any more, and nobody's but ours. */
export async function expectOursAgain(environment: ScenarioEnvironment): Promise<void> {
  const { reference, state } = await theIncident(environment);
  assertShown(state === 'open', `${reference} was to be the desk's again, and is ${state}.`);
}

export async function expectNotOver(environment: ScenarioEnvironment): Promise<void> {
  const { reference, state } = await theIncident(environment);
  assertShown(
    !['resolved', 'closed'].includes(state),
    `${reference} was to stay open until the caller says that it works, and is ${state}.`,
  );
}

/** Whoever opens the record sees that the two sides disagree. */
export async function expectTheirWordAlone(environment: ScenarioEnvironment): Promise<void> {
  const { reference, handOffs, supplier } = await theIncident(environment);
  assertShown(
    handOffs?.at(-1)?.unconfirmed === true,
    `${reference} was to show that the LSP calls it over and the caller does not; it shows the LSP's ticket as ${supplier?.status ?? 'unknown'}.`,
  );
}

export async function expectBothSeverities(environment: ScenarioEnvironment, ours: Severity, theirs: Severity): Promise<void> {
  const { reference, severity, handOffs } = await theIncident(environment);
  const word = environment.lsp.severities[theirs];
  const last = handOffs?.at(-1);
  assertShown(
    severity === ours && last?.ours === ours && last.theirs === word,
    `${reference} was to show severity ${ours} here and ${word} there; it shows ${severity} here and ${last?.theirs ?? 'nothing'} there.`,
  );
  assertShown(
    last.disagrees === (ours !== theirs),
    `${reference} was to say that the two severities disagree, and says nothing.`,
  );
}

/**
 * Whatever went missing, came late or came twice: in the end each word of the supplier's stands in our record once, in its order. That
 * something known came once more, and late, may be noted as such.
 */
export async function expectWholeStory(environment: ScenarioEnvironment): Promise<void> {
  const wrote = theTicket(environment).note.filter(({ source }) => source === 'seller');
  assertShown(wrote.length > 0, 'The LSP was to have written something, and has not: nothing is shown about what comes back.');
  const { reference, timeline } = await theIncident(environment);
  const told = timeline.filter(({ type }) => type === 'supplierUpdated');
  const places = wrote.map(({ text }) => told.flatMap(({ says }, place) => (says.includes(text) ? [place] : [])));
  const lost = wrote.filter((_, i) => places[i]!.length === 0);
  assertShown(
    lost.length === 0,
    () => `${reference} was to have all that the LSP wrote, and lacks ${list(lost.map(({ text }) => `"${text}"`))}.`,
  );
  const anew = (place: number) => !told[place]!.says.includes('(late:');
  const twice = wrote.filter((_, i) => places[i]!.slice(1).some(anew));
  assertShown(
    twice.length === 0,
    () => `${reference} was to have each word of the LSP's once, and has ${list(twice.map(({ text }) => `"${text}"`))} twice.`,
  );
  const inOrder = places.every(([place], i) => i === 0 || place! > places[i - 1]![0]!);
  assertShown(
    inOrder,
    () => `${reference} was to have the LSP's words in the LSP's order: ${list(wrote.map(({ text }) => `"${text}"`))}.`,
  );
}

export function expectRead(environment: ScenarioEnvironment, words: string): void {
  const notes = theTicket(environment).note.filter(({ source }) => source === 'buyer');
  assertShown(
    notes.some(({ text }) => text.includes(words)),
    () => `The LSP was to read "${words}", and reads ${list(notes.map(({ text }) => `"${text}"`))}.`,
  );
}

/** In that person's own mailbox, about this incident. */
export async function expectToldOf(environment: ScenarioEnvironment, contact: Contact, words: string): Promise<void> {
  const { reference } = await theIncident(environment);
  const about = environment.mail.inbox(contact.mail).filter(({ subject, text }) => `${subject} ${text}`.includes(reference));
  assertShown(
    about.some(({ subject, text }) => `${subject} ${text}`.includes(words)),
    () =>
      `The ${titleOf(contact)} was to be told by mail that ${reference} "${words}", and got ${list(about.map(({ subject }) => `"${subject}"`))}.`,
  );
}

/** The simulation knows whether what it said was mended is. */
export function expectMended(environment: ScenarioEnvironment): void {
  const { id } = theTicket(environment);
  assertShown(environment.supplier.mended(id), `What ${id} is about was to work again in the end, and does not.`);
}
