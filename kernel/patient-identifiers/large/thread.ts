import { clean } from './clean.ts';
import type { CleanedBytes, LargeWork } from './types.ts';
import { holdsPatientNumber } from '../hospital-numbers.ts';
import { answerWork } from '../../thread.ts';

answerWork<CleanedBytes | boolean>((work: LargeWork) => {
  if ('text' in work) return { answer: holdsPatientNumber(work.text, work.shapes) };
  const answer = clean(work.bytes, work.shapes);
  return { answer, transfer: answer.content === null ? [] : [answer.content.buffer as ArrayBuffer] };
});
