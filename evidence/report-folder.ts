import { mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { localTimes } from '../kernel/index.ts';

export interface ReportFolder {
  readonly name: string;
  readonly path: string;
}

/** `reports/2026-11-22T17-04`, by the local time of a zone, with a counter when that minute had one already. */
export async function newFolder(reports: string, at: Temporal.Instant, zone: string): Promise<ReportFolder> {
  const minute = localTimes(zone).fileName(at);
  await mkdir(reports, { recursive: true });
  for (let n = 1; ; n++) {
    const name = n === 1 ? minute : `${minute}-${n}`;
    try {
      await mkdir(path.join(reports, name));
      return { name, path: path.join(reports, name) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Points `reports/latest` at the newest rehearsal. Where links are not allowed there is none. */
export async function pointLatest(folder: ReportFolder): Promise<void> {
  const link = path.join(path.dirname(folder.path), 'latest');
  await rm(link, { force: true });
  await symlink(folder.name, link, 'dir').catch(() => undefined);
}
