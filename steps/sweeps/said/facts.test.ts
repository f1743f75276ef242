import assert from 'node:assert/strict';
import path from 'node:path';
import { before, test } from 'node:test';
import { loadStandard, type Standard } from '../../../standards/index.ts';
import { names, wrongIn, type Known } from './facts.ts';
import { partAbout } from './messages.ts';

let standard: Standard;
let known: Known;
before(async () => {
  standard = await loadStandard(path.join(import.meta.dirname, '..', '..', '..', 'standards', 'nhs-lsd'));
  const means = {
    service: 'Care Records Service',
    severity: '1',
    summary: 'Terminal 4 is dark',
    organisation: 'St Elsewhere',
    caller: 'Robin Ward',
    number: '020 7946 0504',
    mail: 'robin@example.org',
    words: 'it is the cable',
    time: Temporal.Instant.from('2026-07-06T09:00:00Z'),
  };
  known = { reference: 'INC-000004', means, standard, lsp: standard.suppliers[0]! };
});

const NAMED: readonly (readonly [fact: string, text: string, held: boolean])[] = [
  ['severity', 'Severity 1 incident', true],
  ['severity', 'severity 2 incident', false],
  ['next update', 'The next update follows within 30 minutes.', true],
  ['next update', 'We write again in half an hour.', true],
  ['next update', 'The next update follows within 30 seconds.', false],
  ['next update', 'The next update follows within 130 minutes.', false],
  ['number', 'Call +44 20 7946 0504.', true],
  ['time', 'since 10:00 on Monday 6 July 2026', true],
  ['time', 'since 09:00 on Monday 6 July 2026', false],
  ['"clip.mp4"', 'We did not keep clip.mp4.', true],
];
for (const [fact, text, held] of NAMED)
  test(`"${text}" ${held ? 'names' : 'does not name'} ${fact}`, () => assert.equal(names(text, fact, known), held));

const WRONG: readonly (readonly [text: string, says: RegExp | null])[] = [
  ['Severity 1 incident, Care Records Service', null],
  ['away since 2026-07-06T09:00:00Z.', /states a time/],
  ['Severity 1 incident {reference}', /where a value belongs/],
  ['Choose and Book is not restored yet', /names the service Choose and Book/],
  ['Severity 3 incident', /names severity 3, which was 1/],
];
for (const [text, says] of WRONG)
  test(`"${text}": ${says === null ? 'nothing is wrong' : String(says)}`, () => {
    const wrong = wrongIn(text, known);
    if (says === null) assert.equal(wrong, null);
    else assert.match(wrong ?? '', says);
  });

test('of a letter about several incidents, the paragraphs of one count', () => {
  const text = '2 warnings\n\nINC-000004, severity 1\n\nINC-000005, severity 3';
  const letter = { by: 'mail', to: '', at: Temporal.Instant.from('2026-07-06T09:00:00Z'), text, dated: null } as const;
  assert.equal(partAbout(letter, 'INC-000004'), 'INC-000004, severity 1');
  assert.equal(partAbout(letter, 'INC-000006'), null);
});
