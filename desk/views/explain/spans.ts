/**
 * Formats a span to the millisecond, in hours, minutes and seconds: `26 h 5 min`, `1.250 s`, `0 min`. Never in days: a day has meant 24, 10
 * and 8 hours.
 */
export function exactSpan(milliseconds: number): string {
  const all = Math.abs(milliseconds);
  const [hours, minutes, seconds, rest] = [
    Math.floor(all / 3_600_000),
    Math.floor(all / 60_000) % 60,
    Math.floor(all / 1000) % 60,
    all % 1000,
  ];
  const parts = [
    ...(hours > 0 ? [`${hours} h`] : []),
    ...(minutes > 0 ? [`${minutes} min`] : []),
    ...(seconds > 0 || rest > 0 ? [`${seconds}${rest > 0 ? `.${String(rest).padStart(3, '0')}` : ''} s`] : []),
  ];
  return `${milliseconds < 0 ? '−' : ''}${parts.join(' ') || '0 min'}`;
}

/** Formats the same as a column's figure: `26:05:00`, with milliseconds only if they are not zero. */
export function spanFigure(milliseconds: number): string {
  const all = Math.abs(milliseconds);
  const two = (n: number) => String(n).padStart(2, '0');
  const rest = all % 1000;
  const figure = `${Math.floor(all / 3_600_000)}:${two(Math.floor(all / 60_000) % 60)}:${two(Math.floor(all / 1000) % 60)}`;
  return `${milliseconds < 0 ? '−' : ''}${figure}${rest > 0 ? `.${String(rest).padStart(3, '0')}` : ''}`;
}
