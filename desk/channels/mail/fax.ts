import type { Arrived, Filing } from './filing.ts';
import { numberOfFaxAddress } from './parse.ts';
import type { Envelope, Received, ReceiveOptions } from './types.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { organisationOfFax } from '../../domain/access/sender.ts';
import type { Caller } from '../../domain/incident/contact.ts';
import { Refusal } from '../../../kernel/index.ts';

/** Files that a gateway sends as pages; a TIFF counts as pages from any sender. */
const pages = ({ mail, content }: Arrived) =>
  content.files.filter(({ mediaType }) => mediaType === 'image/tiff' || (mail.fax !== null && mediaType !== 'text/plain'));

export const hasPages = (arrival: Arrived): boolean => pages(arrival).length > 0;

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
    const files = pages(arrival);
    if (files.length === 0)
      throw new Refusal('invalid', 'The fax holds no image/tiff page. Send it again as RFC 3965 describes.');
    const caller: Caller = {
      name: number ? `Fax ${number}` : 'Fax',
      organisation: organisation.id,
      ...(number ? { telephone: number } : {}),
      ...(mail.from ? { mail: mail.from } : {}),
    };
    const actor = { id: `fax:${number ?? mail.from}`, name: caller.name, role: 'caller', organisation: organisation.id } as const;
    const thread = await threadOf(mail, actor);
    const answer = { ...arrival, content: { ...content, files, text: content.text.trim() || 'See the attached fax.' } };
    const replied = thread === null ? null : await file.reply(thread, answer, actor);
    return replied ?? file.open({ ...arrival, content: { ...content, files } }, { channel: 'fax', caller, actor });
  };
}
