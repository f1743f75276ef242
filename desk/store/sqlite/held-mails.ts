import type { DatabaseSync } from 'node:sqlite';
import type { HeldFile, HeldMails, HeldWords, StoredHeldMail } from '../areas/held-mails.ts';
import type { DismissedMailView } from '../../views/types.ts';
import type { DocumentFinding } from '../../domain/documents/finding.ts';
import { heldMark } from '../held-mark.ts';

type FileRow = Omit<HeldFile, 'finding'> & { readonly finding: DocumentFinding | null };
type Row = Omit<StoredHeldMail, 'files' | 'mark'> & { readonly decided: string | null };

const COLUMNS =
  'id, key, at, why, organisation, address as "from", name, subject, content as text, not_kept as notKept, message_id as messageId';
const DISMISSED = 'decided is not null and incident is null';

export function openHeldMails(db: DatabaseSync): HeldMails {
  const add = db.prepare(
    'insert into held_mail (id, key, at, why, organisation, address, name, subject, content, not_kept, message_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing',
  );
  const addFile = db.prepare('insert into held_file values (?, ?, ?, ?, ?, ?)');
  const waiting = db.prepare(`select ${COLUMNS} from held_mail where decided is null order by at, id limit ?`);
  const count = db.prepare('select count(*) as mails from held_mail where decided is null');
  const dismissed = db.prepare(
    `select ${COLUMNS}, decided as dismissedAt, decided_by as dismissedBy, reason from held_mail where ${DISMISSED} order by decided desc, id limit ?`,
  );
  const dismissedCount = db.prepare(`select count(*) as mails from held_mail where ${DISMISSED}`);
  const one = db.prepare(`select ${COLUMNS}, reason as dismissed, decided from held_mail where id = ? and incident is null`);
  const words = db.prepare('select id, address as "from", subject, content as text from held_mail where incident is null');
  const files = db.prepare('select name, media_type as mediaType, content, finding from held_file where mail = ? order by place');
  const sizes = db.prepare(
    'select name, media_type as mediaType, length(content) as size from held_file where mail = ? order by place',
  );
  const decide = db.prepare('update held_mail set decided = ?, decided_by = ?, incident = ?, reason = ? where id = ?');
  const erase = db.prepare(
    `update held_mail set subject = '', content = '', not_kept = '', name = '', address = '' where id = ?`,
  );
  const rewrite = db.prepare(
    'update held_mail set address = ?, name = ?, subject = ?, content = ?, not_kept = ?, message_id = ?, reason = ? where id = ? and incident is null',
  );
  const dropFiles = db.prepare('delete from held_file where mail = ?');
  const filesOf = (id: string): readonly HeldFile[] =>
    (files.all(id) as unknown as readonly FileRow[]).map(({ finding, ...file }): HeldFile => ({
      ...file,
      content: Buffer.from(file.content.buffer, file.content.byteOffset, file.content.byteLength),
      ...(finding !== null && { finding }),
    }));
  const keepFiles = (id: string, given: readonly HeldFile[]) => {
    for (const [place, { name, mediaType, content, finding }] of given.entries())
      addFile.run(id, place, name, mediaType, content, finding ?? null);
  };
  const read = (row: unknown): StoredHeldMail => {
    const { decided, ...mail } = row as Row;
    const held = { ...mail, files: filesOf(mail.id) };
    return { ...held, mark: heldMark(held, decided) };
  };
  const numberOf = (row: unknown) => (row as { mails: number }).mails;
  const shown = (row: unknown) => {
    const { id, at, why, from, name, organisation, subject, text, notKept } = row as Row;
    const kept = sizes.all(id).map((file) => ({ ...file })) as unknown as DismissedMailView['files'];
    return { id, at, why, from, name, organisation, subject, text, notKept, files: kept };
  };
  return {
    add({ id, key, at, why, organisation, from, name, subject, text, notKept, messageId, files: given }) {
      const { changes } = add.run(id, key, at, why, organisation, from, name, subject, text, notKept, messageId);
      if (changes > 0) keepFiles(id, given);
    },
    waiting: (limit) => waiting.all(limit).map(shown),
    count: () => numberOf(count.get()),
    dismissed: (limit) =>
      dismissed.all(limit).map((row) => {
        const { dismissedAt, dismissedBy, reason } = row as unknown as Omit<DismissedMailView, 'files'>;
        return { ...shown(row), dismissedAt, dismissedBy, reason };
      }),
    dismissedCount: () => numberOf(dismissedCount.get()),
    one: (id) => {
      const row = one.get(id);
      return row ? read(row) : null;
    },
    words: () => words.all() as unknown as readonly HeldWords[],
    decide(id, { at, by, incident, reason }) {
      decide.run(at, by, incident, reason, id);
      if (incident === null) return;
      erase.run(id);
      dropFiles.run(id);
    },
    rewrite({ id, from, name, subject, text, notKept, messageId, dismissed: reason, files: given }) {
      const { changes } = rewrite.run(from, name, subject, text, notKept, messageId, reason, id);
      if (changes === 0) return;
      dropFiles.run(id);
      keepFiles(id, given);
    },
  };
}
