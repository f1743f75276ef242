import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Compile } from 'typebox/compile';
import { UsageError } from '../kernel/index.ts';
import { redactJson } from './redaction/index.ts';
import { EvidenceItemShape, RecordShape } from './record-shape.ts';
import type { EvidenceItem, RehearsalRecord } from './types.ts';

export const RECORD_FILE = 'record.json';

const recordCheck = Compile(RecordShape);
const itemCheck = Compile(EvidenceItemShape);

interface Checker {
  Check(value: unknown): boolean;
  Errors(
    value: unknown,
  ): Iterable<{ readonly instancePath: string; readonly message: string; readonly keyword?: string; readonly params?: object }>;
}

function firstError(check: Checker, value: unknown): string {
  for (const { instancePath, message, params } of check.Errors(value)) {
    const where = instancePath === '' ? 'the record' : instancePath.slice(1).replaceAll('/', '.');
    const named = Object.values(params ?? {})
      .flat()
      .filter((part) => typeof part === 'string');
    return `${where} ${message}${named.length ? ` (${named.join(', ')})` : ''}`;
  }
  return 'it has another shape';
}

/** An evidence record from JSON. Throws `UsageError` naming the field. */
export function parseEvidenceItem(value: unknown): EvidenceItem {
  if (!itemCheck.Check(value)) throw new UsageError(firstError(itemCheck, value));
  return value satisfies EvidenceItem;
}

/** The first dangling or duplicate name in the record, which the shape cannot express; null if there is none. */
function dangling(record: RehearsalRecord): string | null {
  const scenarios = new Set(record.scenarios.map(({ id }) => id));
  if (scenarios.size !== record.scenarios.length) return 'two scenarios have the same id';
  const criteria = new Set(record.criteria.map(({ id }) => id));
  if (criteria.size !== record.criteria.length) return 'two criteria have the same id';
  for (const { id, scenarios: named } of record.criteria)
    for (const name of named)
      if (!scenarios.has(name)) return `criterion ${id} names scenario "${name}", which is not in the record`;
  for (const { id, evidence } of record.scenarios)
    for (const index of evidence)
      if (index >= record.evidence.length)
        return `scenario "${id}" names evidence ${index}, and there are ${record.evidence.length}`;
  for (const { id, evidence, steps } of record.scenarios)
    for (const finding of steps.flatMap(({ findings = [] }) => findings))
      if (finding.evidence.some((index) => !evidence.includes(index)))
        return `finding "${finding.sentence}" of scenario "${id}" names evidence that is not the scenario's`;
  for (const { profile, evidence } of record.load)
    for (const index of evidence)
      if (index >= record.evidence.length)
        return `load "${profile}" names evidence ${index}, and there are ${record.evidence.length}`;
  for (const { file, sha256 } of record.evidence)
    if (!file.startsWith(`evidence/${sha256}.`)) return `evidence ${file} is not named by its digest`;
  return null;
}

/** Parses a record from JSON strictly: known keys, valid values, no dangling reference. The `UsageError` names `from`. */
export function parseRecord(value: unknown, from = RECORD_FILE): RehearsalRecord {
  if (!recordCheck.Check(value)) throw new UsageError(`${from}: ${firstError(recordCheck, value)}.`);
  const record = value satisfies RehearsalRecord;
  const wrong = dangling(record);
  if (wrong) throw new UsageError(`${from}: ${wrong}.`);
  return record;
}

export function readRecord(file: string): RehearsalRecord {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new UsageError(`${file} cannot be read as a rehearsal's record: ${(cause as Error).message}`, { cause });
  }
  return parseRecord(value, file);
}

/** The content of `record.json`. Equal records give equal bytes. */
export const serialiseRecord = (record: RehearsalRecord): string => `${JSON.stringify(record, null, 1)}\n`;

/** Redacts the record: causes and messages of steps quote the desk. */
export const redactRecord = (record: RehearsalRecord): RehearsalRecord =>
  parseRecord(redactJson(record).value, 'the redacted record');

/** Redacts, validates and writes `<dir>/record.json`. Returns the record as written: render and seal that one. */
export function writeRecord(dir: string, record: RehearsalRecord): RehearsalRecord {
  const written = redactRecord(record);
  writeFileSync(join(dir, RECORD_FILE), serialiseRecord(written));
  return written;
}
