import type { Actor } from '../domain/access/actor.ts';
import type { ByHandOutcome } from '../domain/incident/index.ts';
import type { AnswerView, ByHandView } from '../views/types.ts';

/** Answers of callers that nobody of the desk has acted on since. */
export interface Answers {
  /** Longest waiting first; `total` also counts those not listed. */
  answers(viewer: Actor): Promise<{ readonly items: readonly AnswerView[]; readonly total: number }>;
}

export interface RecordedByHand {
  readonly outcome: ByHandOutcome;
  /** The supplier's reference, for a hand-off that it took. */
  readonly ticket?: string;
  readonly note?: string;
}
/** What the desk cannot deliver by itself. */
export interface ByHand {
  /** Longest waiting first; obsolete tasks are left out. */
  byHand(viewer: Actor): Promise<readonly ByHandView[]>;
  byHandCount(viewer: Actor): Promise<number>;
  recordByHand(id: number, recorded: RecordedByHand, actor: Actor): Promise<void>;
}
