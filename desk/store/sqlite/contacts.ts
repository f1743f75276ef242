import type { DatabaseSync } from 'node:sqlite';
import type { Contacts } from '../areas/contacts.ts';
import { erasedKey } from './erased-key.ts';
import { withoutPassage } from '../../../kernel/index.ts';

export function openContacts(db: DatabaseSync, secret: string): Contacts {
  const readKey = db.prepare('select n from contact_key where key = ?');
  const addKey = db.prepare('insert into contact_key values (?, ?)');
  const readMessage = db.prepare('select n from message where message_id = ? order by n');
  const addMessage = db.prepare('insert into message values (?, ?) on conflict do nothing');
  const addMissed = db.prepare('insert into missed_call values (?, ?, ?) on conflict do nothing');
  const readMissed = db.prepare(
    'select call_id as callId, number as "from", at from missed_call order by at desc, call_id limit 200',
  );
  const keysOf = db.prepare('select key from contact_key where n = ?');
  const rekey = db.prepare('update contact_key set key = ? where key = ?');
  const messagesOf = db.prepare('select message_id as key from message where n = ?');
  const reid = db.prepare('update or replace message set message_id = ? where message_id = ?');
  const number = (row: unknown): number | null => (row as { n: number } | undefined)?.n ?? null;
  const erased = (key: string) => erasedKey(secret, key);
  return {
    byKey: (keys) => keys.map((key) => number(readKey.get(key) ?? readKey.get(erased(key)))).find((n) => n !== null) ?? null,
    keep(keys, n) {
      for (const key of keys) addKey.run(key, n);
    },
    byMessage: (messageId) =>
      [messageId, erased(messageId)].flatMap((id) =>
        (readMessage.all(id) as unknown as readonly { n: number }[]).map(({ n }) => n),
      ),
    erase(n, passage) {
      const holds = ({ key }: { readonly key: string }) => withoutPassage(key, passage) !== key;
      for (const { key } of (keysOf.all(n) as unknown as readonly { key: string }[]).filter(holds)) rekey.run(erased(key), key);
      for (const { key } of (messagesOf.all(n) as unknown as readonly { key: string }[]).filter(holds))
        reid.run(erased(key), key);
    },
    keepMessage: (messageId, n) => void addMessage.run(messageId, n),
    missed: ({ callId, from, at }) => void addMissed.run(callId, from, at),
    missedCalls: () => readMissed.all().map((row) => ({ ...row })) as unknown as ReturnType<Contacts['missedCalls']>,
  };
}
