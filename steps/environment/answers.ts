import { DeskRefusal, type DeskUnderTest } from '../../adapters/desk-under-test.ts';
import { TimedOut, within } from './limits.ts';

/** Trivial requests. Several, since one of them may be the act that the desk loses. */
const REQUESTS: readonly ((desk: DeskUnderTest) => Promise<unknown>)[] = [
  async (desk) => (await desk.as('assessor')).counts(),
  async (desk) => (await desk.as('assessor')).incidents(),
];

/** Whether the desk answers anything at all. A refusal is an answer. */
export async function answersAnything(desk: DeskUnderTest, patienceMs: number): Promise<boolean> {
  for (const request of REQUESTS) {
    const answered = await within(
      patienceMs / 4,
      async () => request(desk),
      () => new TimedOut('no answer'),
    ).then(
      () => true,
      (error: unknown) => error instanceof DeskRefusal,
    );
    if (answered) return true;
  }
  return false;
}
