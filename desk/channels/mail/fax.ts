import type { Arrived, Filing } from './filing.ts';
import { numberOfFaxAddress } from './parse.ts';
import type { Envelope, Received, ReceiveOptions } from './types.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { organisationOfFax } from '../../domain/access/sender.ts';
import type { Caller } from '../../domain/incident/contact.ts';
import { kindOf } from '../../domain/documents/accepted.ts';
import { Refusal } from '../../../kernel/index.ts';

/** Whether it holds a page: a TIFF from any sender, also one too large to keep; from a gateway any file but a text. */
export const hasPages = ({ mail, content }: Arrived): boolean =>
  mail.attachments.some((file) => kindOf(file.content) === 'image/tiff') ||
  (mail.fax !== null && content.files.some(({ mediaType }) => mediaType !== 'text/plain'));

/**
 * Internet fax (RFC 3965): a gateway's mail with the pages as TIFF. A fax counts as sent by a person, whatever the gateway's
 * headers state.
 */
export function faxIn({ policy, faxNumbers, service }: Pick<ReceiveOptions, 'policy' | 'faxNumbers' | 'service'>, file: Filing) {
  /** The incident that a fax names, if its sender may know of it. */
  const threadOf = async (mail: Arrived['mail'], actor: Actor): Promise<string | null> => {
    for (const reference of await service.threadsOf(mail)) {
      const incident = await service.incident(reference, actor).catch((error: unknown) => {
        if (error instanceof Refusal && error.code === 'not-found') return null;
        throw error;
      });
      if (incident !== null) return reference;
    }
    return null;
  };
  return async (arrival: Arrived, envelope: Envelope): Promise<Received> => {
    const { mail, content } = arrival;
    const number = mail.fax?.from ?? numberOfFaxAddress(envelope.from) ?? null;
    const organisation = organisationOfFax(policy, faxNumbers, number ?? '', mail.from || envelope.from);
    if (!organisation)
      throw new Refusal('unknown-organisation', 'The desk serves no organisation that this fax could come from.');
    if (!hasPages(arrival))
      throw new Refusal('invalid', 'The fax holds no image/tiff page. Send it again as RFC 3965 describes.');
    const caller: Caller = {
      name: number ? `Fax ${number}` : 'Fax',
      organisation: organisation.id,
      ...(number ? { telephone: number } : {}),
      ...(mail.from ? { mail: mail.from } : {}),
    };
    const actor = { id: `fax:${number ?? mail.from}`, name: caller.name, role: 'caller', organisation: organisation.id } as const;
    const thread = await threadOf(mail, actor);
    const answer = { ...arrival, content: { ...content, text: content.text.trim() || 'See the attached fax.' } };
    const replied = thread === null ? null : await file.reply(thread, answer, actor);
    return replied ?? file.open(arrival, { channel: 'fax', caller, actor });
  };
}
