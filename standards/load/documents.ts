import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../../kernel/index.ts';
import type { ControlledDocument, DocumentFinding } from '../types.ts';
import { frontMatter } from './schema.ts';
import type { Complaint } from './complaint.ts';
import { readYaml } from './yaml-file.ts';

/**
 * A controlled document: front matter between two lines `---`, then the body, whose first line is its header and whose last is its footer.
 * Only unreadable documents are refused here. Omissions are found by `inspectDocuments`.
 */
export function readDocument(
  name: string,
  file: string,
  text: string,
): { readonly document: ControlledDocument | null; readonly complaints: readonly Complaint[] } {
  const lines = text.split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    const message =
      'has no front matter. Begin the document with a line "---", its keys (id, title, owner …), and another line "---".';
    return { document: null, complaints: [{ file: name, line: 1, key: '', message }] };
  }
  const { file: front, complaints } = readYaml(name, lines.slice(1, end).join('\n'), frontMatter, 1);
  if (!front) return { document: null, complaints };
  const body = lines
    .slice(end + 1)
    .join('\n')
    .trim();
  const bodyLines = body.split('\n');
  const { id = '', title = '', process = '', owner = '', version = '', approver = '', approved = '', reviewBy = '' } = front.data;
  const { status, reviewers = [] } = front.data;
  const header = bodyLines[0] ?? '';
  const footer = bodyLines.at(-1) ?? '';
  const stated = { id, title, process, owner, version, status, approver, approved, reviewers, reviewBy };
  return { document: { file, ...stated, header, footer, text, body }, complaints: [] };
}

/** The documents in a desk's own folder. A document that cannot be read is a finding. Throws a `UsageError` when there is no such folder. */
export async function readDocuments(folder: string): Promise<{
  readonly documents: readonly ControlledDocument[];
  readonly unreadable: readonly DocumentFinding[];
}> {
  const held = await readdir(folder).catch(() => {
    throw new UsageError(`${folder} is no folder. The target's adapter names it as the folder of the desk's documents.`);
  });
  const names = held.filter((name) => name.endsWith('.md')).sort();
  const read = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(folder, name), 'utf8');
      return { text, ...readDocument(name, name, text) };
    }),
  );
  return {
    documents: read.flatMap(({ document }) => document ?? []),
    unreadable: read.flatMap(({ text, complaints }) =>
      complaints.map(({ file, line, key, message }) => ({
        check: 'document-control' as const,
        file,
        line,
        quote: text.split(/\r?\n/)[line - 1]?.trim() ?? '',
        message: [key, message].filter(Boolean).join('  '),
      })),
    ),
  };
}
