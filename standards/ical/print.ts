import type { Imported, ImportOptions } from './closures.ts';
import { shown } from './lines.ts';

/** Closures as a version of `calendars.yaml` has them, each with its name; then, as comments, what did not count and why. */
export function printClosures({ closures, notCounted }: Imported, { file, zone, from, until }: ImportOptions): string {
  const count = `${closures.length} ${closures.length === 1 ? 'closure' : 'closures'}`;
  return [
    `# ${shown(file)}, read for ${zone}, ${from} to ${until}: ${count}. Paste into a version of calendars.yaml.`,
    closures.length ? 'closures:' : 'closures: []',
    ...closures.map(({ closure, names }) => {
      const value = typeof closure === 'string' ? closure : `{ from: '${closure.from}', to: '${closure.to}' }`;
      return `  - ${value} # ${names.map(shown).join('; ')}`;
    }),
    ...(notCounted.length ? ['# Not counted:'] : []),
    ...notCounted.map(
      ({ line, name, date, why }) => `#   line ${line}  ${date === null ? '' : `${date}  `}${shown(name)}: ${shown(why)}`,
    ),
    '',
  ].join('\n');
}
