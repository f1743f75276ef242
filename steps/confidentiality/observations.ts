import type { IncidentView } from '../../adapters/desk-under-test.ts';
import type { ScenarioEnvironment } from '../environment/index.ts';

/** Our notes on the supplier's tickets, in order. */
export const notesOf = ({ supplier }: ScenarioEnvironment): readonly string[] =>
  supplier.tickets.flatMap(({ note }) => note.filter(({ source }) => source === 'buyer').map(({ text }) => text));

/** Between two digits of one number: a few characters that are neither letters nor digits, tags, or codes of characters. */
const BETWEEN = String.raw`(?:<[^<>]{0,200}>|&[a-z#0-9]{1,8};|%[2e][0-9a-f](?:%[89ab][0-9a-f]){0,2}|%c2%a0|\\[nrtu](?:00a0)?|[^\p{L}\p{N}]){0,16}?`;
const NAMED = ['%3', '\\\\u003', '&#x3'];

/**
 * Whether `text` holds a number that the scenario planted, in whatever spelling: the scenario knows the digits, so they are looked for as they are,
 * without asking any detector what a number is.
 */
export function containsNumber(text: string, number: string): boolean {
  const digits = Array.from(
    number,
    (digit) => `(?:${digit}|${NAMED.map((code) => `${code}${digit};?`).join('|')}|&#${48 + Number(digit)};)`,
  );
  return new RegExp(digits.join(BETWEEN), 'iu').test(plainDigits(text));
}

/** First digits of scripts that patients' letters and screens are written in. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];

/** Digits of other scripts as the ones on a keyboard. */
const plainDigits = (text: string): string =>
  text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!;
    const zero = ZEROS.find((first) => code >= first && code < first + 10);
    return zero === undefined ? digit : String(code - zero);
  });

/** Every part of a record that holds words. One that the adapter cannot tell throws: a record that is not seen hides nothing and shows nothing. */
export const wordsOf = ({ summary, description, location, caller, documents, timeline }: IncidentView): unknown => [
  ...[summary, description, location, caller],
  ...documents.map(({ name }) => name),
  ...timeline.map(({ says }) => says),
];
