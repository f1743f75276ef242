export interface ContactsReads {
  /** The incident a contact already opened under any of these keys. */
  byKey(keys: readonly string[]): number | null;
  /** The incidents a Message-ID is known for, oldest first; several, because devices may reuse one. */
  byMessage(messageId: string): readonly number[];
  missedCalls(): readonly { readonly callId: string; readonly from: string; readonly at: string }[];
}

export interface ContactsWrites {
  keep(keys: readonly string[], n: number): void;
  /** Keeps a Message-ID the desk sent or received. */
  keepMessage(messageId: string, n: number): void;
  /** Puts a digest in place of each key and Message-ID of an incident that holds a passage. They are still found by it. */
  erase(n: number, passage: string): void;
  missed(call: { readonly callId: string; readonly from: string; readonly at: string }): void;
}

export type Contacts = ContactsReads & ContactsWrites;
