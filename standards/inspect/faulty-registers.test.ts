import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { inspectDocuments, type InspectedCheck } from '../index.ts';
import { copyOfShipped } from '../testing/copy.ts';

/*
 * Faulty registers: the shipped standard with one edit each, and what finds it. adapters/faulty/README.md lists them beside the faulty
 * adapters. A withdrawn procedure that the desk still offers is found by a scenario: rehearsal/withdrawn-procedure.test.ts.
 */
const copy = await copyOfShipped();
after(() => copy[Symbol.asyncDispose]());
const TODAY = Temporal.PlainDate.from('2026-11-22');
const ALL: readonly InspectedCheck[] = ['document-control', 'escalation-plan', 'service-catalogue'];

const EDITS: readonly (readonly [what: string, file: string, change: (text: string) => string, found: RegExp])[] = [
  [
    'an approver who is nobody',
    'documents/incident.md',
    (text) => text.replace('approver: head-of-ict', 'approver: head-of-nothing'),
    /documents\/incident\.md.*no role of contacts/,
  ],
  [
    'an approver left out',
    'documents/incident.md',
    (text) => text.replace('approver: head-of-ict\n', ''),
    /documents\/incident\.md.*approver/,
  ],
  [
    'a changed number',
    'documents/escalation.md',
    (text) => text.replace(/(OOH-2 .*)020 7946 0104/, '$1020 7946 0140'),
    /documents\/escalation\.md.*OOH-2 is to ring 020 7946 0140/,
  ],
  [
    'an overdue review',
    'documents/incident.md',
    (text) => text.replace('reviewBy: 2027-10-11', 'reviewBy: 2026-11-21'),
    /documents\/incident\.md.*the review was due on 2026-11-21 and is overdue/,
  ],
  [
    'a withdrawn procedure',
    'documents/incident.md',
    (text) => text.replace('status: approved', 'status: withdrawn').replace('· Approved', '· Withdrawn'),
    /incident.*procedure|procedure.*incident/i,
  ],
];

for (const [what, file, change, found] of EDITS)
  test(`${what} is found or refused`, async () => {
    const refusal = await copy.refusal(file, change);
    const findings = refusal === null ? inspectDocuments(await copy.spoilt(file, change), TODAY, ALL) : [];
    const said = [...(refusal === null ? [] : [refusal]), ...findings.map((each) => `${each.file}: ${each.message}`)];
    assert.ok(
      said.some((each) => found.test(each)),
      said.join('\n') || 'nothing is found',
    );
  });
