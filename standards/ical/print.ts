import type { Imported, ImportOptions } from './closures.ts';
import { shown } from './lines.ts';

/** Closures as they stand in a version of `calendars.yaml`, each with its name; then, as comments, what did not count and why. */
export function printClosures({ closures, notCounted }: Imported, { file, zone, from, until }: ImportOptions): string {
  return [
    `# ${shown(file)}, read for ${zone}, ${from} to ${until}: ${closures.length} closures. Paste into a version of calendars.yaml.`,
    closures.length ? 'closures:' : 'closures: []',
    ...closures.map(({ closure, names }) => {
      const value = typeof closure === 'string' ? closure : `{ from: '${closure.from}', to: '${closure.to}' }`;
      return `  - ${value} # ${names.map(shown).join('; ')}`;
    }),
    ...(notCounted.length ? ['# Not counted:'] : []),
    ...notCounted.map(({ line, name, date, why }) => `#   line ${line}  ${date}  ${shown(name)}: ${shown(why)}`),
    '',
  ].join('\n');
}
