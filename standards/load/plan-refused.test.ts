import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { copyOfShipped } from '../testing/copy.ts';

const copy = await copyOfShipped();
after(() => copy[Symbol.asyncDispose]());

/** What is changed in the file, and what is then said, without its line. */
const REFUSED: readonly (readonly [file: string, from: string, to: string, says: string])[] = [
  [
    'escalation-plan.yaml',
    'trigger: { declared: PT15M }',
    'trigger: { declared: PT20M }',
    'majorIncident.managerWithin  nobody is told when a major incident of severity 1 has no manager by then. Add a step of it with trigger { declared: PT15M }, period always, unless managed.',
  ],
  [
    'escalation-plan.yaml',
    '[team-lead, duty-manager, head-of-ict, bank',
    '[team-led, duty-manager, head-of-ict, bank',
    'majorIncident.managers[1]  there is no role "team-led" in contacts.yaml. Did you mean "team-lead"?',
  ],
];
for (const [file, from, to, says] of REFUSED)
  test(`refused: ${says}`, async () => {
    const refusal = await copy.refusal(file, (text) => text.replace(from, to));
    const lines = (refusal ?? '').split('\n').map((line) => line.replace(/^([\w-]+\.yaml):\d+ {2}/, '$1 '));
    assert.ok(lines.includes(`${file} ${says}`), refusal ?? 'nothing was refused');
  });
