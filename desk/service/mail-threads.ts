import type { Core } from './core.ts';
import type { MailThreads } from './types.ts';
import { numberOf, referenceOf } from '../store/index.ts';

type Mail = Parameters<MailThreads['warnedOf']>[0];

/** What a mail that comes in is an answer to. */
export function mailThreads({ store }: Core): MailThreads {
  /** The first of the messages a mail refers to, newest first, that `find` knows. */
  const newest = async <T>({ inReplyTo, references }: Mail, find: (id: string) => Promise<T | null>): Promise<T | null> => {
    for (const id of [...(inReplyTo === null ? [] : [inReplyTo]), ...references.toReversed()]) {
      const found = await find(id);
      if (found !== null) return found;
    }
    return null;
  };
  return {
    async threadOf(mail) {
      const named = /\[(INC-\d{6,15})\]/i.exec(mail.subject)?.[1]?.toUpperCase();
      const n =
        (await newest(mail, async (id) => store.contacts.byMessage(id))) ?? (named === undefined ? null : numberOf(named));
      return n === null || (await store.rows.organisationOf(n)) === null ? null : referenceOf(n);
    },
    async warnedOf(mail) {
      const letter = await newest(mail, async (id) => store.digests.byMessage(id));
      if (letter === null) return null;
      return [...new Set((await store.digests.of(letter)).map(({ n }) => referenceOf(n)))];
    },
  };
}
