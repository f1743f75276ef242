import { faxPage } from './tiff.ts';
import type { Fax, OutgoingMail } from './types.ts';

const GATEWAY = 'fax-gateway.example';

/** The mailbox that stands for a fax number (RFC 3965 with RFC 3192): `FAX=+44…@gateway`. A mailbox is taken as it is. */
export const faxMailbox = (number: string): string =>
  number.includes('@') ? number : `FAX=${number.replace(/[^\d+]/g, '')}@${GATEWAY}`;

/** The mail by which an off-ramp gateway hands over a received fax: a word for the reader, and the page as TIFF. */
export function faxLetter({ from, to, subject, lines }: Fax): { readonly letter: OutgoingMail; readonly tiff: Buffer } {
  const tiff = faxPage(lines);
  const letter: OutgoingMail = {
    from: faxMailbox(from),
    to: faxMailbox(to),
    subject: subject ?? `Fax from ${from}`,
    text: `A fax of one page from ${from} is attached.`,
    attachments: [{ filename: 'fax.tif', contentType: 'image/tiff; application=faxbw', content: tiff }],
  };
  return { letter, tiff };
}
