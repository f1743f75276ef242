import type { ScenarioEnvironment } from '../../environment/index.ts';
import { HarnessFault } from '../../environment/harness-fault.ts';
import { assertShown } from '../../expectation.ts';
import { judgeRows } from '../rows.ts';
import { NUMBER, WORDS } from './files.ts';
import type { FileOffered } from './sent.ts';

const digits = (text: string): string => text.replace(/\D/g, '');

/** Shows that it was sent to the supplier. A supplier may refuse what it is sent, so that a second request follows. */
function expectThere({ file, reference }: FileOffered, copies: readonly Buffer[], when: string): Buffer {
  assertShown(copies.length > 0, `"${file.name}" of ${reference} was to be sent to the supplier ${when}; it was not`);
  return copies[0]!;
}

function expectStayed({ file, reference, unreleased, saysThatItStays }: FileOffered): void {
  assertShown(unreleased.length === 0, `"${file.name}" of ${reference} was to stay; it was sent to the supplier`);
  assertShown(saysThatItStays, `the record of ${reference} was to say that "${file.name}" stays; it does not`);
}

/** What each word of the table means. */
const THEN: Readonly<Record<string, (offered: FileOffered) => void>> = {
  goes(offered) {
    const copy = expectThere(offered, offered.unreleased, 'unreleased');
    assertShown(
      copy.equals(offered.file.content),
      `"${offered.file.name}" of ${offered.reference} was to arrive as it is; it differs`,
    );
  },
  'goes without the number'(offered) {
    const read = expectThere(offered, offered.unreleased, 'unreleased').toString('utf8');
    assertShown(!digits(read).includes(digits(NUMBER)), `no number was to reach the supplier; "${offered.file.name}" holds one`);
    assertShown(read.includes(WORDS), `"${offered.file.name}" was to keep "${WORDS}"; it reads "${read.slice(0, 80)}"`);
  },
  stays(offered) {
    expectStayed(offered);
    const copy = expectThere(offered, offered.released, 'when it was released');
    assertShown(
      copy.equals(offered.file.content),
      `"${offered.file.name}" of ${offered.reference} was to arrive as it is; it differs`,
    );
  },
  'never goes'(offered) {
    expectStayed(offered);
    assertShown(offered.released.length === 0, `"${offered.file.name}" was not to go when it was released; it was sent`);
  },
};

export async function expectWent(environment: ScenarioEnvironment): Promise<void> {
  await judgeRows(environment, environment.state.filesOffered, {
    sentence: ({ what, then }) => `${what}: ${then}`,
    check: (offered) => {
      const expected = THEN[offered.then];
      if (!expected) throw new HarnessFault(`A file does not "${offered.then}". Write ${Object.keys(THEN).join(', ')}.`);
      expected(offered);
    },
  });
}
