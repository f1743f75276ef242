import { didYouMean, zoneFault } from '../../kernel/index.ts';
import type { Complaint, Path } from './complaint.ts';
import { durationFault } from './time.ts';
import type { YamlFile } from './yaml-file.ts';

/** The checks that several files need. */

/** Names given a second time. */
export function twice(file: YamlFile<unknown>, list: string, ids: readonly string[]): readonly Complaint[] {
  return ids.flatMap((id, i) =>
    ids.indexOf(id) < i
      ? [file.complain([list, i], `"${id}" is here for the second time. Remove one, or give it another name.`)]
      : [],
  );
}

/** A name that leads nowhere. `known` is undefined when its file could not be read; then that is the complaint, and not this. */
export function dangling(
  file: YamlFile<unknown>,
  path: Path,
  name: string,
  what: string,
  known: readonly string[] | null | undefined,
  where: string,
) {
  if (!known || known.includes(name)) return [];
  const help = didYouMean(name, known) || ` There ${known.length === 1 ? 'is' : 'are'} ${known.join(', ') || 'none'}.`;
  return [file.complain(path, `there is no ${what} "${name}" in ${where}.${help}`)];
}

export function wrongDuration(file: YamlFile<unknown>, path: Path, text: string, zero: boolean): readonly Complaint[] {
  const why = durationFault(text, { zero });
  return why ? [file.complain(path, why)] : [];
}

/** A zone left out is the standard's own, and no fault. */
export function wrongZone(file: YamlFile<unknown>, path: Path, zone: string | undefined): readonly Complaint[] {
  const why = zone === undefined ? null : zoneFault(zone);
  return why === null ? [] : [file.complain(path, why)];
}
