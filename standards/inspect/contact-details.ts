import type { Contact, ControlledDocument, DocumentFinding, Standard } from '../types.ts';
import { approved, inDocument, linesOf, namePattern } from './markdown.ts';

const CHECK = 'escalation-plan';

/**
 * Compares every telephone number and mail address in an approved document with contacts.yaml. It belongs to the first person named in its
 * table row; in a list item or paragraph, to the person named last before it, else first after it. One that belongs to nobody must at
 * least be in contacts.yaml.
 */
export function contactDetails(standard: Standard): readonly DocumentFinding[] {
  const names = namesOf(standard.contacts);
  return approved(standard).flatMap((document) =>
    blocksOf(document).flatMap((block) => inBlock(standard, names, document, block)),
  );
}

interface Block {
  readonly line: number;
  readonly text: string;
}

/** Table rows, list items and paragraphs of the body, with the line each starts on. */
function blocksOf(document: ControlledDocument): readonly Block[] {
  const lines = linesOf(document);
  const start = lines.indexOf('---', 1) + 1;
  const blocks: { line: number; text: string }[] = [];
  let open = false;
  lines.slice(start).forEach((text, i) => {
    const last = blocks.at(-1);
    const begins = /^\s*(\||#|[-*] |\d+\. )/.test(text);
    if (open && last && !begins && text.trim()) last.text += `\n${text}`;
    else if (text.trim()) blocks.push({ line: start + i + 1, text });
    open = text.trim() !== '' && !/^\s*[|#]/.test(text);
  });
  return blocks;
}

const NUMBER = /(?<![\d+])(?:\+44|0)(?:[ ()-]*\d){9,10}(?!\d)/g;
const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const digits = (text: string) => text.replace(/^\+44/, '0').replace(/\D/g, '');
const lower = (text: string) => text.toLowerCase();

function inBlock(
  standard: Standard,
  names: readonly Name[],
  document: ControlledDocument,
  block: Block,
): readonly DocumentFinding[] {
  if (!/\d{3}|@/.test(block.text)) return [];
  const named = peopleIn(block.text, names);
  const isTableRow = /^\s*\|/.test(block.text);
  const check = (kind: 'telephone' | 'mail', pattern: RegExp, same: (text: string) => string, what: string) =>
    [...block.text.matchAll(pattern)].flatMap((match) => {
      const known = [...standard.contacts, ...standard.rota.people, ...standard.suppliers.map(({ contact }) => contact)].flatMap(
        (contact) => contact[kind] ?? [],
      );
      const before = isTableRow ? undefined : named.findLast(({ at }) => at < match.index);
      const person = (before ?? named[0])?.contact;
      if (person ? same(person[kind]) === same(match[0]) : known.some((value) => same(value) === same(match[0]))) return [];
      const line = block.line + block.text.slice(0, match.index).split('\n').length - 1;
      const message = person
        ? `${match[0]} is given for the ${midSentence(person.title)}, whose ${what} in contacts.yaml is ${person[kind]}. Correct whichever is wrong.`
        : `${match[0]} is not the ${what} of any contact in contacts.yaml. Correct it, or add the contact.`;
      return [inDocument(CHECK, document, line, message)];
    });
  return [...check('telephone', NUMBER, digits, 'number'), ...check('mail', ADDRESS, lower, 'address')];
}

interface Name {
  readonly pattern: RegExp;
  readonly contact: Contact;
}

/** Titles and names of the contacts, the longest first. */
const namesOf = (contacts: readonly Contact[]): readonly Name[] =>
  contacts
    .flatMap((contact) => [...new Set([contact.title, contact.name])].map((name) => ({ name, contact })))
    .sort((a, b) => b.name.length - a.name.length)
    .map(({ name, contact }) => ({ pattern: namePattern(name), contact }));

/** The contacts named in a text, by position. A longer name hides a shorter one inside it: "BT Health service desk" does not name the service desk. */
function peopleIn(text: string, names: readonly Name[]): readonly { readonly at: number; readonly contact: Contact }[] {
  let left = text;
  const found = names.flatMap(({ pattern, contact }) => {
    const hits = [...left.matchAll(pattern)].map(({ index }) => ({ at: index, contact }));
    if (hits.length) left = left.replace(pattern, (hit) => '\0'.repeat(hit.length));
    return hits;
  });
  return found.sort((a, b) => a.at - b.at);
}

/** "Head of ICT" → "head of ICT"; "BT Health service desk" stays. */
export const midSentence = (title: string) =>
  /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
