import { faxPage } from './tiff.ts';
import type { Fax, OutgoingMail } from './types.ts';

const GATEWAY = 'fax-gateway.example';

/** The mailbox of a fax number (RFC 3965 with RFC 3192): `FAX=+44…@gateway`. A mailbox is returned unchanged. */
export const faxMailbox = (number: string): string =>
  number.includes('@') ? number : `FAX=${number.replace(/[^\d+]/g, '')}@${GATEWAY}`;

/** The mail in which a fax gateway forwards a received fax: a sentence of text, and the page as TIFF. */
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
