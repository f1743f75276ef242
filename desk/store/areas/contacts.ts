export interface ContactsReads {
  /** The incident a contact already made under any of these keys. */
  byKey(keys: readonly string[]): number | null;
  /** The incidents that a Message-ID is known for, oldest first: those of devices are not always their own. */
  byMessage(messageId: string): readonly number[];
  missedCalls(): readonly { readonly callId: string; readonly from: string; readonly at: string }[];
}

export interface ContactsWrites {
  keep(keys: readonly string[], n: number): void;
  /** A Message-ID the desk sent or received. */
  keepMessage(messageId: string, n: number): void;
  missed(call: { readonly callId: string; readonly from: string; readonly at: string }): void;
}

export type Contacts = ContactsReads & ContactsWrites;
