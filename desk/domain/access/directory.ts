import type { Account } from './account.ts';
import type { Contact } from '../../../standards/index.ts';

/** The telephone numbers that the desk itself holds of people. What a caller says on the telephone is none of them. */
export interface Directory {
  /** Null: nobody of that name has a number, or more than one person has it. */
  numberOf(name: string): string | null;
  readonly people: readonly { readonly name: string; readonly telephone: string }[];
}

const asOne = (name: string) => name.trim().toLowerCase().replaceAll(/\s+/g, ' ');

export function directoryOf(accounts: readonly Account[], contacts: readonly Contact[]): Directory {
  const people = [
    ...accounts.flatMap(({ name, telephone }) => (telephone === undefined ? [] : [{ name, telephone }])),
    ...contacts,
  ];
  return {
    people: people.map(({ name, telephone }) => ({ name, telephone })),
    numberOf(name) {
      const numbers = new Set(people.filter((each) => asOne(each.name) === asOne(name)).map(({ telephone }) => telephone));
      const [number] = numbers;
      return numbers.size === 1 && number !== undefined ? number : null;
    },
  };
}
