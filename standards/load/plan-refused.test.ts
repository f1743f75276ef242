import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { copyOfShipped } from '../testing/copy.ts';

const copy = await copyOfShipped();
after(() => copy[Symbol.asyncDispose]());

/** The change to the file, and the expected complaint without its line. */
const REFUSED: readonly (readonly [file: string, from: string, to: string, says: string])[] = [
  [
    'escalation-plan.yaml',
    'trigger: { declared: PT15M }',
    'trigger: { declared: PT20M }',
    'majorIncident.managerWithin  nobody is notified when a major incident of severity 1 has no manager by then. Add a step of it with trigger { declared: PT15M }, period always, unless managed.',
  ],
  [
    'escalation-plan.yaml',
    '[team-lead, duty-manager, head-of-ict, bank',
    '[team-led, duty-manager, head-of-ict, bank',
    'majorIncident.managers[1]  there is no role "team-led" in contacts.yaml. Did you mean "team-lead"?',
  ],
  [
    'escalation-plan.yaml',
    'lateness: PT5M',
    'lateness: five minutes',
    'lateness  "five minutes" is not a duration in whole hours, minutes and seconds. Write it like PT4H or PT1H30M.',
  ],
  [
    'rota.yaml',
    'to: mon 08:00, who: baptiste',
    'to: mon 07:30, who: baptiste',
    'rotas[duty-manager].week[2].to  nobody is the duty-manager from mon 07:30 to mon 08:00. Let this end later, or add who is.',
  ],
  [
    'rota.yaml',
    'to: fri 18:00, who: okafor',
    'to: fri 19:00, who: okafor',
    'rotas[duty-manager].week[1].to  two people are the duty-manager from fri 18:00. Let this end there, or the other begin at fri 19:00.',
  ],
  ['rota.yaml', ', who: okafor', '', 'rotas[duty-manager].week[1]  has no "who". Add it.'],
  [
    'rota.yaml',
    'who: okafor',
    'who: okafr',
    'rotas[duty-manager].week[1].who  there is no person "okafr" in the people of rota.yaml. Did you mean "okafor"?',
  ],
  [
    'rota.yaml',
    'from: 2026-12-31T18:00',
    'from: 2026-12-26T18:00',
    'rotas[duty-manager].exceptions[2]  two people are the duty-manager from 2026-12-26T18:00: exception 1 holds then too.',
  ],
  [
    'rota.yaml',
    'from: mon 08:00',
    'from: mon 8:00',
    'rotas[duty-manager].week[1].from  "mon 8:00" is not a time of the week. Write it like fri 18:00.',
  ],
  [
    'standard.yaml',
    'zone: Europe/London',
    'zone: Europe/Londno',
    'zone  "Europe/Londno" is not a time zone. Write an IANA name like Europe/London, not an offset. Did you mean "Europe/London"?',
  ],
  [
    'standard.yaml',
    'zone: Europe/London',
    'zone: BST',
    'zone  "BST" is not a time zone. Write an IANA name like Europe/London, not an offset.',
  ],
  ['standard.yaml', 'zone: Europe/London\n', '', 'has no "zone". Add it.'],
  [
    'rota.yaml',
    'zone: Europe/London',
    'zone: Europe/Londn',
    'zone  "Europe/Londn" is not a time zone. Write an IANA name like Europe/London, not an offset. Did you mean "Europe/London"?',
  ],
];
for (const [file, from, to, says] of REFUSED)
  test(`refused: ${says}`, async () => {
    const refusal = await copy.refusal(file, (text) => text.replace(from, to));
    const lines = (refusal ?? '').split('\n').map((line) => line.replace(/^([\w-]+\.yaml):\d+ {2}/, '$1 '));
    assert.ok(lines.includes(`${file} ${says}`), refusal ?? 'nothing was refused');
  });
