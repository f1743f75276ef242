import type { ScriptedBehaviour } from '../profile/behaviour.ts';
import type { ActiveFault } from './types.ts';

/** The faults that a scripted behaviour asks for. */
export function ofBehaviour({
  losesAnswers,
  unavailable,
  answersAfter,
  duplicatesCallbacks,
  signsWrongly,
}: ScriptedBehaviour): readonly ActiveFault[] {
  return [
    ...(losesAnswers ? [{ fault: 'lost-answer', on: 'create', times: losesAnswers } as const] : []),
    ...(unavailable?.times
      ? [{ fault: 'unavailable', on: 'create', times: unavailable.times, retryAfter: unavailable.retryAfterSeconds } as const]
      : []),
    ...(answersAfter === undefined ? [] : [{ fault: 'latency', on: 'create', takes: answersAfter } as const]),
    ...(duplicatesCallbacks ? [{ fault: 'callback-duplicated' } as const] : []),
    ...(signsWrongly ? [{ fault: 'wrong-signature' } as const] : []),
  ];
}
