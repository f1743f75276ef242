import type { Arrived, Filing } from './filing.ts';
import type { ParsedMail } from './parse.ts';
import type { Received, ReceiveOptions } from './types.ts';
import { idsIn } from './reading/headers.ts';
import { returnedLetter } from './returned.ts';
import type { Writer } from './writer.ts';

type Answer = Pick<ParsedMail, 'inReplyTo' | 'references' | 'returned'>;
/** Ids it answers, the nearest first, then those its report names. */
const answered = ({ inReplyTo, references, returned = '' }: Answer) => [
  ...(inReplyTo === null ? [] : [inReplyTo]),
  ...references.toReversed(),
  ...idsIn(returned.slice(0, 64 * 1024).match(/<[^<>\s]{3,998}>/g) ?? []).slice(0, 50),
];

/** Mail from programs that is no contact: returned letters and automatic answers. The desk answers none of it. */
export function automaticMail(service: ReceiveOptions['service'], file: Filing) {
  const incidentOf = async (letter: string): Promise<string | null> =>
    (await service.threadsOf({ inReplyTo: letter, references: [], subject: '' }))[0] ?? null;
  /**
   * Only a recipient of our letter knows its Message-ID. A mail that names one is therefore about that incident, whatever address
   * it comes from.
   */
  const byLetter = async (mail: Answer): Promise<string | null> => {
    const [letter] = await service.lettersAmong(answered(mail));
    return letter === undefined ? null : incidentOf(letter);
  };
  return {
    byLetter,
    async returned(arrival: Arrived, writer: Writer | null): Promise<Received> {
      const { ids, failed, note } = returnedLetter(arrival.mail);
      const [letter] = await service.lettersAmong(ids);
      if (letter === undefined) return file.hold(arrival, 'returned-letter', writer);
      const reference = await incidentOf(letter);
      if (!failed && reference !== null) return file.remark(reference, arrival);
      await service.letterReturned([letter], note);
      return { as: 'returned', reference: reference ?? 'a letter of warnings' };
    },
    /** Files the mail on the incident it is about, else holds it for a person. `thread` is the incident its writer may see. */
    async responder(
      arrival: Arrived,
      thread: string | null,
      why: 'automatic-answer' | 'receipt',
      writer: Writer | null,
    ): Promise<Received> {
      const reference = (await byLetter(arrival.mail)) ?? thread;
      return reference === null ? file.hold(arrival, why, writer) : file.remark(reference, arrival);
    },
  };
}
