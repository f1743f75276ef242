import type { DatabaseSync } from 'node:sqlite';
import type { StoredDocument } from '../../domain/incident/contact.ts';
import type { Documents } from '../areas/documents.ts';

export function openDocuments(db: DatabaseSync): Documents {
  const add = db.prepare('insert into document values (?, ?, ?, ?, ?, ?, ?, ?)');
  const replace = db.prepare(
    'update document set name = ?, size = ?, sha256 = ?, digest = ?, content = ? where n = ? and id = ?',
  );
  const list = db.prepare('select id, name, media_type as mediaType, size, sha256 from document where n = ? order by rowid');
  const content = db.prepare('select content from document where n = ? and id = ?');
  const contents = db.prepare('select id, digest, content from document where n = ? order by rowid');
  const buffer = (bytes: Uint8Array | null | undefined) =>
    bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : null;
  return {
    add: (n, { id, name, mediaType, size, sha256 }, digest, bytes) =>
      void add.run(id, n, name, mediaType, size, sha256, digest, bytes),
    replace: (n, { id, name, size, sha256 }, digest, bytes) => void replace.run(name, size, sha256, digest, bytes, n, id),
    of: (n) => list.all(n).map((row) => ({ ...row })) as unknown as readonly StoredDocument[],
    content: (n, id) => buffer((content.get(n, id) as { content: Uint8Array | null } | undefined)?.content),
    contents: (n) =>
      (contents.all(n) as unknown as readonly { id: string; digest: string; content: Uint8Array | null }[]).map((row) => ({
        ...row,
        content: buffer(row.content),
      })),
  };
}
