/** Whether `text` looks like a message whose parts are encoded for transfer, where a number may hide behind base64 or a soft line break. */
export const isEncodedMail = (text: string): boolean =>
  /^content-transfer-encoding:[ \t]*(?:base64|quoted-printable)/im.test(text);

const printable = (text: string) => !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text);

/** The message as its reader sees it: quoted-printable and base64 text undone, binary parts left as they are. */
export function withoutTransferEncoding(text: string): string {
  const unfolded = /^content-transfer-encoding:[ \t]*quoted-printable/im.test(text)
    ? text
        .replace(/=[ \t]*\r?\n/g, '')
        .replace(/(?:=[0-9A-F]{2})+/gi, (run) => Buffer.from(run.replace(/=/g, ''), 'hex').toString('utf8'))
    : text;
  return unfolded.replace(/(?<=\r?\n\r?\n)(?:[A-Za-z0-9+/]{4,}={0,2}\r?\n?)+/g, (block) => {
    const decoded = Buffer.from(block.replace(/\s/g, ''), 'base64').toString('utf8');
    return printable(decoded) ? `${decoded}\n` : block;
  });
}
