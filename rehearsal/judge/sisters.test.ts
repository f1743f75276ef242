import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Contact, Denial } from '../../steps/environment/denial.ts';
import type { Verdict } from '../../evidence/index.ts';
import type { RanScenario } from '../run/collect.ts';
import { sisterProblems, sistersIn } from './sister-names.ts';
import { besideSisters } from './sisters.ts';

const CALL: Contact = { by: 'call', to: 'team-lead' };
const DENIAL: Denial = { by: ['call'], to: 'team-lead', but: [], what: 'the team leader is never called' };

const ran = (name: string, verdict: Verdict, made: readonly Contact[], denied: readonly Denial[] = []): RanScenario =>
  ({ id: name, name, verdict, cause: verdict === 'met' ? null : 'why', contacts: { made, denied } }) as unknown as RanScenario;
const planned = [{ id: 'silence', sisters: ['the climb'] }];
const judged = (...scenarios: readonly RanScenario[]) => {
  const [first] = besideSisters(scenarios, planned);
  return [first!.verdict, first!.cause];
};
const silence = (denial = DENIAL, verdict: Verdict = 'met') => ran('silence', verdict, [], [denial]);
const BESIDE = 'That the team leader is never called counts only beside a scenario in which this desk calls the team lead';

test('a contact that is denied counts beside a sister in which the desk makes it', () => {
  assert.deepEqual(judged(silence(), ran('the climb', 'met', [CALL])), ['met', null]);
});

test('without its sister, or beside one that is not met or in which nobody is called, it needs review', () => {
  assert.deepEqual(judged(silence()), ['needs review', `${BESIDE}: "the climb" did not run.`]);
  assert.deepEqual(judged(silence(), ran('the climb', 'not met', [CALL])), [
    'needs review',
    `${BESIDE}: "the climb" is itself not met.`,
  ]);
  assert.deepEqual(judged(silence(), ran('the climb', 'met', [{ by: 'mail', to: 'team-lead' }])), [
    'needs review',
    `${BESIDE}: in "the climb" the desk made no such contact.`,
  ]);
  assert.deepEqual(judged(silence(), ran('the climb', 'met', [{ by: 'call', to: 'duty-manager' }]))[0], 'needs review');
});

test('"nobody else" is shown by a call to somebody else only', () => {
  const nobodyElse = { ...DENIAL, to: null, but: ['team-lead'], what: 'nobody else is called' };
  assert.equal(judged(silence(nobodyElse), ran('the climb', 'met', [CALL]))[0], 'needs review');
  assert.equal(judged(silence(nobodyElse), ran('the climb', 'met', [CALL, { by: 'call', to: 'programme' }]))[0], 'met');
});

test('a contact that was made needs no sister, and a scenario that denies nothing neither', () => {
  assert.deepEqual(judged(silence(DENIAL, 'not met')), ['not met', 'why']);
  assert.deepEqual(judged(ran('silence', 'met', [])), ['met', null]);
});

test('a scenario of its own steps that names no sister says what to write', () => {
  const [first] = besideSisters([silence()], [{ id: 'silence', sisters: [] }]);
  assert.equal(first!.cause, `${BESIDE}: it names no such scenario: write Unlike "…" under its name.`);
});

test('two sisters may each show one of two denials', () => {
  const mail: Denial = { by: ['mail'], to: 'caller', but: [], what: 'the caller is not written to' };
  const both = ran('silence', 'met', [], [DENIAL, mail]);
  const sisters = [{ id: 'silence', sisters: ['the climb', 'the word'] }];
  const result = besideSisters(
    [both, ran('the climb', 'met', [CALL]), ran('the word', 'met', [{ by: 'mail', to: 'caller' }])],
    sisters,
  );
  assert.equal(result[0]!.verdict, 'met');
});

test('`check` refuses a denial without a sister and a sister that is not there, with the nearest name', () => {
  assert.deepEqual(sistersIn('Unlike "The climb": here it is night.\nUnlike "The word": and nobody answers.'), [
    'The climb',
    'The word',
  ]);
  const at = { file: 'a.feature', line: 3, denies: 'nobody is called' };
  assert.deepEqual(
    sisterProblems([
      { ...at, name: 'silence', sisters: [] },
      { ...at, name: 'night', sisters: ['The climp'] },
      { ...at, name: 'The climb', denies: null, sisters: [] },
    ]),
    [
      'a.feature:3  "silence" says "nobody is called", which a desk that contacts nobody shows too. Write under its name: Unlike "…", with the name of a scenario in which the desk makes such a contact.',
      'a.feature:3  "night" is unlike "The climp", and no scenario has that name. Did you mean "The climb"?',
    ],
  );
});
