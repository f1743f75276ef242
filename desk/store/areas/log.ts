import type { RecordedEvent } from '../../domain/incident/index.ts';
import type { ChainHead, NewLink } from '../chain.ts';

export interface LogReads {
  /** Number of the newest incident; 0 when there is none. */
  lastNumber(): number;
  load(n: number): readonly RecordedEvent[];
  verify(n: number): { readonly intact: boolean; readonly events: number };
  heads(): readonly ChainHead[];
  /** The number of every incident, and of its last event. */
  ends(): readonly { readonly n: number; readonly seq: number }[];
}

export interface LogWrites {
  /** Appends to a chain, and moves its signed end. */
  append(n: number, links: readonly NewLink[], head: ChainHead): void;
  /** Erases texts for good. In the batch that records an `erased` event. */
  erase(n: number, seq: number, names: readonly string[]): void;
}

export interface Log extends LogReads, LogWrites {
  /** Sequence number of the chain's last event; 0 when there is no such incident. */
  headOf(n: number): number;
}
