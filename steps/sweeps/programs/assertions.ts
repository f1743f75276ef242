import type { ScenarioEnvironment } from '../../environment/index.ts';
import { assertShown, list } from '../../expectation.ts';
import { judgeRows } from '../rows.ts';
import type { Becomes, ProgramSent } from './sent.ts';

interface Trace {
  readonly opened: number;
  /** Events that the incident gains. */
  readonly recorded: number;
  /** Whether its writer is written to; null: as the desk likes. */
  readonly isAnswered: boolean | null;
}

const TRACES: Readonly<Record<Becomes, Trace>> = {
  'an answer': { opened: 0, recorded: 1, isAnswered: null },
  'a remark': { opened: 0, recorded: 1, isAnswered: false },
  nothing: { opened: 0, recorded: 0, isAnswered: false },
  'a contact': { opened: 1, recorded: 0, isAnswered: true },
  'an unanswered contact': { opened: 1, recorded: 0, isAnswered: false },
  'not reached': { opened: 0, recorded: 1, isAnswered: false },
};

export async function expectBecame(environment: ScenarioEnvironment): Promise<void> {
  const { programsSent } = environment.state;
  const { callerNotReached } = environment.desk.wording.events;
  await judgeRows(environment, programsSent, {
    sentence: ({ what, becomes }) => `${what}: ${becomes}`,
    check: (sent) => {
      const { becomes, words, refused, opened, recorded, lettersElsewhere } = sent;
      const trace = TRACES[becomes];
      assertShown(refused === null, `it was to be taken; it was turned away with ${refused}`);
      assertShown(opened === trace.opened, `it was to open ${trace.opened} incidents; it opened ${opened}`);
      expectRecorded(sent, trace.recorded);
      const isNotReached = recorded.some(({ type }) => type === callerNotReached);
      assertShown(
        isNotReached === (becomes === 'not reached'),
        `the record was ${becomes === 'not reached' ? '' : 'not '}to say that the caller was not reached; it has ${list(recorded.map(({ type }) => type))}`,
      );
      assertShown(
        trace.isAnswered === null || lettersElsewhere > 0 === trace.isAnswered,
        trace.isAnswered ? 'its caller was to be written to; nobody was' : 'no letter was to answer it; one did',
      );
      if (trace.recorded > 0)
        assertShown(
          recorded.some(({ says }) => says.includes(words)),
          () => `the record was to say "${words}"; it says ${list(recorded.map(({ says }) => `"${says}"`))}`,
        );
    },
  });
}

function expectRecorded({ reference, becomes, recorded, lettersToStaff }: ProgramSent, wanted: number): void {
  assertShown(
    recorded.length === wanted,
    `${reference} was to gain ${wanted} events; it gained ${list(recorded.map(({ type }) => type))}`,
  );
  if (becomes === 'an answer') assertShown(lettersToStaff > 0, "the desk's people were to be told of the answer; they were not");
  if (becomes === 'a remark')
    assertShown(lettersToStaff === 0, "nobody was to be told of it as of a person's answer; somebody was");
}
