import { readFileSync } from 'node:fs';
import { UsageError } from '../../kernel/index.ts';
import { dialled } from '../../simulators/telephone/dialled.ts';

/** Whom an exercise may contact. Nothing leaves to an address or a number that is not named. */
export interface AllowList {
  readonly mail: (address: string) => boolean;
  readonly telephone: (number: string) => boolean;
}

const MAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;
const TELEPHONE = /^\+?[0-9][0-9 ]{5,20}$/;

/** Reads an allow-list: a mail address or telephone number a line; `#` begins a comment. Throws a `UsageError` for an empty one, and with the line of what is neither. */
export function readAllowList(file: string): AllowList {
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`--allow ${file} cannot be read: ${(cause as Error).message}.`, { cause });
  }
  const lines = source.split('\n').map((line, i) => ({ text: line.replace(/#.*/, '').trim(), where: `${file}:${i + 1}` }));
  const given = lines.filter(({ text }) => text !== '');
  for (const { text, where } of given)
    if (!MAIL.test(text) && !TELEPHONE.test(text))
      throw new UsageError(`${where}  "${text}" is neither a mail address nor a telephone number. Write one a line.`);
  if (given.length === 0)
    throw new UsageError(
      `--allow ${file} allows nobody. Write the addresses and numbers of those who may be contacted, one a line.`,
    );
  const mails = new Set(given.map(({ text }) => text.toLowerCase()));
  const numbers = new Set(given.filter(({ text }) => TELEPHONE.test(text)).map(({ text }) => dialled(text)));
  return {
    mail: (address) => mails.has(address.toLowerCase()),
    telephone: (number) => numbers.has(dialled(number)),
  };
}
