import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Verdict } from '../evidence/index.ts';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rehearseInline, root, verdictsOf } from './testing/inline.ts';

/*
 * The built-in desk made another, right in its own way or silent: the scenarios must judge it so, whatever words it uses and whatever it
 * held before.
 */
const of = (adapter: string, names: readonly string[]) => ({
  inline: { adapter, paths: [path.join(root, 'features')], criteria: [...CRITERIA], steps: [], more: LOAD },
  options: { only: 'scenarios' as const, names: names.map((name) => `^${name}$`) },
});
/** Some of the criteria are shown by load too, so the plan has to have it; it does not run. */
const LOAD = 'load: [{ profile: major-incident, for: 30s }]\n';
const CRITERIA = [
  ...['LOG-01', 'LOG-02', 'LOG-05', 'PRI-01', 'PRI-02', 'PRI-03', 'PRI-04', 'ESC-01', 'ESC-04', 'ESC-05', 'ESC-06'],
  ...['LSP-01', 'LSP-03', 'LSP-05', 'CON-01', 'CON-02', 'ONB-03', 'SEC-01', 'KNW-01', 'DOC-01', 'DOC-03'],
];

/** Every assertion that reads a text or a reference, and one of each kind of contact at an instant. */
const READING = [
  'A ward telephones, and knows its reference before it hangs up',
  'Two wards report the same fault in the same minute',
  'The caller answers the acknowledgement',
  "The caller's mail program keeps nothing but the subject line",
  'The mail gateway delivers the same mail twice',
  'By e-mail, before three on a Sunday morning',
  'A mail with a number in its subject and two in its text',
  'Telephone, asset and order numbers that pass the check digit are kept',
  'A name that somebody sees too late is removed everywhere',
  'Nobody takes a severity 1 incident on a Monday morning',
  "The incident opens by day and is still nobody's when the day ends",
  'The first is resolved, and each caller is asked',
  'It turns out to be another fault',
  "Five calls at one o'clock in the night",
  'The story of a severity can be told afterwards',
  'A mail that says nothing goes to the LSP once somebody has asked',
  'The interface is down for six hours',
  'It accepts the ticket and stores nothing',
  "It gives our ticket's number to another customer",
  'It closes its ticket by itself',
  "Another's reference leads nowhere, exactly like one that does not exist",
  'A picture of the screen stays, and follows when the analyst has looked at it',
];

test('a desk with other references and other words is judged alike', async (t) => {
  const { inline, options } = of('built-in/reworded', READING);
  const { record, folder } = await rehearseInline(t, inline, options);
  assert.deepEqual(notMet(verdictsOf(record)), {});
  assert.equal(record.scenarios.length, READING.length);
  const letters = readdirSync(path.join(folder, 'evidence'))
    .filter((file) => file.endsWith('.eml'))
    .map((file) => readFileSync(path.join(folder, 'evidence', file), 'utf8'));
  assert.ok(letters.some((raw) => raw.includes('SR-2026-000001')));
  assert.deepEqual(
    letters.filter((raw) => /\bINC-\d|\b(?:service desk, reference|is closed|Please do not|We have your report)\b/.test(raw)),
    [],
  );
});

const IN_USE = [
  "The incident opens by day and is still nobody's when the day ends",
  'A complaint, a request and an enquiry are not filed as incidents',
  'The mail gateway delivers the same mail twice',
  "Lists, counts and searches stop at the organisation's door",
  "Forty reports from a newcomer leave the others' figures and promises as they were",
  'Nobody takes a severity 1 incident on a Monday morning',
  'The last on the list has a deputy',
  'A lesser incident wakes nobody',
  'An incident of severity 3 that nobody answers, and then nobody mends',
  'However often the clock is worked out anew, a warning is sent once',
  'A warning that has nothing left to warn of is not sent',
  'The hours in the catalogue are the hours in which somebody is warned',
  'By fax, and the page is kept as the machine sent it',
];

test('a desk that holds tickets already, and warns of them, is judged alike', async (t) => {
  const { inline, options } = of('built-in/in-use', IN_USE);
  const { record } = await rehearseInline(t, inline, options);
  assert.deepEqual(notMet(verdictsOf(record)), {});
  assert.equal(record.scenarios.length, IN_USE.length);
});

const TICKING = ['Time runs out on an incident that somebody has taken', 'Nobody takes command'];

test('a desk that looks every five minutes and says so is late by no more, and the record tells how late', async (t) => {
  const { inline, options } = of('built-in/ticking', TICKING);
  const { record } = await rehearseInline(t, inline, options);
  assert.deepEqual(notMet(verdictsOf(record)), {});
  assert.ok(
    record.evidence.some(({ title }) =>
      /^Mail to the team leader: due at 10:11:15 .*, and 3 minutes, 45 seconds late$/.test(title),
    ),
    record.evidence.map(({ title }) => title).join('\n'),
  );
});

/** Each denial, with its sister. */
const DENYING: Readonly<Record<string, string>> = {
  'A lesser incident wakes nobody': 'The last on the list has a deputy',
  'The team leader takes it, and the climb ends': 'Nobody takes a severity 1 incident on a Monday morning',
  'An analyst acknowledges at the desk before the second step': 'Nobody takes a severity 1 incident on a Monday morning',
  'The night analyst answers in time, and the warning stays away':
    'A call at four on a Sunday morning is warned about like one at four on a Tuesday afternoon',
  'A warning that has nothing left to warn of is not sent':
    'An incident of severity 3 that nobody answers, and then nobody mends',
  'Whoever reports something small is left in peace': 'The analyst is busy with the fault',
  "Somebody without the LSP's key says that it is resolved": 'The LSP says resolved, and the caller has not said anything yet',
  'Telephone, asset and order numbers that pass the check digit are kept':
    'A mail with a number in its subject and two in its text',
  'Blanks are not an answer': "Everything the analyst knew is in the LSP's hands",
  "Knowing a reference does not let one organisation write into another's incident":
    "Lists, counts and searches stop at the organisation's door",
  "Another's ticket leads nowhere, exactly like one that does not exist":
    'What our people do is told at once, in order and signed',
};

test('a desk that contacts nobody meets nothing that denies a contact', async (t) => {
  const names = [...new Set([...Object.keys(DENYING), ...Object.values(DENYING)])];
  const { inline, options } = of('built-in/silent', names);
  const { record } = await rehearseInline(t, inline, options);
  const verdicts = verdictsOf(record);
  assert.deepEqual(
    Object.keys(DENYING).filter((name) => verdicts[name]?.[0] === 'met'),
    [],
  );
  const [verdict, cause] = verdicts['A lesser incident wakes nobody']!;
  assert.ok(verdict === 'needs review' || verdict === 'not met', cause ?? '');
  assert.deepEqual(verdicts['An analyst acknowledges at the desk before the second step'], [
    'needs review',
    'That nobody is called after 14:04 counts only beside a scenario in which this desk calls somebody: "Nobody takes a severity 1 incident on a Monday morning" is itself not met.',
  ]);
});

const ALONE = `@ESC-01
Feature: Silence
  Scenario: Silence alone
    Given a severity 3 incident with PACS, telephoned in by the trust
    Then nobody is called
  Scenario: Silence beside another
    Unlike "Silence elsewhere": here it is quiet.

    Given a severity 3 incident with PACS, telephoned in by the trust
    Then nobody is called
`;

test('a scenario that denies a contact and names no sister, or one that is not there, is refused before anything runs', async (t) => {
  const inline = { features: { 'silence.feature': ALONE }, criteria: ['ESC-01'], steps: [] };
  await assert.rejects(rehearseInline(t, inline), (error: Error) => {
    assert.match(error.message, /silence\.feature:3 {2}"Silence alone" says "nobody is called", which a desk/);
    assert.match(error.message, /silence\.feature:6 {2}"Silence beside another" is unlike "Silence elsewhere", and no scenario/);
    return true;
  });
});

test('left out on the command line, a sister leaves the scenario to review', async (t) => {
  const { inline, options } = of('built-in', ['The programme director takes it, and the deputy sleeps on']);
  const { record, folder } = await rehearseInline(t, inline, options);
  assert.deepEqual(Object.values(verdictsOf(record)), [
    [
      'needs review',
      'That the deputy programme director is never called counts only beside a scenario in which this desk calls the deputy programme: "The last on the list has a deputy" did not run.',
    ],
  ]);
  assert.deepEqual(record.target.commissioning?.by, 'adapter');
  assert.equal(record.target.commissioning?.digest, record.standard.digest);
  assert.ok(record.target.commissioning?.files.includes('escalation-plan.yaml'));
  assert.match(readFileSync(path.join(folder, 'index.html'), 'utf8'), /Configured by the adapter from the rehearsed standard/);
});

const notMet = (verdicts: Record<string, readonly [Verdict, string | null]>) =>
  Object.fromEntries(Object.entries(verdicts).filter(([, [verdict]]) => verdict !== 'met'));
