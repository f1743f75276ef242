import { didYouMean, zoneFault } from '../../kernel/index.ts';
import type { Complaint, Path } from './complaint.ts';
import { durationFault } from './time.ts';
import type { YamlFile } from './yaml-file.ts';

/** Checks shared by several files. */

/** Reports names that are used twice. */
export function twice(file: YamlFile<unknown>, list: string, ids: readonly string[]): readonly Complaint[] {
  return ids.flatMap((id, i) =>
    ids.indexOf(id) < i
      ? [file.complain([list, i], `"${id}" is here for the second time. Remove one, or give it another name.`)]
      : [],
  );
}

/** Reports a name that refers to nothing. Says nothing when `known` is undefined: its file could not be read, which is reported already. */
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

/** Reports a zone that is not an IANA name. A zone that is left out is the standard's. */
export function wrongZone(file: YamlFile<unknown>, path: Path, zone: string | undefined): readonly Complaint[] {
  const why = zone === undefined ? null : zoneFault(zone);
  return why === null ? [] : [file.complain(path, why)];
}
