import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newFolder, type ReportFolder } from '../evidence/report-folder.ts';
import { htmlOf, markdownOf } from './page.ts';
import { timesOf } from './print.ts';
import type { ExerciseRecord } from './types.ts';

/** Writes the dated record to `<reports>/exercises/<time>/`: `record.json`, `record.md` and `index.html`. */
export async function writeExercise(reports: string, record: ExerciseRecord): Promise<ReportFolder> {
  const folder = await newFolder(
    path.join(reports, 'exercises'),
    Temporal.Instant.from(record.exercisedAt),
    timesOf(record).zone,
  );
  await writeFile(path.join(folder.path, 'record.json'), `${JSON.stringify(record, null, 2)}\n`);
  await writeFile(path.join(folder.path, 'record.md'), markdownOf(record));
  await writeFile(path.join(folder.path, 'index.html'), htmlOf(record));
  return folder;
}
