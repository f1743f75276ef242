import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Static } from 'typebox';
import { didYouMean } from '../../kernel/index.ts';
import { roomFile } from './room-schema.ts';
import { changeFile } from './change-schema.ts';
import * as safety from './safety-schema.ts';
import { knowledgeFile, triageFile } from './knowledge-schema.ts';
import * as schema from './schema.ts';
import type { Complaint } from './complaint.ts';
import type { YamlFile } from './yaml-file.ts';

export const SCHEMAS = {
  'standard.yaml': schema.standardFile,
  'criteria.yaml': schema.criteriaFile,
  'severity.yaml': schema.severityFile,
  'calendars.yaml': schema.calendarsFile,
  'tiers.yaml': schema.tiersFile,
  'teams.yaml': schema.teamsFile,
  'services.yaml': schema.servicesFile,
  'organisations.yaml': schema.organisationsFile,
  'contacts.yaml': schema.contactsFile,
  'rota.yaml': schema.rotaFile,
  'escalation-plan.yaml': schema.escalationFile,
  'hand-off.yaml': schema.handOffFile,
  'follow-up.yaml': schema.followUpFile,
  'reporting.yaml': schema.reportingFile,
  'patient-identifiers.yaml': schema.patientIdentifiersFile,
  'operations.yaml': schema.operationsFile,
  'room.yaml': roomFile,
  'change.yaml': changeFile,
  'clinical-safety.yaml': safety.clinicalSafetyFile,
  'information-governance.yaml': safety.informationGovernanceFile,
  'triage-scripts.yaml': triageFile,
  'knowledge.yaml': knowledgeFile,
} as const;
/** A standard without one of them shows nothing of that practice. */
const OPTIONAL: readonly FileName[] = [
  'operations.yaml',
  'reporting.yaml',
  'clinical-safety.yaml',
  'information-governance.yaml',
  'triage-scripts.yaml',
  'knowledge.yaml',
  'room.yaml',
  'change.yaml',
];
/** The folder with a file for each supplier. */
export const SUPPLIERS = 'suppliers/';
export type FileName = keyof typeof SCHEMAS;
export const FILE_NAMES = Object.keys(SCHEMAS) as readonly FileName[];

/** Null stands for a file that could not be read. */
export type PolicyFiles = { readonly [N in FileName]: YamlFile<Static<(typeof SCHEMAS)[N]>> | null };

/** The texts of a standard by path within its folder, sorted; or null when there is no such folder. */
export async function readTexts(dir: string): Promise<ReadonlyMap<string, string> | null> {
  const top = await readdir(dir).catch(() => null);
  if (!top) return null;
  const within = async (folder: string) => readdir(join(dir, folder)).catch(() => []);
  const [documents, suppliers] = await Promise.all([within('documents'), within('suppliers')]);
  const paths = [
    ...top.filter((n) => /\.ya?ml$/.test(n)),
    ...documents.filter((n) => n.endsWith('.md')).map((n) => `documents/${n}`),
    ...suppliers.filter((n) => /\.ya?ml$/.test(n)).map((n) => `${SUPPLIERS}${n}`),
  ].sort();
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(join(dir, path), 'utf8')] as const)));
}

/** Reports missing files, and files whose misspelt name would leave them unread. */
export function misnamed(texts: ReadonlyMap<string, string>, shown: (file: string) => string): readonly Complaint[] {
  const present = [...texts.keys()];
  const about = (file: string, message: string) => ({ file: shown(file), line: 1, key: '', message });
  return [
    ...FILE_NAMES.filter((name) => !texts.has(name) && !OPTIONAL.includes(name)).map((name) =>
      about(name, 'is missing. Add it; standards/README.md says what it holds.'),
    ),
    ...(present.some((name) => name.startsWith(SUPPLIERS))
      ? []
      : [about(SUPPLIERS, 'is missing or empty. Add a file for each supplier; standards/README.md says what it holds.')]),
    ...(texts.has('suppliers.yaml')
      ? [about('suppliers.yaml', 'is not read. Give each supplier a file of its own: suppliers/<id>.yaml.')]
      : []),
    ...present
      .filter((name) => !name.includes('/') && name !== 'suppliers.yaml' && !(FILE_NAMES as readonly string[]).includes(name))
      .map((name) =>
        about(name, `is not a file of a standard.${didYouMean(name, FILE_NAMES) || ` Known: ${FILE_NAMES.join(', ')}.`}`),
      ),
  ];
}
