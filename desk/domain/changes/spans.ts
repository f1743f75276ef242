/** A half-open stretch of time [from, to). Milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const overlap = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

/** Sorted and joined: none empty, none touching another. */
export function joined(spans: Iterable<Span>): readonly Span[] {
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of [...spans].filter((s) => s.from < s.to).sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

/** The maximal parts of `spans` that no span of `busy` covers. */
export function gaps(spans: Iterable<Span>, busy: Iterable<Span>): readonly Span[] {
  const taken = joined(busy);
  return joined(spans).flatMap((span) => {
    const free: Span[] = [];
    let at = span.from;
    for (const { from, to } of taken) {
      if (to <= at || from >= span.to) continue;
      if (at < from) free.push({ from: at, to: from });
      at = Math.max(at, to);
    }
    return at < span.to ? [...free, { from: at, to: span.to }] : free;
  });
}
