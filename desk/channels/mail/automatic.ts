/** The header block of a message, unfolded; names in lower case, last one wins. Enough to decide without parsing the rest. */
export function headersOf(raw: Buffer): ReadonlyMap<string, string> {
  const end = /\r?\n\r?\n/.exec(raw.subarray(0, 64 * 1024).toString('latin1'));
  const block = raw.subarray(0, end ? end.index : Math.min(raw.length, 64 * 1024)).toString('latin1');
  return new Map(
    block
      .replace(/\r?\n[ \t]+/g, ' ')
      .split(/\r?\n/)
      .flatMap((line) => {
        const colon = line.indexOf(':');
        return colon > 0 ? [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const] : [];
      }),
  );
}

/** Why a message must not be answered, or null. Sources: RFC 3834 §2 and §5, RFC 5321 §4.5.5 (a bounce has no envelope sender). */
export function whyAutomatic(headers: ReadonlyMap<string, string>, envelopeFrom: string): string | null {
  if (envelopeFrom === '') return 'bounce';
  if (!/^(no\b|$)/i.test(headers.get('auto-submitted') ?? '')) return 'auto-submitted';
  if (/^(bulk|junk|list|auto_reply)\b/i.test(headers.get('precedence') ?? '')) return 'bulk';
  if (headers.has('list-id')) return 'list';
  if (/^multipart\/report\b/i.test(headers.get('content-type') ?? '')) return 'report';
  return null;
}
