import assert from 'node:assert/strict';
import { DeskRefusal, type DeskAdapter, type DeskSession, type Reach } from '../desk-under-test.ts';
import { logged, type Check, type ContractEnvironment } from './environment.ts';

/** A case that holds for every adapter that reaches these parts. */
export interface TellingCase {
  readonly rule: string;
  readonly reaches: readonly Reach[];
  /** Whether it concerns this adapter beyond what it reaches. */
  readonly concerns?: (adapter: DeskAdapter) => boolean;
  readonly check: Check;
}

const WORDS = 'The café’s till owes £12.50 – é, ü and “quotes” &amp; <b>.\nSecond line: order 12345, room 4F.';

/** The first bytes of a picture. */
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What the adapter tells is what the desk holds: whole, of the right thing, and not what the adapter itself has put there. */
export const TELLING_CASES: readonly TellingCase[] = [
  {
    rule: 'what was written reads back whole: description, note and reply',
    reaches: ['record', 'life-cycle'],
    async check(environment) {
      const { reference } = await logged(environment, { description: WORDS });
      const analyst = await environment.desk.as('analyst');
      await analyst.note(reference, `A note. ${WORDS}`);
      await analyst.respond(reference, `A reply. ${WORDS}`);
      const { description, timeline } = await (await environment.desk.as('assessor')).incident(reference);
      assert.equal(description, WORDS);
      for (const text of ['A note.', 'A reply.'])
        assert.ok(
          timeline.some(({ says }) => says.includes(`${text} ${WORDS}`)),
          `the history lacks: ${text}`,
        );
    },
  },
  {
    rule: 'a file reads back byte for byte, under its own name',
    reaches: ['record', 'attachments'],
    async check(environment) {
      const { reference } = await logged(environment);
      const analyst = await environment.desk.as('analyst');
      const content = Buffer.from([...PNG, ...Array.from({ length: 4096 }, (_, i) => (i * 7) % 256)]);
      const { id } = await analyst.attach(reference, { name: 'Plan £5 é.png', mediaType: 'image/png', content });
      const assessor = await environment.desk.as('assessor');
      assert.ok((await assessor.document(reference, id)).equals(content), 'its bytes differ');
      assert.deepEqual(
        (await assessor.incident(reference)).documents.map(({ name, size }) => [name, size]),
        [['Plan £5 é.png', content.length]],
      );
    },
  },
  {
    rule: 'people are told by their names',
    reaches: ['record', 'life-cycle'],
    async check(environment) {
      const { reference } = await logged(environment);
      const analyst = await environment.desk.as('analyst');
      await analyst.acknowledge(reference);
      const { caller, owner, timeline } = await analyst.incident(reference);
      assert.equal(caller.name, environment.caller.name);
      assert.match(owner ?? '', /^\p{Lu}\S+ .*\p{Lu}/u, `the owner is ${owner}`);
      assert.ok(
        timeline.some(({ actor }) => actor === owner),
        `no event is by ${owner}`,
      );
    },
  },
  {
    rule: 'what the desk refuses is rejected, also where its answer looks like a success; what it does not refuse is done',
    reaches: ['record', 'life-cycle'],
    check: refusedOrDone,
  },
  {
    rule: 'a severity that is declared derived does not follow what a person enters',
    reaches: ['record'],
    concerns: ({ values }) => values.severity === 'derived',
    async check(environment) {
      // The environment was opened with `entering` severity 5.
      const { severity } = await logged(environment, { impact: '1', urgency: '1' });
      assert.notEqual(severity, '5', 'the severity is what the person entered: declare it entered');
    },
  },
  {
    rule: 'an organisation and a channel that are declared derived are those of a mail, which no person entered',
    reaches: ['record', 'email'],
    concerns: ({ values }) => values.organisation === 'derived' && values.channel === 'derived',
    async check({ desk, outside, caller, settle }) {
      await outside.mail.send({ from: caller.mail, to: desk.addresses.mail, subject: 'No clinics', text: 'The list is empty.' });
      await settle();
      const [incident] = await desk.everything();
      assert.deepEqual([incident?.channel, incident?.organisation], ['email', caller.organisation]);
    },
  },
];

/** Each is tried by somebody who may hardly do it. A desk may let them: then it has to show. */
async function refusedOrDone(environment: ContractEnvironment): Promise<void> {
  const { desk, caller } = environment;
  const { reference } = await logged(environment);
  const [assessor, analyst] = [await desk.as('assessor'), await desk.as('analyst')];
  const requester = await desk.as('requester', caller.organisation);
  const tries: readonly (readonly [string, () => Promise<void>, () => Promise<boolean>])[] = [
    [
      'a note of the assessor',
      async () => assessor.note(reference, 'Seen by the assessor.'),
      async () => (await analyst.incident(reference)).timeline.some(({ says }) => says.includes('Seen by the assessor.')),
    ],
    [
      'a new impact by the caller',
      async () => requester.reclassify(reference, { impact: '1', urgency: '1', reason: 'Mine' }),
      async () => (await analyst.incident(reference)).impact === '1',
    ],
    [
      'closing what is open',
      async () => analyst.close(reference),
      async () => (await analyst.incident(reference)).state === 'closed',
    ],
  ];
  for (const [what, act, isDone] of tries)
    assert.ok((await isRefused(act)) || (await isDone()), `${what} was neither refused nor done`);
  await assert.rejects(
    async () => analyst.incident('NO-SUCH-999999'),
    (error: unknown) => error instanceof DeskRefusal && error.code === 'not-found',
  );
  await assert.rejects(
    async (): Promise<DeskSession> => desk.as('requester', 'no-such-organisation'),
    (error: unknown) => error instanceof DeskRefusal && error.code === 'not-found',
  );
}

async function isRefused(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return false;
  } catch (error) {
    if (error instanceof DeskRefusal) return true;
    throw error;
  }
}
