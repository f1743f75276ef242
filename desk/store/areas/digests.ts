/** One warning of a letter that gathers them. */
export interface DigestWarning {
  readonly n: number;
  readonly step: string;
  /** Subject of the letter, should this warning be alone in it. */
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
  /** Infinity: nothing presses. */
  readonly patienceMs: number;
}

export interface DigestsReads {
  of(letter: number): readonly DigestWarning[];
  /** The letter of warnings that left, or leaves, under this Message-ID. */
  byMessage(messageId: string): number | null;
}

export interface DigestsWrites {
  /**
   * Puts a warning into the open letter to its recipient, or opens one. The first letter for a while leaves at once; what follows within
   * `windowMs` of it waits for the end of that, but never longer than `patienceMs`.
   */
  gather(warning: DigestWarning, letter: NewLetter): void;
}

export type Digests = DigestsReads & DigestsWrites;
