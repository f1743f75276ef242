/** One warning in a digest letter. */
export interface DigestWarning {
  readonly n: number;
  readonly step: string;
  /** Subject of the letter if this warning is its only one. */
  readonly subject: string;
  readonly text: string;
}

/** The letter that a warning opens when none is open. */
export interface NewLetter {
  readonly to: string;
  readonly name: string;
  readonly messageId: string;
  /** Epoch ms. */
  readonly now: number;
  readonly windowMs: number;
  /** Infinity: no limit. */
  readonly patienceMs: number;
}

export interface DigestsReads {
  of(letter: number): readonly DigestWarning[];
  /** The letter of warnings with this Message-ID, sent or waiting. */
  byMessage(messageId: string): number | null;
}

export interface DigestsWrites {
  /**
   * Adds a warning to the recipient's open letter, or opens one. The first letter in a while is sent at once. Later warnings
   * within `windowMs` wait for the end of that window, but no longer than `patienceMs`.
   */
  gather(warning: DigestWarning, letter: NewLetter): void;
}

export type Digests = DigestsReads & DigestsWrites;
