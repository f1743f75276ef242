import type { DatabaseSync } from 'node:sqlite';
import type { Contacts } from '../areas/contacts.ts';

export function openContacts(db: DatabaseSync): Contacts {
  const readKey = db.prepare('select n from contact_key where key = ?');
  const addKey = db.prepare('insert into contact_key values (?, ?)');
  const readMessage = db.prepare('select n from message where message_id = ? order by n');
  const addMessage = db.prepare('insert into message values (?, ?) on conflict do nothing');
  const addMissed = db.prepare('insert into missed_call values (?, ?, ?) on conflict do nothing');
  const readMissed = db.prepare(
    'select call_id as callId, number as "from", at from missed_call order by at desc, call_id limit 200',
  );
  const number = (row: unknown): number | null => (row as { n: number } | undefined)?.n ?? null;
  return {
    byKey: (keys) => keys.map((key) => number(readKey.get(key))).find((n) => n !== null) ?? null,
    keep(keys, n) {
      for (const key of keys) addKey.run(key, n);
    },
    byMessage: (messageId) => (readMessage.all(messageId) as unknown as readonly { n: number }[]).map(({ n }) => n),
    keepMessage: (messageId, n) => void addMessage.run(messageId, n),
    missed: ({ callId, from, at }) => void addMissed.run(callId, from, at),
    missedCalls: () => readMissed.all().map((row) => ({ ...row })) as unknown as ReturnType<Contacts['missedCalls']>,
  };
}
