import { withoutNhsNumbers } from '../../kernel/index.ts';

/** One line about the desk's own running: an event and facts about it. Never what people wrote, nor who they are. */
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

/** Faults reach the log by name and place; messages are left out, because they quote what people sent. */
export function faultFacts(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const places = [...(error.stack ?? '').matchAll(/^ {4}at .*?([^\s/\\(]+:\d+):\d+\)?$/gm)].slice(0, 4).map(([, place]) => place);
  const { code } = error as NodeJS.ErrnoException;
  return { fault: error.name, ...(code ? { code } : {}), at: places.join(' < ') };
}
