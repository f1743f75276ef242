import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { inspectDocuments, loadStandard, shippedStandard, type InspectedCheck, type Standard } from '../index.ts';
import { copyOfShipped } from '../testing/copy.ts';
import { linesOf, tablesOf } from './markdown.ts';

const copy = await copyOfShipped();
after(() => copy[Symbol.asyncDispose]());
const shipped = await loadStandard(shippedStandard('nhs-lsd'));
const TODAY = Temporal.PlainDate.from('2026-11-22');
const ALL: readonly InspectedCheck[] = ['document-control', 'escalation-plan', 'service-catalogue'];

const findings = (standard: Standard, today = TODAY) => inspectDocuments(standard, today, ALL);
const findingTexts = (standard: Standard, today = TODAY) =>
  findings(standard, today).map((f) => `${f.check} ${f.file}: ${f.message}\n> ${f.quote}`);

/** The shipped standard with one line of one document changed, without going through the disk. */
function withLine(file: string, line: number, text: string): Standard {
  const documents = shipped.documents.map((d) =>
    d.file === file
      ? {
          ...d,
          text: linesOf(d)
            .with(line - 1, text)
            .join('\n'),
        }
      : d,
  );
  return { ...shipped, documents };
}

test('the shipped documents have no findings', () => assert.deepEqual(findingTexts(shipped), []));

test('a telephone number changed in the plan is found, and its line is quoted', async () => {
  const spoilt = await copy.spoilt('documents/escalation.md', (text) =>
    text.replace(/(OOH-2 .*)020 7946 0104/, '$1020 7946 0140'),
  );
  const row =
    '| OOH-2 | 1, 2 | hierarchical | out of hours | 10 minutes after opening | Head of ICT | 020 7946 0140 | telephone | managed | – | all |';
  assert.deepEqual(findingTexts(spoilt), [
    `escalation-plan documents/escalation.md: step OOH-2 is to ring 020 7946 0140, but in contacts.yaml the head of ICT has 020 7946 0104. Correct whichever is wrong.\n> ${row}`,
    `escalation-plan documents/escalation.md: 020 7946 0140 is given for the head of ICT, whose number in contacts.yaml is 020 7946 0104. Correct whichever is wrong.\n> ${row}`,
  ]);
});

test('a telephone number changed in contacts.yaml is found in every document that gives the old one', async () => {
  const spoilt = await copy.spoilt('contacts.yaml', (text) => text.replace('020 7946 0107', '020 7946 0177'));
  assert.deepEqual(
    [...new Set(findings(spoilt).map(({ file }) => file))],
    ['documents/escalation.md', 'documents/continuity.md', 'documents/out-of-hours.md'],
  );
});

test('an overdue review is found from the day after its date', () => {
  assert.deepEqual(findingTexts(shipped, Temporal.PlainDate.from('2027-10-04')), []);
  assert.deepEqual(findingTexts(shipped, Temporal.PlainDate.from('2027-10-05')), [
    'document-control documents/confidentiality.md: the review was due on 2027-10-04 and is overdue (today is 2027-10-05). Review the document and approve it again.\n> reviewBy: 2027-10-04',
  ]);
});

const SPOILT: readonly (readonly [what: string, file: string, from: string, to: string, says: string])[] = [
  [
    'a footer of another version',
    'documents/incident.md',
    'Version 3.2 · Approved 2026',
    'Version 3.0 · Approved 2026',
    'the footer does not agree with the front matter. It must read: LSD-PR-01 · Version 3.2 · Approved 2026-11-22 · Review by 2027-10-11\n> LSD-PR-01 · Version 3.0 · Approved 2026-11-22 · Review by 2027-10-11',
  ],
  [
    'a header that still says Draft',
    'documents/incident.md',
    'Version 3.2 · Approved\n',
    'Version 3.2 · Draft\n',
    'the header does not agree with the front matter. It must read: LSD-PR-01 · Incident procedure · Version 3.2 · Approved\n> LSD-PR-01 · Incident procedure · Version 3.2 · Draft',
  ],
  [
    'a review more than a year away',
    'documents/change.md',
    'reviewBy: 2027-11-12',
    'reviewBy: 2027-11-17',
    'more than a year passes between approval (2026-11-16) and review (2027-11-17). Review by 2027-11-16.\n> reviewBy: 2027-11-17',
  ],
  [
    'an approval still to come',
    'documents/change.md',
    'approved: 2026-11-16',
    'approved: 2026-12-01',
    'was approved on 2026-12-01, which is in the future (today is 2026-11-22).\n> approved: 2026-12-01',
  ],
  [
    'no approver',
    'documents/change.md',
    'approver: head-of-ict\n',
    '',
    'the document does not say its "approver". Add it to the front matter.\n> ---',
  ],
  [
    'an owner nobody knows',
    'documents/change.md',
    'owner: change-manager',
    'owner: change-manger',
    '"change-manger" is no role of contacts.yaml, so nobody can be asked. Did you mean "change-manager"?\n> owner: change-manger',
  ],
  [
    'a draft',
    'documents/change.md',
    'status: approved',
    'status: draft',
    '"LSD-PR-08" is only a draft. Approve it, so that staff have a version to follow.\n> status: draft',
  ],
  [
    'a process without a procedure',
    'documents/change.md',
    'status: approved',
    'status: withdrawn',
    'there is no approved procedure for "change". Write one under documents/, or approve it.\n> processes: [incident, major-incident, escalation, hand-off, out-of-hours, confidentiality, continuity, change]',
  ],
  [
    'one id twice',
    'documents/major-incident.md',
    'id: LSD-PR-02',
    'id: LSD-PR-01',
    '"LSD-PR-01" has a second approved version in documents/incident.md. Withdraw one of them.\n> id: LSD-PR-01',
  ],
  [
    'a step that only the data has',
    'documents/escalation.md',
    '| BH-1 |',
    '| BH-9 |',
    'step BH-1 of the plan is not in documents/escalation.md. Add its row to the table on line 43.\n> - id: BH-1',
  ],
  [
    'a promise that the document makes otherwise',
    'escalation-plan.yaml',
    "'2': PT1H }",
    "'2': PT90M }",
    '"The caller of severity 2 hears something at least every" is 1 hour here, but in escalation-plan.yaml it is 90 minutes. Correct whichever is wrong.\n> | The caller of severity 2 hears something at least every | 1 hour |',
  ],
  [
    'an interval that only the document has',
    'escalation-plan.yaml',
    "'1': PT30M, ",
    '',
    '"The caller of severity 1 hears something at least every" is no interval of escalation-plan.yaml. Add it there, or remove the row.\n> | The caller of severity 1 hears something at least every | 30 minutes |',
  ],
  [
    'a step that only the document has',
    'escalation-plan.yaml',
    'id: BH-1',
    'id: BH-9',
    'step "BH-1" is not in escalation-plan.yaml, so the desk will never take it. Add it there, or remove the row.\n> | BH-1 | 1, 2 | hierarchical | bank holidays | 5 minutes after opening | Bank holiday coordinator | 020 7946 0107 | telephone | managed | – | all |',
  ],
  [
    'an hour that nobody covers',
    'escalation-plan.yaml',
    '    severities: [3, 4, 5]\n    kind: hierarchical\n    trigger: { clock: response',
    '    severities: [3, 4]\n    kind: hierarchical\n    trigger: { clock: response',
    'the plan has no step for severity 5 on bank holidays: nobody would be notified. Add one, for all services.\n> steps:',
  ],
  [
    'a number nobody has',
    'documents/change.md',
    '## 3. A normal change',
    'Printers: 020 7946 0999',
    '020 7946 0999 is not the number of any contact in contacts.yaml. Correct it, or add the contact.\n> Printers: 020 7946 0999',
  ],
  [
    'an application that the written catalogue leaves out',
    'documents/hand-off.md',
    '| Choose and Book | Atos',
    '| Cheese and Book | Atos',
    'the table does not list Choose and Book. Add its row.\n> | Application | Owner | Tier | Hours | Route | Dependencies |',
  ],
  [
    'an application of another tier',
    'services.yaml',
    'tier: platinum',
    'tier: gold',
    'Care Records Service has tier "Platinum" here, but in the catalogue that the desk runs on it is "Gold". Correct whichever is wrong.\n> | Care Records Service | BT Health, London local service provider | Platinum | 24 hours a day, 365 days a year | direct to BT Health | N3 network, smartcard and registration authority service, ward network |',
  ],
  [
    'an application that no procedure names',
    'documents/incident.md',
    'Electronic Prescription Service',
    'Electronic Something Service',
    'Electronic Prescription Service is named nowhere in the text of documents/hand-off.md and documents/incident.md. Name it where the procedure says what it covers.\n> - id: eps',
  ],
  [
    'an application without dependencies',
    'services.yaml',
    'dependencies: [N3 network, radiology information system, ward network]',
    'dependencies: []',
    'Picture Archiving and Communications System has no dependencies. List what it cannot work without, or "none known".\n> - id: pacs',
  ],
  [
    'a turn that only the rota has',
    'documents/out-of-hours.md',
    '| Duty manager | 2026-12-24 18:00 | 2026-12-27 08:00 | Ifeoma Clarke |\n',
    '',
    'the table leaves out that Ifeoma Clarke is Duty manager from 2026-12-24 18:00 until 2026-12-27 08:00. Add the row, or change rota.yaml.\n> | Role on call | From | Until | Who |',
  ],
  [
    'somebody else on the rota than in the document',
    'rota.yaml',
    'to: mon 08:00, who: arden',
    'to: mon 08:00, who: marsh',
    'the Director on call from fri 18:00 has "who" Philip Arden here, but in rota.yaml it is Eleanor Marsh. Correct whichever is wrong.\n> | Director on call | Fri 18:00 | Mon 08:00 | Philip Arden |',
  ],
  [
    'a turn that only the document has',
    'rota.yaml',
    '      - { from: 2026-12-31T18:00, to: 2027-01-02T08:00, who: clarke }\n',
    '',
    'rota.yaml has no turn of the Duty manager that begins 2026-12-31 18:00, so the desk calls somebody else then. Add it there, or remove the row.\n> | Duty manager | 2026-12-31 18:00 | 2027-01-02 08:00 | Ifeoma Clarke |',
  ],
  [
    'another time for the director on call in the major incident procedure',
    'documents/major-incident.md',
    '15 minutes after declaring |',
    '20 minutes after declaring |',
    '"Without a manager the director on call is rung" is 20 minutes after declaring here, but in escalation-plan.yaml it is 15 minutes after declaring. Correct whichever is wrong.\n> | Without a manager the director on call is rung | 20 minutes after declaring |',
  ],
  [
    'another time for a manager of a major incident',
    'documents/escalation.md',
    '| A manager is named within | 15 minutes |',
    '| A manager is named within | 20 minutes |',
    '"A manager is named within" is 20 minutes here, but in escalation-plan.yaml it is 15 minutes. Correct whichever is wrong.\n> | A manager is named within | 20 minutes |',
  ],
];

for (const [what, file, from, to, says] of SPOILT) {
  test(`found: ${what}`, async () => {
    const spoilt = findingTexts(await copy.spoilt(file, (text) => text.replace(from, to)));
    assert.ok(
      spoilt.some((finding) => finding.endsWith(`: ${says}`)),
      spoilt.join('\n\n'),
    );
  });
}

test('any digit of any telephone number, changed anywhere, is found on its line', () => {
  let changed = 0;
  for (const document of shipped.documents) {
    for (const [i, line] of linesOf(document).entries()) {
      for (const { index } of line.matchAll(/(?<=020 7946 0\d\d)\d/g)) {
        const spoilt = withLine(
          document.file,
          i + 1,
          `${line.slice(0, index)}${(Number(line[index]) + 5) % 10}${line.slice(index + 1)}`,
        );
        assert.ok(
          findings(spoilt).some((f) => f.file === document.file && f.line === i + 1),
          `${document.file}:${i + 1} ${line}`,
        );
        changed += 1;
      }
    }
  }
  assert.ok(changed > 50, `only ${changed} numbers were there to change`);
});

test('any changed cell of the plan, catalogue, rota or times of a major incident is found on its line', () => {
  for (const [file, column] of [
    ['documents/escalation.md', 'step'],
    ['documents/hand-off.md', 'application'],
    ['documents/out-of-hours.md', 'role on call'],
    ['documents/major-incident.md', 'time of a major incident'],
  ] as const) {
    const document = shipped.documents.find((d) => d.file === file)!;
    const table = tablesOf(document).find(({ columns }) => columns.includes(column))!;
    for (const { line } of table.rows) {
      const cells = linesOf(document)[line - 1]!.split('|');
      cells.slice(1, -1).forEach((cell, i) => {
        const spoilt = findings(withLine(file, line, cells.with(i + 1, `${cell}x `).join('|')));
        assert.ok(
          spoilt.some((f) => f.file === file && f.line === line),
          `${file}:${line} ${cell}`,
        );
      });
    }
  }
});

test('any removed line of front matter is found or refused', async () => {
  for (const document of shipped.documents) {
    for (const line of linesOf(document).slice(1, linesOf(document).indexOf('---', 1))) {
      const result = await copy
        .spoilt(document.file, (text) => text.replace(`${line}\n`, ''))
        .then(findingTexts, (error: unknown) => [String(error)]);
      assert.ok(result.length > 0, `${document.file} without ${line}`);
    }
  }
});

test('the matrix in the incident procedure equals that of the desk', () => {
  const incident = shipped.documents.find(({ process }) => process === 'incident')!;
  const table = tablesOf(incident).find(({ columns }) => columns[0] === 'impact')!;
  const written = table.rows.map(({ cells }) => Object.values(cells).slice(1));
  assert.deepEqual(
    written,
    Object.values(shipped.severity.matrix).map((row) => Object.values(row)),
  );
});
