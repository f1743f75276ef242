import type { DatabaseSync } from 'node:sqlite';
import type { HeldFile, HeldMail, HeldMails } from '../areas/held-mails.ts';

export function openHeldMails(db: DatabaseSync): HeldMails {
  const add = db.prepare(
    'insert into held_mail (id, key, at, why, organisation, address, name, subject, content, not_kept, message_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing',
  );
  const addFile = db.prepare('insert into held_file values (?, ?, ?, ?, ?)');
  const columns =
    'id, key, at, why, organisation, address as "from", name, subject, content as text, not_kept as notKept, message_id as messageId';
  const waiting = db.prepare(`select ${columns} from held_mail where decided is null order by at, id limit ?`);
  const count = db.prepare('select count(*) as mails from held_mail where decided is null');
  const one = db.prepare(`select ${columns} from held_mail where id = ? and decided is null`);
  const files = db.prepare('select name, media_type as mediaType, content from held_file where mail = ? order by place');
  const decide = db.prepare('update held_mail set decided = ?, decided_by = ?, incident = ?, reason = ? where id = ?');
  const erase = db.prepare(
    `update held_mail set subject = '', content = '', not_kept = '', name = '', address = '' where id = ?`,
  );
  const dropFiles = db.prepare('delete from held_file where mail = ?');
  const filesOf = (id: string): readonly HeldFile[] =>
    (files.all(id) as unknown as readonly { name: string; mediaType: string; content: Uint8Array }[]).map((file) => ({
      ...file,
      content: Buffer.from(file.content.buffer, file.content.byteOffset, file.content.byteLength),
    }));
  const read = (row: unknown): HeldMail => {
    const mail = row as Omit<HeldMail, 'files'>;
    return { ...mail, files: filesOf(mail.id) };
  };
  return {
    add({ id, key, at, why, organisation, from, name, subject, text, notKept, messageId, files: given }) {
      const { changes } = add.run(id, key, at, why, organisation, from, name, subject, text, notKept, messageId);
      if (changes === 0) return;
      for (const [place, file] of given.entries()) addFile.run(id, place, file.name, file.mediaType, file.content);
    },
    waiting: (limit) =>
      waiting.all(limit).map((row) => {
        const { id, at, why, from, name, organisation, subject, text, notKept, files: kept } = read(row);
        const shown = kept.map((file) => ({ name: file.name, mediaType: file.mediaType, size: file.content.length }));
        return { id, at, why, from, name, organisation, subject, text, notKept, files: shown };
      }),
    count: () => (count.get() as { mails: number }).mails,
    one: (id) => {
      const row = one.get(id);
      return row ? read(row) : null;
    },
    decide(id, { at, by, incident, reason }) {
      decide.run(at, by, incident, reason, id);
      if (incident === null) return;
      erase.run(id);
      dropFiles.run(id);
    },
  };
}
