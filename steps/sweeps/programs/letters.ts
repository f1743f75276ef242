/** A message as its lines, which end in CR LF on the wire. */
export const message = (header: readonly string[], body: string): Buffer =>
  Buffer.from([...header, '', body].join('\n').replace(/\r?\n/g, '\r\n'));

export interface Part {
  readonly type: string;
  readonly body: string;
}

/** The content type and the body of a letter in parts. */
export function inParts(type: string, parts: readonly Part[]): { readonly type: string; readonly body: string } {
  const boundary = 'between-the-parts';
  const body = parts.map((part) => `--${boundary}\nContent-Type: ${part.type}\n\n${part.body}\n`).join('');
  return { type: `${type}; boundary="${boundary}"`, body: `${body}--${boundary}--\n` };
}
