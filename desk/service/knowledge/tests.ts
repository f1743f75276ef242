import { entriesOf } from './entries.ts';
import type { Knowledge } from './types.ts';
import { testView } from './views.ts';
import type { Core } from '../core.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { readsNotes } from '../../domain/access/index.ts';
import {
  answerTest,
  beginTest,
  refuseKnowledge as refuse,
  setTest,
  sittingEntry,
  SITTINGS,
  TESTS,
  type Test,
} from '../../domain/knowledge/index.ts';

type TestServices = Pick<Knowledge, 'tests' | 'test' | 'setTest' | 'beginTest' | 'answerTest'>;

/** Tests of who files a call under which service, and everybody's answers. */
export function testServices(core: Core): TestServices {
  const { parts } = core;
  const register = core.register(() => TESTS);
  const sittings = core.register(() => SITTINGS);
  const tests = entriesOf(core, TESTS.name, register);
  const sat = entriesOf(core, SITTINGS.name, sittings);
  const mustRead = (viewer: Actor) => {
    if (!readsNotes(viewer)) throw refuse.forbidden('Tests are for the staff of the desk and the assessor.');
  };
  const one = async (reference: string): Promise<Test> => {
    const test = await register.find(reference);
    if (test === null) throw refuse.noTest(reference);
    return test;
  };
  const shown = async (test: Test, viewer: Actor) =>
    testView(test, await sat.all([test.reference]), viewer, parts.policy, parts.knowledge);
  return {
    async tests(viewer) {
      mustRead(viewer);
      return Promise.all((await tests.all()).map(async (test) => shown(test, viewer)));
    },
    async test(reference, viewer) {
      mustRead(viewer);
      return shown(await one(reference), viewer);
    },
    async setTest(given, actor) {
      const { entry } = await register.run(null, () => setTest(given, actor, parts.policy), actor);
      return shown(entry, actor);
    },
    async beginTest(reference, shift, actor) {
      mustRead(actor);
      const test = await one(reference);
      const entry = sittingEntry(reference, actor.id);
      await sittings.run(entry, (sitting) => beginTest(test, sitting, shift, actor, parts.policy), actor);
      return shown(test, actor);
    },
    async answerTest(reference, answer, actor) {
      mustRead(actor);
      const test = await one(reference);
      const entry = sittingEntry(reference, actor.id);
      await sittings.run(entry, (sitting, now) => answerTest(test, sitting, answer, now, parts.policy), actor);
      return shown(test, actor);
    },
  };
}
