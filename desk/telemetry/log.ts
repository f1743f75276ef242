import { withoutNhsNumbers } from '../../kernel/index.ts';

/** A log line about the desk's operation: an event and its facts. It holds no personal data and no text that people wrote. */
export type Log = (event: string, facts?: Readonly<Record<string, string | number>>) => void;

export const logTo =
  (write: (line: string) => void): Log =>
  (event, facts = {}) =>
    write(
      withoutNhsNumbers(
        `${event}${Object.entries(facts)
          .map(([key, value]) => ` ${key}=${JSON.stringify(value)}`)
          .join('')}\n`,
      ).text,
    );

/** Faults are logged by name and source location, without messages, which may quote what people sent. */
export function faultFacts(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const places = [...(error.stack ?? '').matchAll(/^ {4}at .*?([^\s/\\(]+:\d+):\d+\)?$/gm)].slice(0, 4).map(([, place]) => place);
  const { code } = error as NodeJS.ErrnoException;
  return { fault: error.name, ...(code ? { code } : {}), at: places.join(' < ') };
}
