import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ALL_DERIVED,
  OutOfReach,
  REACHES,
  Unknowable,
  type Declarations,
  type DeskSession,
} from '../../adapters/desk-under-test.ts';
import { methodsOf, VERB_REACHES } from '../../adapters/verbs.ts';
import type { MailControl } from '../../simulators/mail/types.ts';
import type { TelephoneControl } from '../../simulators/telephone/types.ts';
import { ExpectationFailed } from '../expectation.ts';
import { askingMail, askingSession, askingTelephone, derivedOf, needOf } from './asking.ts';

const NOTHING: Declarations = { reaches: new Set(), absent: new Map(), unreached: new Map(), values: ALL_DERIVED };
const saying = (kind: new (...given: never[]) => Error, message: string) => (error: unknown) => {
  assert.ok(error instanceof kind, String(error));
  assert.equal(error.message, message);
  return true;
};

test('a part is reached, cannot be seen from here, or is one that the desk has not', () => {
  needOf({ ...NOTHING, reaches: new Set(['rota']) })('rota');
  assert.throws(() => needOf(NOTHING)('rota'), saying(OutOfReach, 'this adapter cannot reach "rota" of its desk'));
  assert.throws(
    () => needOf({ ...NOTHING, unreached: new Map([['call-out', 'a paging service rings']]) })('call-out'),
    saying(OutOfReach, 'this adapter cannot reach "call-out" of its desk: a paging service rings'),
  );
  assert.throws(
    () => needOf({ ...NOTHING, absent: new Map([['rota', 'RT 5.0.3 manual, "Queues"']]) })('rota'),
    saying(ExpectationFailed, 'The desk was to have a rota; it cannot (RT 5.0.3 manual, "Queues").'),
  );
});

test('a value is found by the desk, entered by a person, unknown, or of no such desk', () => {
  const severity = (source: Declarations['values']['severity']) =>
    derivedOf({ values: { ...ALL_DERIVED, severity: source } })('severity');
  severity('derived');
  assert.throws(
    () => severity({ entered: 'from the printed table' }),
    saying(
      Unknowable,
      "the severity from impact and urgency shows nothing of the desk: the adapter's person entered it (from the printed table)",
    ),
  );
  assert.throws(
    () => severity({ unknown: 'nobody says' }),
    saying(Unknowable, 'the severity from impact and urgency shows nothing of the desk: nobody says'),
  );
  assert.throws(
    () => severity({ absent: 'manual, page 3' }),
    saying(
      ExpectationFailed,
      'The desk was to find the severity from impact and urgency; it has no such thing (manual, page 3).',
    ),
  );
});

test('every method of a session asks for the part that it uses', async () => {
  const called: string[] = [];
  const verbs = Object.keys(VERB_REACHES) as (keyof typeof VERB_REACHES)[];
  const session = methodsOf((verb) => async () => Promise.resolve(called.push(verb)));
  const methodOf = (asking: DeskSession, verb: string) =>
    verb
      .split('.')
      .reduce<unknown>((of, name) => (of as Readonly<Record<string, unknown>>)[name], asking) as () => Promise<unknown>;
  for (const without of REACHES) {
    called.length = 0;
    const reaches = new Set(REACHES.filter((reach) => reach !== without));
    const asking = askingSession(session as unknown as DeskSession, needOf({ ...NOTHING, reaches }));
    for (const verb of verbs) await methodOf(asking, verb)().catch(() => undefined);
    assert.deepEqual(
      called,
      verbs.filter((verb) => VERB_REACHES[verb] !== without),
    );
  }
});

test('a telephone and a mailbox that the desk cannot use are not looked at', () => {
  const need = needOf(NOTHING);
  const telephone = askingTelephone({ placed: [], incoming: [], access: 'kept' } as unknown as TelephoneControl, need);
  assert.throws(() => telephone.placed, OutOfReach);
  assert.throws(() => telephone.incoming, OutOfReach);
  assert.equal(telephone.access, 'kept');
  const mail = askingMail({ inbox: () => [], delivered: [] } as unknown as MailControl, need);
  assert.throws(() => mail.inbox('a@b.example'), OutOfReach);
  assert.throws(() => mail.delivered, OutOfReach);
});
