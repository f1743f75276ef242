import { didYouMean } from '../../kernel/index.ts';

/*
 * A scenario that denies a contact names its sister under its own name, as `Unlike "<the sister's name>"` and what differs.
 */

const SISTER = /\bUnlike "([^"]+)"/g;

export const sistersIn = (description: string): readonly string[] => [...description.matchAll(SISTER)].map(([, name]) => name!);

interface Denying {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly denies: string | null;
  readonly sisters: readonly string[];
}

/** Denials without a sister, and sisters that are not there. `file:line  message`. */
export function sisterProblems(scenarios: readonly Denying[]): readonly string[] {
  const names = [...new Set(scenarios.map(({ name }) => name))];
  return scenarios.flatMap(({ name, file, line, denies, sisters }) => {
    const at = `${file}:${line}  `;
    const missing = sisters.filter((sister) => !names.includes(sister));
    if (missing.length)
      return missing.map(
        (sister) => `${at}"${name}" is unlike "${sister}", and no scenario has that name.${didYouMean(sister, names)}`,
      );
    if (sisters.includes(name))
      return [`${at}"${name}" is unlike itself. Name another scenario, in which the desk makes the contact.`];
    if (denies === null || sisters.length > 0) return [];
    return [
      `${at}"${name}" says "${denies}", which a desk that contacts nobody shows too. Write under its name: Unlike "…", with the name of a scenario in which the desk makes such a contact.`,
    ];
  });
}
