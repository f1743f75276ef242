export interface ContactsReads {
  /** The incident a contact already made under any of these keys. */
  byKey(keys: readonly string[]): number | null;
  byMessage(messageId: string): number | null;
  missedCalls(): readonly { readonly callId: string; readonly from: string; readonly at: string }[];
}

export interface ContactsWrites {
  keep(keys: readonly string[], n: number): void;
  /** A Message-ID the desk sent or received; the first incident it is known for keeps it. */
  keepMessage(messageId: string, n: number): void;
  missed(call: { readonly callId: string; readonly from: string; readonly at: string }): void;
}

export type Contacts = ContactsReads & ContactsWrites;
